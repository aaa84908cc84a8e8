/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {number} floor the same thing done by the barest means, in the same run
 * @property {number} ratio how close to the floor; 1 is the floor
 * @property {number} [bytes] of what was made, where files are
 */

/**
 * @typedef {object} Bench
 * @property {import('../tools/stack.mjs').Stack} stack
 * @property {import('../tools/client.mjs').Client} client signed in as a project manager
 */

/**
 * @param {readonly number[]} numbers
 * @returns {number}
 */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

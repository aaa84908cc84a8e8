/**
 * People at work while things die: each creates use cases, edits them and asks for reports, and repeats a request
 * with the same key until it has an answer. What was acknowledged is written down.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('../client.mjs').Client} Client */

/**
 * @typedef {object} Ledger
 * @property {{ id: string, title: string }[]} created
 * @property {Map<string, number>} edits acknowledged edits by use case
 * @property {Set<string>} reports ids of the reports acknowledged
 * @property {number} retries requests that had to be sent again
 */

/** @returns {Ledger} */
export function newLedger() {
  return { created: [], edits: new Map(), reports: new Set(), retries: 0 };
}

/**
 * @param {{ client: Client, entityId: string, ledger: Ledger, random: () => number, month: string,
 *   stopped: () => boolean }} options
 */
export async function work({ client, entityId, ledger, random, month, stopped }) {
  while (!stopped()) {
    const title = `Drill ${randomUUID()}`;
    const created = await until(ledger, (key) =>
      client.send('POST', '/api/use-cases', { title, entityId }, key),
    );
    ledger.created.push({ id: created.id, title });
    let version = created.version;
    for (let edit = 0; edit < 2; edit += 1) {
      const summary = `${title}, edit ${edit}`;
      version = await saved(ledger, client, created.id, version, summary);
      ledger.edits.set(created.id, (ledger.edits.get(created.id) ?? 0) + 1);
    }
    if (random() < 0.06) {
      const body = { month, entityId: null, language: random() < 0.5 ? 'fr' : 'en' };
      const report = await until(ledger, (key) => client.send('POST', '/api/monthly-reports', body, key));
      ledger.reports.add(report.id);
    }
    await sleep(random() * 80);
  }
}

/**
 * Sends until there is an answer that settles it.
 * @param {Ledger} ledger
 * @param {(key: Record<string, string>) => Promise<Response>} send one key for all repetitions
 * @returns {Promise<any>}
 */
async function until(ledger, send) {
  const key = { 'idempotency-key': randomUUID() };
  for (;;) {
    const response = await send(key).catch(() => null);
    const text = response === null ? null : await response.text().catch(() => null);
    if (response?.ok && text !== null) return JSON.parse(text);
    if (response !== null && text !== null && response.status < 500 && response.status !== 429) {
      throw new Error(`Refused: ${response.status} ${text.slice(0, 300)}`);
    }
    ledger.retries += 1;
    await sleep(150);
  }
}

/**
 * Saves a summary at a version. An answer that was lost shows as a conflict whose current text is ours.
 * @param {Ledger} ledger
 * @param {Client} client
 * @param {string} id
 * @param {number} version
 * @param {string} summary
 * @returns {Promise<number>} the new version
 */
async function saved(ledger, client, id, version, summary) {
  for (;;) {
    const response = await client
      .send('PATCH', `/api/use-cases/${id}`, { version, changes: { summary } })
      .catch(() => null);
    const text = response === null ? null : await response.text().catch(() => null);
    if (response?.ok && text !== null) return JSON.parse(text).version;
    if (response?.status === 409 && text !== null) {
      const { current } = JSON.parse(text);
      if (current.summary === summary && current.version === version + 1) return current.version;
    }
    if (response !== null && text !== null && response.status < 500) {
      throw new Error(`Refused: ${response.status} ${text.slice(0, 300)}`);
    }
    ledger.retries += 1;
    await sleep(150);
  }
}

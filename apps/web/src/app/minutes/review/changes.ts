import type { MinutesComparison } from '@jalon/contracts';

export type ComparedBlock = MinutesComparison['blocks'][number];

/** A block to be shown, or blocks that stayed as they were and are folded together. */
export type ChangePart =
  | {
      readonly kind: 'block';
      readonly id: number;
      readonly block: ComparedBlock;
      readonly change: number | null;
    }
  | { readonly kind: 'fold'; readonly id: number; readonly blocks: readonly ComparedBlock[] };

/** What is the same beside a change says where one is; the rest of it folds away when there are this many. */
const AROUND = 1;
const FOLD_FROM = 2;

/** The comparison as it is shown: changes numbered from 0, long stretches of what is the same folded. */
export function changeParts(blocks: readonly ComparedBlock[]): readonly ChangePart[] {
  const parts: ChangePart[] = [];
  let changes = 0;
  const show = (block: ComparedBlock, id: number) =>
    parts.push({ kind: 'block', id, block, change: block.change === 'same' ? null : changes++ });
  for (let index = 0; index < blocks.length;) {
    const block = blocks[index];
    if (!block) break;
    if (block.change !== 'same') {
      show(block, index++);
      continue;
    }
    let end = index;
    while (blocks[end]?.change === 'same') end++;
    // At the edges of the text there is a change on one side alone.
    const first = index === 0 ? index : Math.min(end, index + AROUND);
    const last = end === blocks.length ? end : Math.max(first, end - AROUND);
    const hidden = blocks.slice(first, last);
    blocks.slice(index, hidden.length < FOLD_FROM ? end : first).forEach((one, at) => show(one, index + at));
    if (hidden.length >= FOLD_FROM) {
      parts.push({ kind: 'fold', id: first, blocks: hidden });
      blocks.slice(last, end).forEach((one, at) => show(one, last + at));
    }
    index = end;
  }
  return parts;
}

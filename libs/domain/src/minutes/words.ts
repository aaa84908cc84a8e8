import { plainText, type MinutesBlock, type MinutesContent, type MinutesInline } from './content.js';

/** Any node of the document, seen as what it holds. */
interface Node {
  readonly type: string;
  readonly content?: readonly (Node | MinutesInline)[];
}

const INLINE = new Set(['text', 'mention', 'hardBreak']);
/** Nodes that hold inlines; the others hold blocks. */
const TEXTUAL = new Set(['point', 'entry', 'paragraph', 'heading']);

/**
 * The textual nodes of `block` in the order of the text, with what they stand in. Walks with a stack of its own:
 * a list nested ten thousand deep is a text like another.
 */
function* textual(
  block: Node,
): Generator<{ readonly inlines: readonly MinutesInline[]; readonly row: number }> {
  const stack: Node[] = [block];
  let row = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'tableRow') row++;
    const children = node.content ?? [];
    if (TEXTUAL.has(node.type)) {
      yield { inlines: children as readonly MinutesInline[], row };
      continue;
    }
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index] as Node;
      if (!INLINE.has(child.type)) stack.push(child);
    }
  }
}

/** The words of a block: lines of a list under each other, cells of a table side by side. */
export function blockText(block: MinutesBlock): string {
  let text = '';
  let last: number | null = null;
  for (const { inlines, row } of textual(block)) {
    if (last !== null) text += block.type === 'table' && row === last ? ' | ' : '\n';
    text += plainText(inlines);
    last = row;
  }
  return text;
}

/** Whether anything was written beside the points that the agenda gave. */
export function wroteSomething(content: MinutesContent): boolean {
  return (content.content ?? []).some((block) => block.type !== 'point' && blockText(block).trim() !== '');
}

/** Who is mentioned, each once. */
export function mentionsOf(content: MinutesContent): ReadonlySet<string> {
  const found = new Set<string>();
  for (const block of content.content ?? []) {
    for (const { inlines } of textual(block)) {
      for (const one of inlines) if (one.type === 'mention') found.add(one.attrs.id);
    }
  }
  return found;
}

/** Everybody the text names: owners of typed rows and people mentioned, each once. */
export function peopleIn(content: MinutesContent): ReadonlySet<string> {
  const owners = (content.content ?? []).flatMap((block) =>
    block.type === 'entry' && block.attrs.ownerId !== null ? [block.attrs.ownerId] : [],
  );
  return new Set([...owners, ...mentionsOf(content)]);
}

import { elements, removeChildren } from '../xml/xml.js';
import type { OfficePackage } from '../tokens/package.js';
import { wordPart } from '../tokens/word.js';

/** Settings of the template's own making: where it came from, whom it was merged for, who may change it. */
const DROPPED = [
  'w:attachedTemplate',
  'w:mailMerge',
  'w:trackRevisions',
  'w:documentProtection',
  'w:writeProtection',
  'w:updateFields',
  'w:revisionView',
  'w:rsids',
];
/** Of the template alone: what people said of it, and the pieces Word keeps to build with. */
const PRIVATE = new Set([
  'comments',
  'commentsExtended',
  'commentsIds',
  'commentsExtensible',
  'people',
  'glossaryDocument',
  'attachedToolbars',
  'recipientData',
]);

/** Leaves out what a document made on a template must not say: its own settings, its comments, links out of it. */
export function cleanDocument(pack: OfficePackage, main: string): void {
  for (const { id, type } of pack.relationships(main)) if (PRIVATE.has(type)) pack.unrelate(main, id);
  const settings = wordPart(pack, main, 'settings');
  if (settings === undefined) return;
  removeChildren(pack.tree(settings), ...DROPPED);
  for (const { id, external } of pack.relationships(settings)) if (external) pack.unrelate(settings, id);
  // Some tools leave out the measure the schema wants.
  for (const zoom of elements(pack.tree(settings)))
    if (zoom.name === 'w:zoom' && !zoom.attributes.has('w:percent')) zoom.attributes.set('w:percent', '100');
  const rest = new Set(pack.relationships(settings).map(({ id }) => id));
  const root = pack.tree(settings);
  root.children = elements(root).filter((node) => {
    const id = node.attributes.get('r:id');
    return id === undefined || rest.has(id);
  });
}

import { child, descendants, element, elements, isElement, type XmlElement } from '../xml/xml.js';
import { holder, placeholders, typeOfHolder } from './placeholders.js';

/**
 * Puts right what other tools leave in a master: shapes that share an id, and a look said only of the sample text
 * (as Impress writes it), which new slides would not inherit. Says whether anything changed.
 */
export function repairMaster(root: XmlElement): boolean {
  const numbered = ownIds(root);
  if (child(root, 'p:txStyles')) return numbered;
  const promoted = placeholders(root).map(promoteSample);
  return numbered || promoted.includes(true);
}

/** The same for a layout; placeholders that share an index get one each. */
export function repairLayout(root: XmlElement, master: XmlElement): boolean {
  const numbered = ownIds(root);
  const indexed = ownIndexes(root);
  if (child(master, 'p:txStyles')) return numbered || indexed;
  const promoted = placeholders(root).map((shape) => {
    const type = typeOfHolder(holder(shape) ?? shape);
    return type === 'subTitle' || type === 'ctrTitle' ? promoteSample(shape) : false;
  });
  return numbered || indexed || promoted.includes(true);
}

function ownIds(root: XmlElement): boolean {
  const shapes = descendants(root, 'p:cNvPr');
  let next = Math.max(1, ...shapes.map((node) => Number(node.attributes.get('id') ?? 0))) + 1;
  const seen = new Set<string>();
  let changed = false;
  for (const node of shapes) {
    const id = node.attributes.get('id') ?? '';
    if (seen.has(id) || id === '0') {
      node.attributes.set('id', String(next));
      next += 1;
      changed = true;
    }
    seen.add(id);
  }
  return changed;
}

function ownIndexes(root: XmlElement): boolean {
  const nodes = placeholders(root).flatMap((shape) => holder(shape) ?? []);
  const used = new Set(nodes.map((node) => node.attributes.get('idx') ?? '0'));
  const seen = new Set<string>();
  let next = 20;
  let changed = false;
  for (const node of nodes) {
    const idx = node.attributes.get('idx') ?? '0';
    const titled = /title/i.test(node.attributes.get('type') ?? '') && typeOfHolder(node) !== 'subTitle';
    if (titled) continue;
    if (seen.has(idx)) {
      while (used.has(String(next))) next += 1;
      used.add(String(next));
      node.attributes.set('idx', String(next));
      changed = true;
    } else seen.add(idx);
  }
  return changed;
}

const NOT_LOOKS = ['lang', 'altLang', 'dirty', 'err', 'smtClean'];

/** Makes the look of the sample paragraphs that of the levels they stand for. */
function promoteSample(shape: XmlElement): boolean {
  const body = child(shape, 'p:txBody');
  if (!body || (child(body, 'a:lstStyle')?.children.length ?? 0) > 0) return false;
  const levels = new Map<number, XmlElement>();
  for (const paragraph of elements(body).filter(({ name }) => name === 'a:p')) {
    const properties = child(paragraph, 'a:pPr');
    const level = Number(properties?.attributes.get('lvl') ?? 0);
    const run = descendants(paragraph, 'a:rPr', 'a:endParaRPr')[0];
    if (levels.has(level) || !run || level > 8) continue;
    const look = element(
      'a:defRPr',
      {},
      run.children.filter((node) => !isElement(node) || !node.name.startsWith('a:hlink')),
    );
    look.attributes = new Map([...run.attributes].filter(([name]) => !NOT_LOOKS.includes(name)));
    const own = element(`a:lvl${level + 1}pPr`, {}, [...(properties?.children ?? []), look]);
    own.attributes = new Map([...(properties?.attributes ?? [])].filter(([name]) => name !== 'lvl'));
    levels.set(level, own);
  }
  if (levels.size === 0) return false;
  const list = element(
    'a:lstStyle',
    {},
    [...levels].sort(([a], [b]) => a - b).map(([, node]) => node),
  );
  body.children = body.children.filter((node) => !isElement(node) || node.name !== 'a:lstStyle');
  const at = body.children.findIndex((node) => isElement(node) && node.name === 'a:bodyPr');
  body.children.splice(at + 1, 0, list);
  return true;
}

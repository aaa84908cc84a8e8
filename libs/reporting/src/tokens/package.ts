import type { TemplateParts } from '../template/report.js';
import { escapeXml } from '../text/index.js';
import { child, element, elements, parseXml, writeXml, type XmlElement } from '../xml/xml.js';
import { writeZip } from '../zip/zip.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const CONTENT_TYPES = '[Content_Types].xml';

export interface Relationship {
  readonly id: string;
  /** The last word of its type: `slide`, `chart`, `hyperlink`. */
  readonly type: string;
  /** The name of the part, or the address where it is out of the package. */
  readonly target: string;
  readonly external: boolean;
}

/** Text of a part in any encoding XML allows Office to write; comments go, CDATA becomes text. Throws on a DTD. */
export function readXml(bytes: Buffer): XmlElement {
  const source =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? bytes.toString('utf16le')
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? Buffer.from(bytes).swap16().toString('utf16le')
        : bytes.toString('utf8');
  return parseXml(
    source
      .replace(/^\uFEFF/, '')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => escapeXml(text)),
  );
}

export function cloneXml(node: XmlElement): XmlElement {
  return {
    name: node.name,
    attributes: new Map(node.attributes),
    children: node.children.map((each) => (typeof each === 'string' ? each : cloneXml(each))),
  };
}

/** Parts that belong to the one part that refers to them: copied with it, where others are shared. */
const OWNED = new Set([
  'chart',
  'chartEx',
  'package',
  'notesSlide',
  'chartUserShapes',
  'chartStyle',
  'chartColorStyle',
  'diagramData',
  'diagramDrawing',
]);

/** An Office package being changed: parts are read once, written back when they were touched. */
export class OfficePackage {
  private readonly bytes: Map<string, Buffer | string>;
  private readonly trees = new Map<string, XmlElement>();

  constructor(parts: TemplateParts) {
    this.bytes = new Map(parts);
  }

  has(name: string): boolean {
    return this.bytes.has(name) || this.trees.has(name);
  }

  names(): string[] {
    return [...new Set([...this.bytes.keys(), ...this.trees.keys()])];
  }

  /** The tree of a part, to be changed in place. @throws Error when there is no such part */
  tree(name: string): XmlElement {
    const known = this.trees.get(name);
    if (known) return known;
    const bytes = this.bytes.get(name);
    if (bytes === undefined) throw new Error(`the package has no ${name}`);
    const tree = readXml(Buffer.from(bytes));
    this.trees.set(name, tree);
    return tree;
  }

  /** As it was uploaded, whatever became of it since. */
  original(name: string): XmlElement {
    const bytes = this.bytes.get(name);
    return bytes === undefined ? cloneXml(this.tree(name)) : readXml(Buffer.from(bytes));
  }

  set(name: string, data: Buffer | string | XmlElement, contentType?: string): void {
    if (typeof data === 'string' || Buffer.isBuffer(data)) {
      this.trees.delete(name);
      this.bytes.set(name, data);
    } else this.trees.set(name, data);
    if (contentType !== undefined) this.setContentType(name, contentType);
  }

  remove(name: string): void {
    this.bytes.delete(name);
    this.trees.delete(name);
    const rels = relationshipsName(name);
    if (rels !== name) {
      this.bytes.delete(rels);
      this.trees.delete(rels);
    }
  }

  /** The main part of the document. @throws Error when the package names none */
  main(): string {
    const found = this.relationships('').find(({ type }) => type === 'officeDocument');
    if (!found) throw new Error('the package has no main part');
    return found.target;
  }

  relationships(part: string): Relationship[] {
    const name = relationshipsName(part);
    if (!this.has(name)) return [];
    return elements(this.tree(name)).map((node) => {
      const external = node.attributes.get('TargetMode') === 'External';
      const target = node.attributes.get('Target') ?? '';
      return {
        id: node.attributes.get('Id') ?? '',
        type: node.attributes.get('Type')?.split('/').at(-1) ?? '',
        target: external ? target : resolve(part, target),
        external,
      };
    });
  }

  related(part: string, id: string): string | undefined {
    return this.relationships(part).find((one) => one.id === id && !one.external)?.target;
  }

  /** Adds a relationship of an office type (or of a whole address) and gives its id. */
  relate(part: string, type: string, target: string, external = false): string {
    const name = relationshipsName(part);
    if (!this.has(name)) this.set(name, element('Relationships', { xmlns: `${PACKAGE}/relationships` }));
    const root = this.tree(name);
    const used = new Set(elements(root).map((node) => node.attributes.get('Id')));
    let next = used.size + 1;
    while (used.has(`rId${next}`)) next += 1;
    root.children.push(
      element('Relationship', {
        Id: `rId${next}`,
        Type: type.includes('/') ? type : `${OFFICE}/${type}`,
        Target: external ? escapeXml(target) : `/${target}`,
        ...(external ? { TargetMode: 'External' } : {}),
      }),
    );
    return `rId${next}`;
  }

  unrelate(part: string, id: string): void {
    const name = relationshipsName(part);
    if (!this.has(name)) return;
    const root = this.tree(name);
    root.children = root.children.filter(
      (node) => typeof node === 'string' || node.attributes.get('Id') !== id,
    );
  }

  /** Leads a relationship to another part. */
  redirect(part: string, id: string, target: string): void {
    const node = elements(this.tree(relationshipsName(part))).find((one) => one.attributes.get('Id') === id);
    node?.attributes.set('Target', `/${target}`);
  }

  /** A copy of a part as it is now, with copies of the parts that are its own. Gives its name. */
  clone(name: string): string {
    const copy = this.freeName(name);
    const known = this.trees.get(name);
    if (known) this.trees.set(copy, cloneXml(known));
    const bytes = this.bytes.get(name);
    if (bytes !== undefined) this.bytes.set(copy, bytes);
    const type = this.contentType(name);
    if (type !== undefined) this.setContentType(copy, type);
    const rels = relationshipsName(name);
    if (this.has(rels)) {
      this.trees.set(relationshipsName(copy), cloneXml(this.tree(rels)));
      for (const { id, type: kind, target, external } of this.relationships(name)) {
        if (external || !this.has(target)) continue;
        if (OWNED.has(kind)) {
          const owned = this.clone(target);
          this.redirect(copy, id, owned);
          for (const back of this.relationships(owned))
            if (back.target === name) this.redirect(owned, back.id, copy);
        } else this.redirect(copy, id, target);
      }
    }
    return copy;
  }

  /** A name of its kind that is not taken: `ppt/slides/slide12.xml`. */
  freeName(like: string): string {
    const [, stem = like, extension = ''] = /^(.*?)\d*(\.[^./]+)$/.exec(like) ?? [];
    const taken = new Set(this.names().map((name) => name.toLowerCase()));
    let number = 1;
    while (taken.has(`${stem}${number}${extension}`.toLowerCase())) number += 1;
    return `${stem}${number}${extension}`;
  }

  contentType(name: string): string | undefined {
    const types = elements(this.tree(CONTENT_TYPES));
    const own = types.find((node) => sameName(node.attributes.get('PartName') ?? '', `/${name}`));
    const extension = name.split('.').at(-1)?.toLowerCase();
    const usual = types.find((node) => node.attributes.get('Extension')?.toLowerCase() === extension);
    return (own ?? usual)?.attributes.get('ContentType');
  }

  setContentType(name: string, type: string): void {
    if (this.contentType(name) === type) return;
    const root = this.tree(CONTENT_TYPES);
    root.children = root.children.filter(
      (node) => typeof node === 'string' || !sameName(node.attributes.get('PartName') ?? '', `/${name}`),
    );
    root.children.push(element('Override', { PartName: `/${name}`, ContentType: type }));
  }

  /** The bytes of the package: only what its root leads to, in the order of the names, fixed dates. */
  write(): Buffer {
    const reached = new Set<string>();
    const visit = (part: string): void => {
      const rels = relationshipsName(part);
      if (!this.has(rels)) return;
      reached.add(rels);
      for (const { id, target, external } of this.relationships(part)) {
        if (external) continue;
        if (!this.has(target)) this.unrelate(part, id);
        else if (!reached.has(target)) {
          reached.add(target);
          visit(target);
        }
      }
    };
    visit('');
    const types = this.tree(CONTENT_TYPES);
    const extensions = new Set([...reached].map((name) => name.split('.').at(-1)?.toLowerCase()));
    types.children = types.children.filter((node) => {
      if (typeof node === 'string') return false;
      const part = node.attributes.get('PartName');
      if (part !== undefined) return [...reached].some((name) => sameName(`/${name}`, part));
      return extensions.has(node.attributes.get('Extension')?.toLowerCase());
    });
    const rank = (name: string): number => (name === '_rels/.rels' ? 0 : 1);
    const names = [...reached].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return writeZip([CONTENT_TYPES, ...names].map((name) => ({ name, data: this.data(name) })));
  }

  private data(name: string): Buffer | string {
    const tree = this.trees.get(name);
    return tree ? writeXml(tree) : (this.bytes.get(name) ?? '');
  }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** The name of the part a relationship leads to from another. */
function resolve(part: string, target: string): string {
  const path = decode(target.split('#')[0] ?? '');
  if (path.startsWith('/')) return path.slice(1);
  const steps = part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The child of that name, made where there is none; `first` puts it before the others. */
export function ensureChild(parent: XmlElement, name: string, first = false): XmlElement {
  const found = child(parent, name);
  if (found) return found;
  const made = element(name);
  if (first) parent.children.unshift(made);
  else parent.children.push(made);
  return made;
}

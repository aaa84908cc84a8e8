import type { TemplateParts } from '../template/index.js';
import { descendants } from '../xml/xml.js';
import { extensionOf, fileOf, folderOf, inFolder, resolved } from './part-names.js';
import { parseTemplateXml, TemplateRefused } from './template-xml.js';

export interface TemplateRelationship {
  readonly id: string;
  /** As written in the part. */
  readonly type: string;
  /** Its last word: `slideLayout`, `theme`, `image`… */
  readonly kind: string;
  /** Name of the part it leads to; the address itself when it leads out of the package. */
  readonly target: string;
  readonly external: boolean;
}

export const relationshipsName = (part: string): string =>
  part === '' ? '_rels/.rels' : inFolder(folderOf(part), `_rels/${fileOf(part)}.rels`);

/** Relationships of a part, of the package itself for ''; none where it has no such part. */
export function relationshipsOf(parts: TemplateParts, part: string): TemplateRelationship[] {
  const name = relationshipsName(part);
  const bytes = parts.get(name);
  if (!bytes) return [];
  return descendants(parseTemplateXml(bytes, name), 'Relationship').map((node) => {
    const type = unescape(node.attributes.get('Type') ?? '');
    const target = unescape(node.attributes.get('Target') ?? '');
    const external = node.attributes.get('TargetMode') === 'External';
    return {
      id: node.attributes.get('Id') ?? '',
      type,
      kind: type.split('/').at(-1) ?? '',
      target: external ? target : resolveTarget(part, target),
      external,
    };
  });
}

function resolveTarget(part: string, target: string): string {
  const path = decodeSafely(target.split('#')[0] ?? '');
  return resolved(part, path);
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

export interface ContentTypes {
  readonly defaults: ReadonlyMap<string, string>;
  readonly overrides: ReadonlyMap<string, string>;
}

export function contentTypesOf(parts: TemplateParts): ContentTypes {
  const bytes = parts.get('[Content_Types].xml');
  if (!bytes) throw new TemplateRefused('not_the_format', '[Content_Types].xml', ['pptx']);
  const root = parseTemplateXml(bytes, '[Content_Types].xml');
  const read = (element: string, key: string): Map<string, string> =>
    new Map(
      descendants(root, element).map((node) => [
        (node.attributes.get(key) ?? '').replace(/^\//, ''),
        node.attributes.get('ContentType') ?? '',
      ]),
    );
  const defaults = read('Default', 'Extension');
  return {
    defaults: new Map([...defaults].map(([extension, type]) => [extension.toLowerCase(), type])),
    overrides: read('Override', 'PartName'),
  };
}

export function typeOf(types: ContentTypes, part: string): string {
  return types.overrides.get(part) ?? types.defaults.get(extensionOf(part)) ?? '';
}

/** The presentation part; throws `not_the_format` when the package has none. */
export function mainPart(parts: TemplateParts): string {
  const types = contentTypesOf(parts);
  const main = relationshipsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.target;
  if (main === undefined || !parts.has(main)) throw new TemplateRefused('not_the_format', '', ['pptx']);
  if (
    !/presentationml\.(presentation|template|slideshow)\.main\+xml$|presentation\.macroEnabled|template\.macroEnabled|slideshow\.macroEnabled/.test(
      typeOf(types, main),
    )
  )
    throw new TemplateRefused('not_the_format', main, ['pptx']);
  return main;
}

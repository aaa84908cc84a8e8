import {
  child,
  descendants,
  element,
  elements,
  isElement,
  parseXml,
  writeXml,
  XML_HEADER,
  type XmlElement,
} from '../xml/xml.js';
import { escapeXml } from '../text/index.js';
import {
  contentTypesOf,
  relationshipsName,
  relationshipsOf,
  type TemplateRelationship,
  typeOf,
} from './package.js';
import { extensionOf, relativeTarget } from './part-names.js';
import type { DeckTemplate } from './read-template.js';
import { parseTemplateXml } from './template-xml.js';

/** Parts of a template that are its own pages or belong to whoever made it: they are not carried over. */
const LEFT_OUT =
  /^(slide|notesSlide|comments|commentAuthors|authors|customXml|customXmlProps|printerSettings|vbaProject|viewProps|presProps|tags|thumbnail|slideUpdateInfo|changesInfo|revisionInfo|slideUpdateUrl|oleObject|package|control|activeXControlBinary|legacyDocTextInfo|custom-data)$/;

export interface CarriedPart {
  readonly name: string;
  readonly data: Buffer | string;
}

/** The template's masters, layouts, themes and what they show, with relationships only to what comes along. */
export function carriedParts(template: DeckTemplate): CarriedPart[] {
  const { parts, main, repaired } = template;
  const carried = new Map<string, CarriedPart>();
  const visit = (part: string): void => {
    for (const next of keptRelationships(template, part)) {
      if (next.external || carried.has(next.target)) continue;
      const bytes = parts.get(next.target);
      if (!bytes) continue;
      carried.set(next.target, { name: next.target, data: repaired.get(next.target) ?? bytes });
      visit(next.target);
    }
  };
  visit(main);
  const out = [...carried.values()].map((part) => withoutLostLinks(template, part));
  for (const { name } of [...out]) {
    if (!parts.has(relationshipsName(name))) continue;
    const kept = keptRelationships(template, name);
    if (kept.length > 0) out.push({ name: relationshipsName(name), data: relationshipsXml(name, kept) });
  }
  return out.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function keptRelationships({ parts }: DeckTemplate, part: string): TemplateRelationship[] {
  return relationshipsOf(parts, part).filter(
    ({ kind, external, target }) =>
      !LEFT_OUT.test(kind) && (external ? kind === 'hyperlink' : parts.has(target)),
  );
}

/** Links to the template's own pages lead nowhere once those are gone. */
function withoutLostLinks({ parts }: DeckTemplate, part: CarriedPart): CarriedPart {
  const kept = new Set(keptRelationships({ parts } as DeckTemplate, part.name).map(({ id }) => id));
  const lost = relationshipsOf(parts, part.name).filter(({ id }) => !kept.has(id));
  if (lost.length === 0 || !/xml$/.test(part.name)) return part;
  const root = typeof part.data === 'string' ? parseXml(part.data) : parseTemplateXml(part.data, part.name);
  const gone = new Set(lost.map(({ id }) => id));
  drop(root, gone);
  return { name: part.name, data: writeXml(root) };
}

function drop(node: XmlElement, gone: ReadonlySet<string>): void {
  node.children = node.children.filter((next) => {
    if (!isElement(next)) return true;
    const leads = [...next.attributes].some(([name, value]) => name.startsWith('r:') && gone.has(value));
    if (leads) return false;
    drop(next, gone);
    return next.name !== 'p:custDataLst' || next.children.length > 0;
  });
}

export function relationshipsXml(part: string, relationships: readonly TemplateRelationship[]): string {
  const items = relationships.map(({ id, type, target, external }) => {
    const where = external ? target : encodeURI(relativeTarget(part, target));
    return `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(where)}"${external ? ' TargetMode="External"' : ''}/>`;
  });
  return `${XML_HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** Content types of the carried parts as the template says them, and of ours. */
export function contentTypes(
  template: DeckTemplate,
  carried: readonly CarriedPart[],
  ours: ReadonlyMap<string, string>,
): string {
  const types = contentTypesOf(template.parts);
  const defaults = new Map([
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ]);
  const overrides = new Map(ours);
  for (const { name } of carried) {
    if (name.endsWith('.rels')) continue;
    const own = types.overrides.get(name);
    if (own !== undefined) overrides.set(name, own);
    else if (!defaults.has(extensionOf(name))) defaults.set(extensionOf(name), typeOf(types, name));
  }
  if ([...ours.keys()].some((name) => name.startsWith('ppt/charts/')))
    defaults.set('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const line = ([key, type]: [string, string], tag: string, name: string, lead: string): string =>
    `<${tag} ${name}="${lead}${escapeXml(key)}" ContentType="${escapeXml(type)}"/>`;
  return (
    `${XML_HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    [...defaults].map((entry) => line(entry, 'Default', 'Extension', '')).join('') +
    [...overrides].map((entry) => line(entry, 'Override', 'PartName', '/')).join('') +
    '</Types>'
  );
}

const NOT_OURS = [
  'p:custShowLst',
  'p:photoAlbum',
  'p:custDataLst',
  'p:smartTags',
  'p:modifyVerifier',
  'p:extLst',
];

/** The presentation part with our slides in place of its own, and nothing that speaks of those. */
export function hostPresentation(
  template: DeckTemplate,
  slides: XmlElement,
  sections: XmlElement | undefined,
): string {
  const { presentation } = template;
  const kept = new Set(keptRelationships(template, template.main).map(({ id }) => id));
  const root = element(presentation.name);
  root.attributes = new Map(
    [...presentation.attributes].filter(
      ([name]) =>
        ![
          'firstSlideNum',
          'removePersonalInfoOnSave',
          'conformance',
          'bookmarkIdSeed',
          'mc:Ignorable',
        ].includes(name),
    ),
  );
  for (const node of elements(presentation)) {
    if (NOT_OURS.includes(node.name) || node.name === 'p:sldIdLst') continue;
    const lost = descendants(node, 'p:notesMasterId', 'p:handoutMasterId', 'p:embeddedFont').some((own) =>
      [own, ...descendants(own, 'p:regular', 'p:bold', 'p:italic', 'p:boldItalic')].some((next) => {
        const id = next.attributes.get('r:id');
        return id !== undefined && !kept.has(id);
      }),
    );
    if (lost) continue;
    if (node.name === 'p:sldSz') root.children.push(slides);
    root.children.push(node);
  }
  if (!child(root, 'p:sldIdLst'))
    throw new Error('a presentation without the size of its slides was let through');
  if (sections) root.children.push(sections);
  return writeXml(root);
}

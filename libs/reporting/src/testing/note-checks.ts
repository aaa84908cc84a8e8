import { descendants, parseXml, type XmlElement } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';

export const notePart = (bytes: Uint8Array, name: string): string =>
  readZip(Buffer.from(bytes)).get(name)?.toString('utf8') ?? '';
export const noteBody = (bytes: Uint8Array): XmlElement => parseXml(notePart(bytes, 'word/document.xml'));
export const noteText = (root: XmlElement): string =>
  descendants(root, 'w:t')
    .flatMap((node) => node.children.filter((child) => typeof child === 'string'))
    .join('');
const values = (root: XmlElement, element: string, attribute: string): string[] =>
  descendants(root, element).map((node) => node.attributes.get(attribute) ?? '');

/** What the header of the pages says. */
export function noteHeader(bytes: Uint8Array): string {
  const files = readZip(Buffer.from(bytes));
  const name = [...files.keys()].find((key) => key.startsWith('word/header')) ?? '';
  return noteText(parseXml(notePart(bytes, name)));
}

/** What breaks the rules of the house in a Word document: looks beside styles, references that lead nowhere, levels skipped. */
export function noteProblems(bytes: Uint8Array): string[] {
  const root = noteBody(bytes);
  const styles = new Set(values(parseXml(notePart(bytes, 'word/styles.xml')), 'w:style', 'w:styleId'));
  const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) => values(root, name, 'w:val'));
  const bookmarks = values(root, 'w:bookmarkStart', 'w:name');
  const fields = values(root, 'w:fldSimple', 'w:instr').flatMap(
    (field) => /^(?:REF|PAGEREF) (\S+)/.exec(field)?.[1] ?? [],
  );
  const levels = values(root, 'w:pStyle', 'w:val').flatMap((style) => /^Heading(\d)$/.exec(style)?.[1] ?? []);
  const paragraphs = descendants(root, 'w:body')[0]?.children ?? [];
  return [
    ...used.filter((style) => !styles.has(style)).map((style) => `no style is called ${style}`),
    ...descendants(root, 'w:rPr').flatMap((run) =>
      run.children.some((child) => typeof child !== 'string' && child.name !== 'w:rStyle')
        ? ['a run has a look of its own']
        : [],
    ),
    ...(new Set(bookmarks).size === bookmarks.length ? [] : ['two bookmarks have one name']),
    ...[...fields, ...values(root, 'w:hyperlink', 'w:anchor').filter((anchor) => anchor !== '')]
      .filter((target) => !bookmarks.includes(target))
      .map((target) => `leads to ${target}`),
    ...levels.flatMap((level, index) =>
      Number(level) > Number(levels[index - 1] ?? 0) + 1 ? [`heading ${index + 1} skips a level`] : [],
    ),
    ...descendants(root, 'w:tr').flatMap((row) =>
      descendants(row, 'w:cantSplit').length === 1 ? [] : ['a row may be parted'],
    ),
    ...descendants(root, 'w:tbl').flatMap((table) => [
      ...(descendants(table, 'w:tblHeader').length === 1 ? [] : ['a table repeats no header']),
      ...(descendants(table, 'w:tblDescription')[0]?.attributes.get('w:val') ? [] : ['a table says nothing']),
    ]),
    ...paragraphs.flatMap((node) =>
      typeof node !== 'string' && node.name === 'w:p' && noteText(node) === '' ? ['an empty paragraph'] : [],
    ),
  ];
}

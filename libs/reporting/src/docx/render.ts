import { escapeXml } from '../text/index.js';
import { themePart } from '../theme/index.js';
import { appPart, corePart } from '../xml/doc-props.js';
import { descendants, parseXml, writeXml, type XmlElement } from '../xml/xml.js';
import { writeZip, type ZipEntry } from '../zip/zip.js';
import { estimatePages } from './estimate.js';
import { bookmarkName } from './inlines.js';
import { numberedListId, numberingPart } from './numbering-part.js';
import { produceNoteParts } from './produce.js';
import type { NoteSpec, NoteTable } from './spec.js';
import { stylesPart } from './styles-part.js';

/**
 * Renders a note to the bytes of a .docx: the body by the docx library, styles, numbering, theme and properties ours.
 * The same spec gives the same bytes.
 */
export async function renderNote(note: NoteSpec): Promise<Buffer> {
  return writeZip(noteParts(note, await produceNoteParts(note)));
}

/** The finished parts, content types first, then by name. */
export function noteParts(note: NoteSpec, produced: ReadonlyMap<string, Buffer>): ZipEntry[] {
  const parts = new Map<string, string | Buffer>(produced);
  const replace: Record<string, string> = {
    'word/styles.xml': stylesPart(note.language),
    'word/numbering.xml': numberingPart(numberedLists(note)),
    'word/theme/theme1.xml': themePart(),
    'docProps/core.xml': corePart(note),
    'docProps/app.xml': appPart(note.company),
  };
  for (const [name, part] of Object.entries(replace)) {
    if (!parts.has(name)) throw new Error(`the document has no ${name} to replace`);
    parts.set(name, part);
  }
  stableRelationships(parts);
  const body = withAlternativeTexts(text(parts, 'word/document.xml'), note);
  parts.set(
    'word/document.xml',
    stableBookmarks(withNumberedLists(withPageNumbers(body, estimatePages(note), note))),
  );
  parts.set('[Content_Types].xml', usedContentTypes(parts));
  const names = [...parts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return names.map((name) => ({ name, data: parts.get(name) ?? '' }));
}

const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);

function text(parts: ReadonlyMap<string, string | Buffer>, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`the document has no ${name}`);
  return part.toString();
}

/** Content types of the kinds of files the package has: the library lists every kind it could hold. */
function usedContentTypes(parts: ReadonlyMap<string, string | Buffer>): string {
  const root = parseXml(text(parts, '[Content_Types].xml'));
  const kinds = new Set([...parts.keys()].map((name) => name.split('.').at(-1)));
  root.children = root.children.filter(
    (node) =>
      typeof node === 'string' ||
      node.name !== 'Default' ||
      kinds.has(node.attributes.get('Extension') ?? ''),
  );
  return writeXml(root);
}

/** How many numbered lists the note has. */
function numberedLists(note: NoteSpec): number {
  return note.blocks.reduce(
    (most, block) => Math.max(most, block.kind === 'item' ? (block.list ?? 0) : 0),
    0,
  );
}

/** The library leaves lists it does not know by name: each gets the numbering we write for it. */
function withNumberedLists(document: string): string {
  return document.replace(
    /<w:numId w:val="\{ordered-(\d+)\}"\/>/g,
    (_, list: string) => `<w:numId w:val="${numberedListId(Number(list))}"/>`,
  );
}

/** The caption and the alternative text of each table, which the library cannot write. */
function withAlternativeTexts(document: string, note: NoteSpec): string {
  const tables = note.blocks.filter((block): block is NoteTable => block.kind === 'table');
  let index = 0;
  return document.replace(/<\/w:tblPr>/g, (end) => {
    const table = tables[index];
    index += 1;
    if (!table) throw new Error('a table nobody asked for');
    return `<w:tblCaption w:val="${escapeXml(table.caption)}"/><w:tblDescription w:val="${escapeXml(table.alt)}"/>${end}`;
  });
}

/** Each entry of the contents ends with the page of its heading: a field with the page estimated as its last result. */
function withPageNumbers(document: string, pages: ReadonlyMap<string, number>, note: NoteSpec): string {
  const known = new Map(
    note.blocks.flatMap((block): [string, number][] =>
      block.kind === 'heading' ? [[bookmarkName(block.id), pages.get(block.id) ?? 1]] : [],
    ),
  );
  return document.replace(
    /<w:p><w:pPr><w:pStyle w:val="TOC\d"\/>(?:<w:tabs>.*?<\/w:tabs>)?<\/w:pPr>.*?<\/w:p>/g,
    (paragraph) => {
      const anchor = /w:anchor="([^"]+)"/.exec(paragraph)?.[1] ?? '';
      return paragraph
        .replace(/<w:tabs>.*?<\/w:tabs>/, '')
        .replace(/<w:tab\/>(?:<w:t xml:space="default"(?:\/>|><\/w:t>))?/, '')
        .replace('</w:hyperlink>', `${pageField(anchor, known.get(anchor) ?? 1)}</w:hyperlink>`);
    },
  );
}

function pageField(anchor: string, page: number): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return (
    `<w:r><w:tab/></w:r>${mark('begin')}<w:r><w:instrText xml:space="preserve"> PAGEREF ${anchor} \\h </w:instrText></w:r>` +
    `${mark('separate')}<w:r><w:t>${page}</w:t></w:r>${mark('end')}`
  );
}

/** Bookmark ids from 1 in each document: the library counts them over all documents of the process. */
function stableBookmarks(document: string): string {
  const renamed = new Map<string, number>();
  return document.replace(
    /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)"/g,
    (_, head: string, id: string) => {
      const next = renamed.get(id) ?? renamed.size + 1;
      renamed.set(id, next);
      return `${head}${next}"`;
    },
  );
}

/** Relationship ids in order of writing: the library draws some of them at random. */
function stableRelationships(parts: Map<string, string | Buffer>): void {
  for (const name of [...parts.keys()].filter((key) => key.endsWith('.rels'))) {
    const root = parseXml(text(parts, name));
    const renamed = new Map<string, string>();
    descendants(root, 'Relationship').forEach((node: XmlElement, index) => {
      const id = node.attributes.get('Id') ?? '';
      renamed.set(id, `rId${index + 1}`);
      node.attributes.set('Id', `rId${index + 1}`);
    });
    parts.set(name, writeXml(root));
    const source = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
    if (source === '' || !parts.has(source)) continue;
    const body = text(parts, source);
    parts.set(
      source,
      body.replace(/\b(r:(?:id|embed|link))="([^"]*)"/g, (whole, attribute: string, id: string) => {
        const next = renamed.get(id);
        return next === undefined ? whole : `${attribute}="${next}"`;
      }),
    );
  }
}

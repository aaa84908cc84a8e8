import { zip, type ZipPart } from '../../../files/testing/zip.js';

const NS =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (...rows: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
export const relationship = (type: string, target: string, more = '') =>
  `<Relationship Id="r${target.length}" Type="${REL}/${type}" Target="${target}" ${more}/>`;

/** The parts of a small house template; what a test is about is changed, added or left out by name. */
export function templateParts(changes: Readonly<Record<string, string | null>> = {}): readonly ZipPart[] {
  const parts: Record<string, string | null> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'ppt/presentation.xml': `<p:presentation ${NS}><p:sldSz cx="12192000" cy="6858000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationships(relationship('theme', 'theme/theme1.xml')),
    'ppt/theme/theme1.xml': `<a:theme ${NS} name="Maison"><a:themeElements><a:clrScheme name="Maison"><a:dk1/></a:clrScheme><a:fontScheme name="Maison"><a:majorFont><a:latin typeface="Titres Maison"/></a:majorFont><a:minorFont><a:latin typeface="Textes Maison"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`,
    'ppt/slideLayouts/slideLayout1.xml': `<p:sldLayout ${NS} type="obj"><p:cSld name="Titre et contenu"><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="Titre 1"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr></p:sp></p:spTree></p:cSld></p:sldLayout>`,
    ...changes,
  };
  return Object.entries(parts).flatMap(([name, text]) => (text === null ? [] : [{ name, text }]));
}

export const aTemplate = (changes: Readonly<Record<string, string | null>> = {}): Buffer =>
  zip(templateParts(changes));

/** Bytes of nothing that anybody packs well. */
export const padding = (bytes: number): Buffer => Buffer.alloc(bytes, 'x');
export const slides = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`ppt/slides/slide${index + 1}.xml`, `<p:sld ${NS}/>`]),
  );

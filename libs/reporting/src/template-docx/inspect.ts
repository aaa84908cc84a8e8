import type { DeliverableKind, TemplateFindingCode } from '@jalon/domain';
import type { TemplateFinding, TemplateParts, TemplateReport } from '../template/report.js';
import { lintTokens } from '../tokens/lint.js';
import { OfficePackage } from '../tokens/package.js';
import { stylesOf, wordPart, type WordStyle } from '../tokens/word.js';
import { child, descendants, elements, type XmlElement } from '../xml/xml.js';

/** EMU of a twentieth of a point. */
const TWENTIETH = 635;
/** The styles our texts are set in, by the name Word gives them in every language. */
const WANTED = [
  'Normal', 'Title', 'heading 1', 'heading 2', 'heading 3', 'List Bullet', 'List Number', 'caption', 'toc 1', 'toc 2',
]; // prettier-ignore
const DOCUMENT_TYPES = /wordprocessingml\.(document|template)\.main\+xml$/;
const OLE = new Set(['oleObject', 'control', 'activeXControlBinary']);

/**
 * Reads an uploaded document as a template: its styles, fonts, page, headers and footers, and its tokens for a kind of
 * deliverable (`null` for all kinds: names are then not judged). Says what refuses it; never throws on a bad file.
 */
export function inspectNoteTemplate(
  parts: TemplateParts,
  kind: DeliverableKind | null = null,
): TemplateReport {
  const findings: TemplateFinding[] = [];
  const find: Find = (level, code, place = '', ...params) => findings.push({ level, code, place, params });
  const empty: TemplateReport = {
    format: 'docx',
    layouts: [],
    fonts: [],
    slideSize: null,
    tokens: [],
    findings,
  };
  if (!checkParts(parts, find)) return empty;
  const pack = new OfficePackage(parts);
  let main: string;
  try {
    main = pack.main();
    if (!pack.has(main) || descendants(pack.tree(main), 'w:body').length === 0) throw new Error('no body');
  } catch {
    find('error', 'not_the_format', '', 'docx');
    return empty;
  }
  const type = pack.contentType(main) ?? '';
  if (/macroEnabled/i.test(type)) find('error', 'macros', main);
  else if (!DOCUMENT_TYPES.test(type)) {
    find('error', 'not_the_format', main, 'docx');
    return empty;
  }
  checkRelationships(pack, find);
  const fonts = [...themeFonts(pack, main, find)];
  const stylesPart = wordPart(pack, main, 'styles');
  const styles = stylesPart === undefined ? [] : stylesOf(pack.tree(stylesPart));
  checkStyles(styles, find);
  if (stylesPart !== undefined) fonts.push(...fontsOf(pack.tree(stylesPart)));
  const section = descendants(pack.tree(main), 'w:sectPr').at(-1);
  if (!section) find('warning', 'no_section');
  const stories = section
    ? elements(section).filter(({ name }) => /^w:(header|footer)Reference$/.test(name))
    : [];
  if (stories.length === 0) find('warning', 'no_header_or_footer');
  const lint = lintTokens('docx', parts, kind);
  findings.push(...lint.findings);
  return { ...empty, fonts: [...new Set(fonts)], slideSize: pageOf(section), tokens: lint.tokens };
}

type Find = (
  level: TemplateFinding['level'],
  code: TemplateFindingCode,
  place?: string,
  ...params: string[]
) => void;

/** Every part that is XML can be read, and declares no document type. */
function checkParts(parts: TemplateParts, find: Find): boolean {
  let readable = true;
  for (const [name, bytes] of parts) {
    if (/vbaProject|vbaData/i.test(name)) find('error', 'macros', name);
    if (/\/(activeX|embeddings\/oleObject)/i.test(name)) find('error', 'ole', name);
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const head = bytes.subarray(0, 4096).toString('latin1').replaceAll('\0', '');
    if (/<!DOCTYPE/i.test(head)) {
      find('error', 'dtd', name);
      readable = false;
      continue;
    }
    if (/purl\.oclc\.org\/ooxml/.test(head)) {
      find('error', 'strict_format', name);
      readable = false;
      continue;
    }
    try {
      new OfficePackage(parts).tree(name);
    } catch {
      find('error', 'broken_xml', name);
      readable = false;
    }
  }
  if (!parts.has('[Content_Types].xml') || !parts.has('_rels/.rels')) {
    find('error', 'not_the_format', '', 'docx');
    return false;
  }
  return readable;
}

function checkRelationships(pack: OfficePackage, find: Find): void {
  for (const rels of pack.names().filter((name) => name.endsWith('.rels'))) {
    const part = rels.replace(/_rels\/([^/]*)\.rels$/, '$1');
    for (const { type, target, external } of pack.relationships(part)) {
      // Where a document was made from is not kept; every other link out of it would be followed when it is opened.
      if (external && type === 'attachedTemplate') find('warning', 'external_link', part, target);
      else if (external && type !== 'hyperlink') find('error', 'external_link', part, target);
      else if (!external && OLE.has(type)) find('error', 'ole', part);
      else if (!external && !pack.has(target) && target !== '' && type !== 'hyperlink')
        find('warning', 'missing_part', part, target);
    }
  }
}

function* themeFonts(pack: OfficePackage, main: string, find: Find): Generator<string> {
  const part = wordPart(pack, main, 'theme');
  if (part === undefined) return;
  const root = pack.tree(part);
  for (const what of ['a:clrScheme', 'a:fontScheme'])
    if (descendants(root, what).length === 0) find('error', 'broken_theme', part, what.slice(2));
  for (const which of ['major', 'minor'] as const) {
    const scheme = descendants(root, `a:${which}Font`)[0];
    const font = scheme && child(scheme, 'a:latin')?.attributes.get('typeface');
    if (font) yield font;
    else find('warning', 'theme_font_missing', part, which);
  }
}

function checkStyles(styles: readonly WordStyle[], find: Find): void {
  const names = new Set(styles.map(({ name }) => name));
  for (const wanted of WANTED) {
    const known =
      names.has(wanted.toLowerCase()) ||
      (wanted === 'Normal' && styles.some(({ type, isDefault }) => type === 'paragraph' && isDefault));
    if (!known) find('warning', 'no_style', '', wanted);
  }
  if (!styles.some(({ type, isDefault }) => type === 'table' && !isDefault))
    find('warning', 'no_style', '', 'Table');
}

const fontsOf = (styles: XmlElement): string[] =>
  descendants(styles, 'w:rFonts').flatMap((node) => node.attributes.get('w:ascii') ?? []);

function pageOf(section: XmlElement | undefined): TemplateReport['slideSize'] {
  const size = section && child(section, 'w:pgSz');
  const width = Number(size?.attributes.get('w:w')) * TWENTIETH;
  const height = Number(size?.attributes.get('w:h')) * TWENTIETH;
  return Number.isFinite(width) && Number.isFinite(height) ? { width, height } : null;
}

import { LAYOUT_NAMES } from '../pptx/spec.js';
import type { TemplateFinding, TemplateParts, TemplateReport } from '../template/index.js';
import { emu } from '../theme/index.js';
import { descendants } from '../xml/xml.js';
import { matchLayouts } from './match.js';
import { contentTypesOf, mainPart, relationshipsOf, typeOf } from './package.js';
import { fileOf, folderOf } from './part-names.js';
import { readDeckTemplate, type DeckTemplate, type HostLayout } from './read-template.js';
import { parseTemplateXml, TemplateRefused } from './template-xml.js';

const SLIDES_MAX = 200;
const LAYOUTS_MAX = 100;
const RATIOS = [16 / 9, 16 / 10, 4 / 3];
const OLE = /^(oleObject|control|activeXControlBinary)$/;
const CM_PER_INCH = 2.54;

/**
 * Checks an opened .pptx as a house template: what it holds, what refuses it (errors), what its author should know
 * (warnings), and where each kind of our pages will be drawn (infos). Never throws on what a file says. Its tokens are
 * read apart.
 */
export function inspectDeckTemplate(parts: TemplateParts): TemplateReport {
  const findings = packageFindings(parts);
  let template: DeckTemplate | null = null;
  try {
    template = readDeckTemplate(parts);
  } catch (error: unknown) {
    if (!(error instanceof TemplateRefused)) throw error;
    findings.push({ level: 'error', code: error.code, place: error.place, params: error.params });
  }
  if (template) findings.push(...lookFindings(template));
  return {
    format: 'pptx',
    layouts: (template?.layouts ?? []).map(described),
    fonts: template ? fontsOf(template) : [],
    slideSize: template ? { width: emu(template.slide.w), height: emu(template.slide.h) } : null,
    tokens: [],
    findings: unique(findings),
  };
}

const described = (layout: HostLayout): TemplateReport['layouts'][number] => ({
  name: layout.name,
  type: layout.type,
  placeholders: [...(layout.title ? [layout.title] : []), ...layout.slots, ...layout.footers].map((slot) => ({
    type: slot.type,
    idx: Number(slot.idx ?? 0),
    name: slot.name,
  })),
});

function unique(findings: readonly TemplateFinding[]): TemplateFinding[] {
  const byText = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byText.values()];
}

/** What must not be in the package, wherever it is. */
function packageFindings(parts: TemplateParts): TemplateFinding[] {
  const findings: TemplateFinding[] = [];
  const refuse = (code: TemplateFinding['code'], place: string, ...params: string[]): void => {
    findings.push({ level: 'error', code, place, params });
  };
  let slides = 0;
  try {
    const types = contentTypesOf(parts);
    for (const name of [...parts.keys()].sort()) {
      const type = typeOf(types, name);
      if (/vbaProject|macroEnabled/i.test(type) || /vbaProject[^/]*\.bin$/i.test(name))
        refuse('macros', name);
      if (/oleObject|activeX/i.test(type) || /(^|\/)(activeX|oleObject)[^/]*\.(bin|xml)$/i.test(name))
        refuse('ole', name);
      if (/\.(xml|rels|vml)$/i.test(name)) readable(parts, name, refuse);
      if (/presentationml\.slide\+xml$/.test(type)) slides += 1;
      if (name.endsWith('.rels')) links(parts, name, refuse);
    }
    mainPart(parts);
  } catch (error: unknown) {
    if (!(error instanceof TemplateRefused)) throw error;
    refuse(error.code, error.place, ...error.params);
  }
  if (slides > SLIDES_MAX) refuse('too_many_slides', '', String(slides), String(SLIDES_MAX));
  else if (slides > 0)
    findings.push({ level: 'info', code: 'slides_dropped', place: '', params: [String(slides)] });
  return findings;
}

type Refuse = (code: TemplateFinding['code'], place: string, ...params: string[]) => void;

function readable(parts: TemplateParts, name: string, refuse: Refuse): void {
  try {
    parseTemplateXml(parts.get(name) ?? Buffer.alloc(0), name);
  } catch (error: unknown) {
    if (!(error instanceof TemplateRefused)) throw error;
    refuse(error.code, error.place, ...error.params);
  }
}

function links(parts: TemplateParts, name: string, refuse: Refuse): void {
  const folder = folderOf(name).replace(/_rels$/, '');
  const owner = `${folder}${fileOf(name).replace(/\.rels$/, '')}`;
  try {
    for (const { kind, external, target } of relationshipsOf(parts, owner)) {
      if (OLE.test(kind)) refuse('ole', owner);
      else if (external && kind !== 'hyperlink') refuse('external_link', owner, target.slice(0, 200));
      else if (external && !/^(https?|mailto):/i.test(target))
        refuse('external_link', owner, target.slice(0, 200));
      else if (!external && target !== '' && !parts.has(target) && kind !== 'slide' && kind !== 'hyperlink')
        refuse('missing_part', owner, target);
    }
  } catch (error: unknown) {
    // A broken list of relationships was named when it was read as a part.
    if (!(error instanceof TemplateRefused)) throw error;
  }
}

function lookFindings(template: DeckTemplate): TemplateFinding[] {
  const { layouts, masters, slide } = template;
  const findings: TemplateFinding[] = [];
  const say = (
    level: TemplateFinding['level'],
    code: TemplateFinding['code'],
    place: string,
    ...params: string[]
  ): void => {
    findings.push({ level, code, place, params });
  };
  const cm = (inches: number): string => (inches * CM_PER_INCH).toFixed(1);
  if (!RATIOS.some((ratio) => Math.abs(slide.w / slide.h / ratio - 1) < 0.02))
    say('warning', 'odd_slide_size', '', cm(slide.w), cm(slide.h));
  if (layouts.length > LAYOUTS_MAX)
    say('error', 'too_many_layouts', '', String(layouts.length), String(LAYOUTS_MAX));
  for (const { part, theme } of masters) {
    if (theme.major === '') say('warning', 'theme_font_missing', part, 'major');
    if (theme.minor === '') say('warning', 'theme_font_missing', part, 'minor');
  }
  for (const layout of layouts) if (!layout.title) say('warning', 'layout_without_title', layout.name);
  if (!layouts.some(({ footers }) => footers.some(({ type }) => type === 'sldNum')))
    say('warning', 'no_page_number', '');
  if (!layouts.some(({ slots }) => slots.length > 0)) say('warning', 'no_body_zone', '');
  const hosts = matchLayouts(template);
  const used = new Set<HostLayout>();
  for (const name of LAYOUT_NAMES) {
    const { layout, own } = hosts[name];
    used.add(layout);
    if (own) say('info', 'layout_matched', layout.name, name);
    else say('info', 'layout_missing', '', name, layout.name);
  }
  for (const layout of layouts) if (!used.has(layout)) say('info', 'layout_unknown', layout.name);
  return findings;
}

/** Fonts of the themes, then those the masters and layouts name beside them. */
function fontsOf({ parts, masters, layouts }: DeckTemplate): string[] {
  const named = [...masters.map(({ part }) => part), ...layouts.map(({ part }) => part)].flatMap((part) =>
    descendants(parseTemplateXml(parts.get(part) ?? Buffer.alloc(0), part), 'a:latin').map(
      (node) => node.attributes.get('typeface') ?? '',
    ),
  );
  const fonts = [...masters.flatMap(({ theme }) => [theme.major, theme.minor]), ...named];
  return [...new Set(fonts.filter((font) => font !== '' && !font.startsWith('+')))];
}

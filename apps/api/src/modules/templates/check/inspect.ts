import type { TemplateFormat } from '@jalon/domain';
import type { TemplateFinding, TemplateLayout, TemplateParts, TemplateReport } from '@jalon/reporting';

const SLIDES_MAX = 200;

/** What a template holds, and what refuses it. The parts were read with distrust before. */
export function inspectTemplate(parts: TemplateParts, format: TemplateFormat): TemplateReport {
  const text = (name: string) => parts.get(name)?.toString('utf8') ?? '';
  const named = (pattern: RegExp) => [...parts.keys()].filter((name) => pattern.test(name)).sort(inOrder);
  const findings: TemplateFinding[] = [];
  const find = (
    level: TemplateFinding['level'],
    code: TemplateFinding['code'],
    place = '',
    ...params: string[]
  ) => findings.push({ level, code, place, params });

  const themes = named(format === 'pptx' ? /^ppt\/theme\/theme\d+\.xml$/ : /^word\/theme\/theme\d+\.xml$/);
  const fonts: string[] = [];
  for (const name of themes) {
    const theme = text(name);
    for (const scheme of ['clrScheme', 'fontScheme']) {
      if (!new RegExp(`<a:${scheme}[\\s>][\\s\\S]*</a:${scheme}>`).test(theme))
        find('error', 'broken_theme', name, scheme);
    }
    for (const which of ['major', 'minor'] as const) {
      const font = new RegExp(`<a:${which}Font>[\\s\\S]*?<a:latin[^>]*typeface="([^"]*)"`).exec(theme)?.[1];
      if (font) fonts.push(font);
      else find('warning', 'theme_font_missing', name, which);
    }
  }
  if (themes.length === 0 && format === 'pptx') find('error', 'broken_theme', '', 'theme');

  const layouts = named(/^ppt\/slideLayouts\/[^/]+\.xml$/).map((name) => readLayout(text(name)));
  let slideSize: TemplateReport['slideSize'] = null;
  if (format === 'pptx') {
    if (layouts.length === 0) find('error', 'no_layout');
    const slides = named(/^ppt\/slides\/[^/]+\.xml$/).length;
    if (slides > SLIDES_MAX) find('error', 'too_many_slides', '', String(slides), String(SLIDES_MAX));
    for (const layout of layouts) {
      const titled = layout.placeholders.some(({ type }) => type === 'title' || type === 'ctrTitle');
      if (!titled) find('warning', 'layout_without_title', layout.name);
    }
    const size = /<p:sldSz[^>]*>/.exec(text('ppt/presentation.xml'))?.[0];
    if (size) slideSize = { width: Number(attribute(size, 'cx')), height: Number(attribute(size, 'cy')) };
  } else {
    const size = /<w:pgSz[^>]*>/.exec(text('word/document.xml'))?.[0];
    // Twentieths of a point: 635 EMU each.
    if (size)
      slideSize = {
        width: Number(attribute(size, 'w:w')) * 635,
        height: Number(attribute(size, 'w:h')) * 635,
      };
    else find('warning', 'no_section');
  }
  return { format, layouts, fonts: [...new Set(fonts)], slideSize, tokens: [], findings };
}

function readLayout(xml: string): TemplateLayout {
  const root = /<p:sldLayout[^>]*>/.exec(xml)?.[0] ?? '';
  return {
    name: attribute(/<p:cSld[^>]*>/.exec(xml)?.[0] ?? '', 'name'),
    type: attribute(root, 'type'),
    placeholders: [...xml.matchAll(/<p:cNvPr([^>]*)>(?:(?!<p:cNvPr)[\s\S])*?<p:ph([^>]*)>/g)].map(
      ([, shape, ph]) => ({
        type: attribute(ph ?? '', 'type') || 'obj',
        idx: Number(attribute(ph ?? '', 'idx') || 0),
        name: attribute(shape ?? '', 'name'),
      }),
    ),
  };
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replace(/&amp;/g, '&') ?? '';
const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

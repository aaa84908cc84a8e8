import { escapeXml } from '../text/index.js';
import { descendants, isElement, type XmlElement } from '../xml/xml.js';
import { chartLanguage, fillChart } from './fill-chart.js';
import { cloneXml, type OfficePackage } from './package.js';
import { DRAWING, findTokens, paragraphsOf, replaceTokens, unescapeXml } from './paragraphs.js';
import type { Scope } from './scope.js';

const FRAMES = new Set(['p:graphicFrame', 'p:sp', 'p:pic', 'p:cxnSp', 'p:grpSp', 'wp:inline', 'wp:anchor']);
const PROPERTIES = new Set(['p:cNvPr', 'wp:docPr']);

/** Charts of a part that were given their data already: one more use of the same part takes a copy of it. */
export type FilledCharts = Set<string>;

/** Fills alternative texts, and the charts whose alternative text names one. */
export function fillDrawings(
  pack: OfficePackage,
  part: string,
  root: XmlElement,
  scope: Scope,
  filled: FilledCharts,
  language: string,
): void {
  for (const frame of framesOf(root)) {
    const properties = propertiesOf(frame);
    const alt = properties && altOf(properties);
    const reference = frame.name === 'p:grpSp' ? undefined : descendants(frame, 'c:chart')[0];
    if (alt === undefined || properties === undefined) continue;
    const tokens = findTokens(alt);
    const named = tokens.flatMap((found) =>
      found.kind === 'token' ? (scope.chart(found.mark.name) ?? []) : [],
    )[0];
    const chart = reference && chartPart(pack, part, reference, filled);
    if (chart !== undefined) {
      for (const paragraph of paragraphsOf(pack.tree(chart), DRAWING))
        replaceTokens(paragraph, DRAWING, (found) => scope.say(found));
      if (named) fillChart(pack, chart, named);
      chartLanguage(pack.tree(chart), language);
    }
    if (tokens.length === 0) continue;
    properties.attributes.set(
      'descr',
      escapeXml(chart !== undefined && named ? named.alt : sayAll(alt, scope)),
    );
  }
}

export function framesOf(root: XmlElement): XmlElement[] {
  return descendants(root, ...FRAMES);
}

/** The properties that name a frame: its own, not those of what it groups. */
export function propertiesOf(frame: XmlElement): XmlElement | undefined {
  for (const node of frame.children) {
    if (!isElement(node)) continue;
    if (PROPERTIES.has(node.name)) return node;
    const inner = node.name.startsWith('p:nv')
      ? node.children.find((each) => isElement(each) && PROPERTIES.has(each.name))
      : undefined;
    if (inner && isElement(inner)) return inner;
  }
  return undefined;
}

export const altOf = (properties: XmlElement): string | undefined => {
  const text = properties.attributes.get('descr');
  return text === undefined ? undefined : unescapeXml(text);
};

function sayAll(text: string, scope: Scope): string {
  let out = '';
  let at = 0;
  for (const found of findTokens(text)) {
    out += text.slice(at, found.start) + scope.say(found);
    at = found.end;
  }
  return out + text.slice(at);
}

/** The part of a chart, a copy of the template's where it was filled already. */
function chartPart(
  pack: OfficePackage,
  part: string,
  reference: XmlElement,
  filled: FilledCharts,
): string | undefined {
  const id = reference.attributes.get('r:id') ?? '';
  const name = pack.related(part, id);
  if (name === undefined || !pack.has(name)) return undefined;
  if (!filled.has(name)) {
    filled.add(name);
    return name;
  }
  const copy = pack.clone(name);
  pack.set(copy, cloneXml(pack.original(name)));
  reference.attributes.set('r:id', pack.relate(part, 'chart', copy));
  filled.add(copy);
  return copy;
}

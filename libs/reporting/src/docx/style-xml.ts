import { THEME_COLOURS, type ThemeSlot } from '../theme/index.js';

/** The words of WordprocessingML that styles are written with. */
export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const HEADING_LIST = 1;
export const BULLET_LIST = 2;
export const NUMBERED_LIST = 3;
export const TABLE_STYLE = 'JalonTable';

const THEME_NAMES: Partial<Record<ThemeSlot, string>> = {
  dk1: 'text1',
  dk2: 'text2',
  lt1: 'background1',
  lt2: 'background2',
  hlink: 'hyperlink',
};
const themeName = (slot: ThemeSlot): string => THEME_NAMES[slot] ?? slot;
export const colour = (slot: ThemeSlot): string =>
  `<w:color w:val="${THEME_COLOURS[slot]}" w:themeColor="${themeName(slot)}"/>`;
export const shade = (slot: ThemeSlot): string =>
  `<w:shd w:val="clear" w:color="auto" w:fill="${THEME_COLOURS[slot]}" w:themeFill="${themeName(slot)}"/>`;
export const size = (points: number): string =>
  `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
export const spacing = (before: number, after: number): string =>
  `<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>`;
export const BOLD = '<w:b/><w:bCs/>';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly pPr?: string;
  readonly rPr?: string;
  readonly priority?: number;
}

export function paragraphStyle({
  id,
  name,
  basedOn = 'Normal',
  next,
  pPr = '',
  rPr = '',
  priority = 1,
}: Style): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>` +
    `${next ? `<w:next w:val="${next}"/>` : ''}<w:uiPriority w:val="${priority}"/><w:qFormat/>` +
    `<w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr></w:style>`
  );
}

export function characterStyle(id: string, name: string, rPr: string): string {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="20"/><w:qFormat/><w:rPr>${rPr}</w:rPr></w:style>`;
}

/** Styles whose paragraphs may stand right under a table, and what they are called. */
const UNDER_TABLES: Readonly<Record<string, string>> = {
  Normal: 'Normal',
  Meta: 'Meta',
  Field: 'Field',
  Labelled: 'Labelled',
};
const UNDER = 'UnderTable';

/** The style of a paragraph right under a table: with air above, where a style for that is there. */
export const underTable = (id: string): string => (id in UNDER_TABLES ? `${id}${UNDER}` : id);

export const underTableStyles = (): string =>
  Object.entries(UNDER_TABLES)
    .map(([id, name]) =>
      paragraphStyle({
        id: `${id}${UNDER}`,
        name: `${name} Under Table`,
        basedOn: id,
        next: id,
        pPr: '<w:spacing w:before="160"/>',
      }),
    )
    .join('');

export const HAIRLINE = (side: string): string =>
  `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="B9C1C0"/>`;

import { HOUSE_FONT } from '../theme/index.js';
import { XML_HEADER } from '../xml/xml.js';
import { BULLET_LIST, HEADING_LIST, NUMBERED_LIST, W } from './style-xml.js';

const LEVELS = [1, 2, 3] as const;
/** Where the text of a list's level begins, in twentieths of a point; its mark hangs before it. */
export const listIndent = (level: number): number => level * 340;
const FONT = `<w:rPr><w:rFonts w:ascii="${HOUSE_FONT}" w:hAnsi="${HOUSE_FONT}" w:cs="${HOUSE_FONT}"/></w:rPr>`;
const nth = (level: number): string => (level === 1 ? '' : String(level));

interface Level {
  readonly level: number;
  readonly format: string;
  readonly style: string;
  readonly text: string;
  readonly left: number;
  readonly hanging: number;
  readonly font?: string;
}

const levelXml = ({ level, format, style, text, left, hanging, font = '' }: Level): string =>
  `<w:lvl w:ilvl="${level - 1}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="${style}"/>` +
  `<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${hanging}"/></w:pPr>${font}</w:lvl>`;

/** The id of the numbered list counted `list` from 1: each begins again at 1. */
export const numberedListId = (list: number): number => NUMBERED_LIST + list;

/**
 * The lists: headings numbered on three levels by their styles, bullets and numbers on three levels too. Every one of
 * the `numbered` lists has its own count.
 */
export function numberingPart(numbered = 0): string {
  const headings = LEVELS.map((level) =>
    levelXml({
      level,
      format: 'decimal',
      style: `Heading${level}`,
      text: LEVELS.slice(0, level)
        .map((each) => `%${each}`)
        .join('.'),
      left: level * 140 + 380,
      hanging: level * 140 + 380,
    }),
  );
  const bullets = LEVELS.map((level) =>
    levelXml({
      level,
      format: 'bullet',
      style: `ListBullet${nth(level)}`,
      text: ['•', '–', '▪'][level - 1] ?? '•',
      left: listIndent(level),
      hanging: 227,
      font: FONT,
    }),
  );
  const numbers = LEVELS.map((level) =>
    levelXml({
      level,
      format: ['decimal', 'lowerLetter', 'lowerRoman'][level - 1] ?? 'decimal',
      style: `ListNumber${nth(level)}`,
      text: `%${level}.`,
      left: listIndent(level) + 57,
      hanging: 284,
    }),
  );
  const list = (id: number, kind: string, levels: readonly string[]): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="${kind}"/>${levels.join('')}</w:abstractNum>`;
  const use = (id: number): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
  const again = LEVELS.map(
    (level) => `<w:lvlOverride w:ilvl="${level - 1}"><w:startOverride w:val="1"/></w:lvlOverride>`,
  ).join('');
  const counted = Array.from(
    { length: numbered },
    (_, index) =>
      `<w:num w:numId="${numberedListId(index + 1)}"><w:abstractNumId w:val="${NUMBERED_LIST}"/>${again}</w:num>`,
  );
  return (
    `${XML_HEADER}<w:numbering ${W}>${list(HEADING_LIST, 'multilevel', headings)}` +
    `${list(BULLET_LIST, 'hybridMultilevel', bullets)}${list(NUMBERED_LIST, 'multilevel', numbers)}` +
    `${use(HEADING_LIST)}${use(BULLET_LIST)}${use(NUMBERED_LIST)}${counted.join('')}</w:numbering>`
  );
}

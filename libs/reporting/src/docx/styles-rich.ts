import { THEME_COLOURS } from '../theme/index.js';
import { listIndent } from './numbering-part.js';
import {
  BOLD,
  BULLET_LIST,
  characterStyle,
  colour,
  NUMBERED_LIST,
  paragraphStyle,
  shade,
  spacing,
} from './style-xml.js';

const LEVELS = [1, 2, 3] as const;
const nth = (level: number): string => (level === 1 ? '' : String(level));
const named = (name: string, level: number): string => (level === 1 ? name : `${name} ${level}`);
/** Where the text of a field begins, after its label. */
const FIELD = 2800;

const listStyle = (id: string, name: string, list: number, level: number): string =>
  paragraphStyle({
    id: `${id}${nth(level)}`,
    name: named(name, level),
    priority: 12,
    pPr:
      `<w:numPr>${level === 1 ? '' : `<w:ilvl w:val="${level - 1}"/>`}<w:numId w:val="${list}"/></w:numPr>` +
      spacing(0, 3),
  });

const entryStyle = (id: string, name: string, slot: 'accent1' | 'accent3' | 'accent5' | 'accent6'): string =>
  paragraphStyle({
    id,
    name,
    pPr:
      `<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${THEME_COLOURS[slot]}" w:themeColor="${slot}"/></w:pBdr>` +
      `${shade('lt2')}<w:spacing w:before="120" w:after="120" w:line="259" w:lineRule="auto"/><w:ind w:left="227" w:right="113"/>`,
  });

/** Lists on three levels, fields with their labels, and what minutes record: each kind with its own edge. */
export function richStyles(): string {
  return (
    LEVELS.map(
      (level) =>
        listStyle('ListBullet', 'List Bullet', BULLET_LIST, level) +
        listStyle('ListNumber', 'List Number', NUMBERED_LIST, level) +
        paragraphStyle({
          id: `ListContinue${nth(level)}`,
          name: named('List Continue', level),
          priority: 12,
          pPr: `${spacing(0, 3)}<w:ind w:left="${listIndent(level)}"/>`,
        }),
    ).join('') +
    paragraphStyle({
      id: 'Field',
      name: 'Field',
      pPr: `<w:tabs><w:tab w:val="left" w:pos="${FIELD}"/></w:tabs>${spacing(0, 3)}<w:ind w:left="${FIELD}" w:hanging="${FIELD}"/>`,
    }) +
    entryStyle('EntryDecision', 'Entry Decision', 'accent1') +
    entryStyle('EntryAction', 'Entry Action', 'accent5') +
    entryStyle('EntryRisk', 'Entry Risk', 'accent3') +
    entryStyle('EntryInfo', 'Entry Info', 'accent6')
  );
}

const ITALIC = '<w:i/><w:iCs/>';
const STRUCK = '<w:strike/>';

/** Emphases, and each joining of them: a piece of text has one style, whatever it joins. */
export function richCharacterStyles(): string {
  return (
    characterStyle('Emphasis', 'Emphasis', ITALIC) +
    characterStyle('Struck', 'Struck', STRUCK) +
    characterStyle('StrongEmphasis', 'Strong Emphasis', BOLD + ITALIC) +
    characterStyle('StrongStruck', 'Strong Struck', BOLD + STRUCK) +
    characterStyle('EmphasisStruck', 'Emphasis Struck', ITALIC + STRUCK) +
    characterStyle('StrongEmphasisStruck', 'Strong Emphasis Struck', BOLD + ITALIC + STRUCK) +
    characterStyle('FieldLabel', 'Field Label', BOLD + colour('dk2'))
  );
}

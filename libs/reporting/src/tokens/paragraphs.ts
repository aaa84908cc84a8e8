import { escapeXml } from '../text/index.js';
import type { XmlElement } from '../xml/xml.js';
import { isElement } from '../xml/xml.js';

/** The names of one markup: of slides and charts, or of documents. */
export interface Markup {
  readonly paragraph: string;
  readonly text: string;
}
export const DRAWING: Markup = { paragraph: 'a:p', text: 'a:t' };
export const WORD: Markup = { paragraph: 'w:p', text: 'w:t' };

/** A token, or a lone pair of braces. */
const TOKEN = /\{\{([^{}]*)\}\}|\{\{|\}\}/g;
/** `#name` opens a repetition and `/name` closes one; a dot at the beginning says that the name is of the item. */
const NAME = /^([#/]?)\s*(\.?[a-z]\w*(?:\.[a-z0-9_]+)*)$/i;

export interface TokenMark {
  readonly sign: '' | '#' | '/';
  /** In small letters: capitals do not matter. */
  readonly name: string;
  /** As it was typed. */
  readonly typed: string;
}

export type Found =
  | { readonly kind: 'token'; readonly mark: TokenMark; readonly start: number; readonly end: number }
  | {
      readonly kind: 'malformed' | 'unclosed' | 'unopened';
      readonly typed: string;
      readonly start: number;
      readonly end: number;
    };

/** Every token of a text and every pair of braces that is none, in order. */
export function findTokens(text: string): Found[] {
  return [...text.matchAll(TOKEN)].map((match): Found => {
    const start = match.index;
    const end = start + match[0].length;
    if (match[0] === '{{') return { kind: 'unclosed', typed: text.slice(start, start + 40), start, end };
    if (match[0] === '}}')
      return { kind: 'unopened', typed: text.slice(Math.max(0, start - 38), end), start, end };
    const typed = (match[1] ?? '').trim();
    const parts = NAME.exec(typed);
    if (!parts) return { kind: 'malformed', typed: match[0], start, end };
    const sign = parts[1] === '#' ? '#' : parts[1] === '/' ? '/' : '';
    const name = parts[2] ?? '';
    return { kind: 'token', mark: { sign, name: name.toLowerCase(), typed: name }, start, end };
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The paragraphs of a part, those within text boxes of other paragraphs included, outer ones first. */
export function paragraphsOf(root: XmlElement, markup: Markup): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (node: XmlElement): void => {
    if (node.name === markup.paragraph) found.push(node);
    for (const next of node.children) if (isElement(next)) visit(next);
  };
  visit(root);
  return found;
}

/** The text elements of a paragraph itself, in order: not those of paragraphs within it. */
export function textNodes(paragraph: XmlElement, markup: Markup): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (node: XmlElement): void => {
    for (const next of node.children) {
      if (!isElement(next) || next.name === markup.paragraph) continue;
      if (next.name === markup.text) found.push(next);
      else visit(next);
    }
  };
  visit(paragraph);
  return found;
}

export const nodeText = (node: XmlElement): string =>
  unescapeXml(node.children.filter((each) => typeof each === 'string').join(''));

export function setNodeText(node: XmlElement, text: string): void {
  node.children = text === '' ? [] : [escapeXml(text)];
  if (node.name === WORD.text) node.attributes.set('xml:space', 'preserve');
}

export const paragraphText = (paragraph: XmlElement, markup: Markup): string =>
  textNodes(paragraph, markup).map(nodeText).join('');

/**
 * Writes what `said` gives for each token of a paragraph, in the formatting of where the token begins, whatever runs it
 * was split into. Values are never read again for tokens. Says whether anything changed.
 */
export function replaceTokens(
  paragraph: XmlElement,
  markup: Markup,
  said: (found: Found) => string,
): boolean {
  const nodes = textNodes(paragraph, markup);
  const texts = nodes.map(nodeText);
  const found = findTokens(texts.join(''));
  if (found.length === 0) return false;
  let from = 0;
  nodes.forEach((node, index) => {
    const to = from + (texts[index] ?? '').length;
    const text = texts[index] ?? '';
    let out = '';
    let at = from;
    for (const token of found) {
      if (token.end <= from || token.start >= to) continue;
      if (token.start >= from) out += `${text.slice(at - from, token.start - from)}${said(token)}`;
      at = Math.min(token.end, to);
    }
    if (at !== from || out !== '') setNodeText(node, out + text.slice(at - from));
    from = to;
  });
  return true;
}

/** Cuts the text of a paragraph to `length` characters, an ellipsis at its end; formatting stays. */
export function cutParagraph(paragraph: XmlElement, markup: Markup, length: number): void {
  let left = length;
  const nodes = textNodes(paragraph, markup);
  const whole = nodes.map(nodeText).join('');
  if (whole.length <= length) return;
  for (const node of nodes) {
    const text = nodeText(node);
    if (left > 0 && text.length >= left) {
      const cut = text.slice(0, Math.max(0, left - 1)).replace(/[\uD800-\uDBFF]$/, '');
      setNodeText(node, `${cut.replace(/[\s,;:.\u00A0\u202F]+$/u, '')}…`);
      left = 0;
    } else if (left <= 0) setNodeText(node, '');
    else left -= text.length;
  }
}

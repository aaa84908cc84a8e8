import type { OfferContentView } from '@jalon/contracts';

type Texts = OfferContentView['context'];

/** Paragraphs and items of a list as lines to type in: an item begins with a dash. */
export function linesOf(texts: Texts): string {
  return texts.map(({ text, level }) => (level === 1 ? `- ${text}` : text)).join('\n');
}

/** The other way round; empty lines are none. */
export function textsOf(lines: string): Texts {
  return listOf(lines).map((line) =>
    /^[-–•]\s+/.test(line)
      ? { text: line.replace(/^[-–•]\s+/, ''), level: 1 as const }
      : { text: line, level: 0 as const },
  );
}

/** One a line. */
export function listOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Hashtags however they are separated; the hash is put before a word that lacks it. */
export function hashtagsOf(text: string): string[] {
  const found = text
    .split(/[\s,;]+/)
    .filter((word) => word.replace(/^#+/, '') !== '')
    .map((word) => `#${word.replace(/^#+/, '')}`);
  return [...new Set(found)];
}

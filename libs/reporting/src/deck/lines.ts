import { cleanLine, truncate } from '../text/index.js';
import type { WordContext } from './context.js';

export const TITLE_LENGTH = 160;

export const line = (text: string | null, max = TITLE_LENGTH): string => truncate(cleanLine(text), max);

/** A name as it is shown: never blank. */
export function titled(context: WordContext, text: string): string {
  return line(text) || context.say(context.words.untitled);
}

/** Compares by code units: the same order in every locale and on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

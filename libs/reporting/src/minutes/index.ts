import { renderNote } from '../docx/index.js';
import { buildDecisionsNote } from './build-decisions.js';
import { buildMinutesNote } from './build-minutes.js';
import type { MinutesFacts } from './facts.js';

export type * from './facts.js';

/** The minutes of a meeting in Word. The same facts give the same bytes. */
export async function renderMinutes(facts: MinutesFacts): Promise<Uint8Array> {
  return renderNote(buildMinutesNote(facts));
}

/** Their short form: decisions and actions alone. The same facts give the same bytes. */
export async function renderDecisions(facts: MinutesFacts): Promise<Uint8Array> {
  return renderNote(buildDecisionsNote(facts));
}

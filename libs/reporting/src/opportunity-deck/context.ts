import {
  missingAnswers,
  SEVERE,
  type MissingAnswers,
  type StudyOption,
  type StudyRisk,
} from '@jalon/domain';
import { line } from '../deck/lines.js';
import { deckContext, type DeckContext } from '../deck/word-context.js';
import type { OpportunityFacts } from './facts.js';
import { opportunityMessages, studyWords, type OpportunityMessages, type StudyWords } from './messages.js';

/** What every page of the restitution needs: facts, words, and what the answers come to. */
export interface OpportunityContext extends DeckContext<OpportunityFacts> {
  readonly own: OpportunityMessages;
  readonly study: StudyWords;
  readonly preferred: StudyOption | null;
  /** Whole euros over three years: three yearly gains less the cost of the preferred option; null while one is unknown. */
  readonly net: number | null;
  readonly severe: number;
  readonly missing: readonly MissingAnswers[];
}

/** Letters a text of a page may take, those of a cell, and of what stands in a title. */
export const LENGTHS = { prose: 520, cell: 400, title: 90 } as const;
const YEARS = 3;

export function contextOf(facts: OpportunityFacts): OpportunityContext {
  const { options, benefits, risks } = facts.study.answers;
  const preferred = options.list.find(({ key }) => key === options.preferred) ?? null;
  const cost = preferred?.euros ?? null;
  const gain = benefits.eurosPerYear;
  return {
    ...deckContext(facts),
    own: opportunityMessages(facts.language),
    study: studyWords(facts.language),
    preferred,
    net: cost === null || gain === null ? null : YEARS * gain - cost,
    severe: risks.list.filter((risk) => (scoreOf(risk) ?? 0) >= SEVERE).length,
    missing: missingAnswers(facts.study.answers),
  };
}

/** The gain over the three years that costs are counted for. */
export const gainOverYears = (perYear: number): number => YEARS * perYear;

/** 1 to 25; null while one of the two is not rated. */
export function scoreOf({ probability, impact }: StudyRisk): number | null {
  return probability === null || impact === null ? null : probability * impact;
}

/** The name of an option: the status quo has none of its own. */
export function optionName({ own, words, say, study }: OpportunityContext, option: StudyOption): string {
  const title = line(option.title);
  if (title !== '') return title;
  return say(option.kind === 'status_quo' ? study.option.status_quo : words.untitled || own.notSaid);
}

/** A text as it is shown, or that nobody answered. */
export function said({ own, say }: OpportunityContext, text: string | null, max: number = LENGTHS.prose): string {
  const shown = line(text, max);
  return say(shown === '' ? own.notSaid : shown);
}

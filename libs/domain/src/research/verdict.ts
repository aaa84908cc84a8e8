import type { ComparativeStudyContent } from '../deliverable/contents.js';
import { rankResults } from '../deliverable/results.js';

/** A comparative study of ours: what is compared, and which of its approaches are the lab's; the others are the state of the art. */
export interface ResearchStudyContent extends ComparativeStudyContent {
  /** Keys of approaches. */
  readonly own: readonly string[];
}

/**
 * Better than the state of the art? `better`: ahead at least once and never behind; `mixed`: ahead and behind;
 * `not_better`: never ahead; `not_shown`: ours was never measured beside another.
 */
export const RESEARCH_VERDICTS = ['better', 'mixed', 'not_better', 'not_shown'] as const;
export type ResearchVerdict = (typeof RESEARCH_VERDICTS)[number];

export interface StateOfTheArt {
  readonly verdict: ResearchVerdict;
  /** Comparisons (one criterion on one dataset) of ours with another: our best against their best. */
  readonly ahead: number;
  readonly level: number;
  readonly behind: number;
}

/** The verdict on a study, from the ranking of its results (rankResults). */
export function stateOfTheArt(content: ResearchStudyContent): StateOfTheArt {
  const own = new Set(content.own);
  const counts = { ahead: 0, level: 0, behind: 0 };
  for (const { cells } of rankResults(content)) {
    const best = (ours: boolean): number =>
      Math.min(
        ...cells.map(({ approach, rank }) => (own.has(approach) === ours && rank !== null ? rank : Infinity)),
      );
    const [mine, theirs] = [best(true), best(false)];
    if (mine === Infinity || theirs === Infinity) continue;
    counts[mine < theirs ? 'ahead' : mine === theirs ? 'level' : 'behind'] += 1;
  }
  return { ...counts, verdict: verdictOf(counts) };
}

function verdictOf({ ahead, level, behind }: Omit<StateOfTheArt, 'verdict'>): ResearchVerdict {
  if (ahead + level + behind === 0) return 'not_shown';
  if (ahead === 0) return 'not_better';
  return behind === 0 ? 'better' : 'mixed';
}

/**
 * Whether the publication step of the course holds (« publication si meilleur que l'état de l'art »), from the verdicts
 * of an internship's studies: true once one is better, false when all are shown and none is, null while open.
 */
export function publicationCondition(verdicts: readonly ResearchVerdict[]): boolean | null {
  if (verdicts.includes('better')) return true;
  if (verdicts.length === 0 || verdicts.includes('not_shown')) return null;
  return false;
}

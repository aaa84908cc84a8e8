import type { CardWave, UseCaseCard } from '@jalon/contracts';
import type { TimeScale } from './roadmap-geometry';

/** What goes live on a day, as its wave tells it. */
export interface GoLive {
  readonly id: string;
  readonly x: number;
  readonly on: string;
  readonly state: 'live' | 'awaited' | 'overdue';
  readonly entities: readonly string[];
  readonly wave: DrawnWave;
}

/** A wave on the line of time, from its first day to its last. */
export interface DrawnWave {
  /** Null outside waves. */
  readonly number: number | null;
  readonly live: number;
  readonly of: number;
  readonly from: string;
  readonly to: string;
}

/** The go-lives of a card on the line, in the order of time. */
export function goLivesOf(card: UseCaseCard, scale: TimeScale, today: string): readonly GoLive[] {
  return card.waves
    .flatMap((cell) => {
      const [number, live, of, days] = cell;
      const wave: DrawnWave = { number, live, of, ...periodOf(cell) };
      return days.map(([on, done, entities]): GoLive => {
        const state = done ? 'live' : on < today ? 'overdue' : 'awaited';
        return { id: `${card.id} ${number ?? ''} ${on} ${state}`, x: scale.x(on), on, state, entities, wave };
      });
    })
    .sort((left, right) => left.x - right.x);
}

/** The waves that last: a line from their first day to their last. */
export function wavesIn(goLives: readonly GoLive[]): readonly DrawnWave[] {
  return [...new Set(goLives.map((one) => one.wave))].filter(
    ({ number, from, to }) => number !== null && from < to,
  );
}

export interface RolloutFigures {
  /** Days on which something goes live. */
  readonly count: number;
  readonly overdue: number;
}

export function rolloutFigures(cards: readonly UseCaseCard[], today: string): RolloutFigures {
  let count = 0;
  let overdue = 0;
  for (const { waves } of cards) {
    for (const [, , , days] of waves) {
      count += days.length;
      for (const [on, live] of days) if (!live && on < today) overdue++;
    }
  }
  return { count, overdue };
}

function periodOf([, , , days]: CardWave): { readonly from: string; readonly to: string } {
  let from = '';
  let to = '';
  for (const [on] of days) {
    if (from === '' || on < from) from = on;
    if (on > to) to = on;
  }
  return { from, to };
}

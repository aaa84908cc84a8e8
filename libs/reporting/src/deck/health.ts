import { isHealthStale, type Health, type Trend } from '@jalon/domain';
import type { ReportUseCase } from '../monthly-report/facts.js';
import type { HealthView } from '../monthly-report/view.js';
import type { ToneName } from '../theme/index.js';
import type { WordContext } from './context.js';
import { compare } from './lines.js';

export const HEALTH_TONES: Record<Health, ToneName> = {
  on_track: 'green',
  at_risk: 'amber',
  off_track: 'red',
  not_rated: 'muted',
};
const SHAPES: Record<Health, HealthView['shape']> = {
  on_track: '●',
  at_risk: '▲',
  off_track: '◆',
  not_rated: '○',
};
const ARROWS: Record<Trend, HealthView['arrow']> = { improving: '↗', stable: '→', worsening: '↘' };
const SEVERITY: Record<Health, number> = { off_track: 0, at_risk: 1, not_rated: 2, on_track: 3 };
const TREND_RANK: Record<Trend, number> = { worsening: 0, stable: 1, improving: 2 };

type Rated = Pick<ReportUseCase, 'code' | 'health' | 'trend'>;

/** Health as words, shape and arrow: what is said when colours are not seen. */
export function healthView(
  context: WordContext,
  useCase: Pick<ReportUseCase, 'health' | 'trend' | 'healthDeclaredOn'>,
): HealthView {
  const { words, say, facts } = context;
  const { health, trend } = useCase;
  const word = say(words.health[health]);
  const stale = isHealthStale(health, useCase.healthDeclaredOn, facts.asOf);
  const arrow = ARROWS[trend];
  const status = health === 'not_rated' ? `${SHAPES[health]} ${word}` : `${SHAPES[health]} ${word} ${arrow}`;
  return {
    health,
    shape: SHAPES[health],
    word,
    trend,
    arrow,
    trendWord: say(words.trend[trend]),
    stale,
    staleWord: say(words.stale),
    text: stale ? `${status} · ${words.stale}` : status,
  };
}

/** The most severe first; at equal severity the worsening first, then by code. */
export function bySeverity(a: Rated, b: Rated): number {
  return (
    SEVERITY[a.health] - SEVERITY[b.health] ||
    TREND_RANK[a.trend] - TREND_RANK[b.trend] ||
    compare(a.code, b.code)
  );
}

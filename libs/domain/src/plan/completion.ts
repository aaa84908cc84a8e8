import { addDays, daysBetween, mondayOf, type LocalDate } from '../shared/local-date.js';
import { nextWorkingDay } from '../shared/working-days.js';
import { mulberry32 } from './random.js';

export const COMPLETION = {
  /** Fewer weeks than this say nothing about a pace. */
  weeksMin: 8,
  /** Beyond, a date would only look like knowledge. */
  weeksMax: 260,
  runs: 10_000,
} as const;

export type CompletionSilence = 'short_history' | 'nothing_done' | 'nothing_left' | 'too_far';

export interface CompletionForecast {
  readonly p50: LocalDate;
  readonly p85: LocalDate;
  readonly p95: LocalDate;
}

/**
 * How many things were finished in each ISO week, from the week of the first one to the last whole week before
 * `today`; weeks without any count, as 0.
 * @param finishedOn the days, in any order
 */
export function weeklyThroughput(finishedOn: readonly LocalDate[], today: LocalDate): readonly number[] {
  const thisWeek = mondayOf(today);
  const weeks = finishedOn.map(mondayOf).filter((monday) => monday < thisWeek);
  if (weeks.length === 0) return [];
  const first = weeks.reduce((least, monday) => (monday < least ? monday : least));
  const counts = Array.from({ length: daysBetween(first, thisWeek) / 7 }, () => 0);
  for (const monday of weeks) {
    const index = daysBetween(first, monday) / 7;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** Why no forecast can be given; null when one can. */
export function completionSilence(
  weekly: readonly number[],
  remaining: number,
): Exclude<CompletionSilence, 'too_far'> | null {
  if (remaining <= 0) return 'nothing_left';
  if (weekly.length < COMPLETION.weeksMin) return 'short_history';
  return weekly.every((count) => count === 0) ? 'nothing_done' : null;
}

/**
 * When what remains is finished, with a chance of 50, 85 and 95 %: each run draws past weeks at random, with
 * replacement, until they add up to what remains (Monte Carlo on throughput, as Vacanti and Magennis describe it).
 * Every run has its own stream, so that more to do is never sooner done with the same seed.
 * @param weekly things finished in each past week, weeks without any included
 * @param from the day the first week to come starts after
 * @returns null when `completionSilence` speaks, or when one run in twenty takes more than five years
 */
export function forecastCompletion(
  weekly: readonly number[],
  remaining: number,
  from: LocalDate,
  seed: number,
  runs: number = COMPLETION.runs,
): CompletionForecast | null {
  if (completionSilence(weekly, remaining) !== null) return null;
  // A week's average decides at once what would take millions of draws to say.
  const mean = weekly.reduce((sum, count) => sum + count, 0) / weekly.length;
  if (remaining / mean > COMPLETION.weeksMax) return null;
  const counts = new Uint32Array(COMPLETION.weeksMax + 2);
  for (let run = 0; run < runs; run++) {
    const weeks = weeksOf(weekly, remaining, streamSeed(seed, run));
    counts[weeks] = (counts[weeks] ?? 0) + 1;
  }
  const percentile = (share: number) => {
    const wanted = Math.ceil(share * runs);
    let sum = 0;
    return counts.findIndex((count) => (sum += count) >= wanted);
  };
  if (percentile(0.95) > COMPLETION.weeksMax) return null;
  const day = (share: number) => nextWorkingDay(addDays(from, percentile(share) * 7));
  return { p50: day(0.5), p85: day(0.85), p95: day(0.95) };
}

function weeksOf(weekly: readonly number[], remaining: number, seed: number): number {
  const random = mulberry32(seed);
  let left = remaining;
  let weeks = 0;
  while (left > 0 && weeks <= COMPLETION.weeksMax) {
    left -= weekly[Math.floor(random() * weekly.length)] ?? 0;
    weeks++;
  }
  return weeks;
}

/** Streams that start next to each other would overlap: they are spread (the finaliser of MurmurHash3). */
function streamSeed(seed: number, run: number): number {
  let mixed = (seed ^ Math.imul(run + 1, 0x9e3779b9)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

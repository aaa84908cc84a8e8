/** Time spent on each point of a presentation; instants and durations in milliseconds. */
export interface Timing {
  readonly spent: Readonly<Record<string, number>>;
  /** The point on screen. */
  readonly key: string;
  /** Since when it runs; null while paused. */
  readonly since: number | null;
}

export function startTiming(key: string, now: number): Timing {
  return { spent: {}, key, since: now };
}

/** How long was spent on `key`. */
export function spentOn(timing: Timing, key: string, now: number): number {
  const running = timing.key === key && timing.since !== null ? now - timing.since : 0;
  return (timing.spent[key] ?? 0) + running;
}

/** How long was spent on everything. */
export function spentInAll(timing: Timing, now: number): number {
  const before = Object.values(timing.spent).reduce((sum, one) => sum + one, 0);
  return before + (timing.since === null ? 0 : now - timing.since);
}

/** Another point is on screen; a pause goes on. */
export function turnTiming(timing: Timing, key: string, now: number): Timing {
  return { ...settled(timing, now), key, since: timing.since === null ? null : now };
}

export function pauseTiming(timing: Timing, now: number): Timing {
  return { ...settled(timing, now), since: null };
}

export function resumeTiming(timing: Timing, now: number): Timing {
  return timing.since === null ? { ...timing, since: now } : timing;
}

function settled(timing: Timing, now: number): Timing {
  return { ...timing, spent: { ...timing.spent, [timing.key]: spentOn(timing, timing.key, now) } };
}

export interface Clock {
  /** Minutes and seconds, `12:05`; with hours beyond the first. */
  readonly time: string;
  readonly kind: 'spent' | 'left' | 'over';
  /** Less than a fifth is left. */
  readonly short: boolean;
  /** Share of the planned time that is spent, 0 to 1; null when none was planned. */
  readonly share: number | null;
}

/** What a clock shows: what is left of `planned` minutes, or by how much they are passed. */
export function clockOf(spent: number, planned: number | null): Clock {
  if (planned === null || planned <= 0)
    return { time: clockTime(spent), kind: 'spent', short: false, share: null };
  const left = planned * 60_000 - spent;
  // Seconds left are counted up to the next whole one, so that zero means over.
  if (left > 0) {
    return {
      time: clockTime(Math.ceil(left / 1000) * 1000),
      kind: 'left',
      short: left < planned * 12_000,
      share: spent / (planned * 60_000),
    };
  }
  return { time: clockTime(-left), kind: 'over', short: false, share: 1 };
}

function clockTime(duration: number): string {
  const seconds = Math.floor(duration / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

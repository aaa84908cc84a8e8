import { parisDate, type LocalDate } from '@jalon/domain';

export const CLOCK = Symbol('Clock');

/** The only way to know the time; tests bring their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The lab's today: the day it is in Europe/Paris. */
export function today(clock: Clock): LocalDate {
  return parisDate(clock.now());
}

import type { LiveMinutes, LiveWriter } from './live-minutes';

/** Opens shared documents; `inject(LiveMinutesFactory).open(minutesId, me)`. */
export abstract class LiveMinutesFactory {
  abstract open(minutesId: string, me: LiveWriter): LiveMinutes;
}

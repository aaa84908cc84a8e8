import type { Action } from '@jalon/domain';

/** A tab of the home of usage, as the page reads it from its routes (usage-routes.ts). */
export interface UsageTab {
  /** Its word: `usage.tabs.<id>`. */
  readonly id: string;
  readonly action: Action;
}

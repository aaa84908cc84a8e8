import type { LocalDate } from '../shared/local-date.js';
import type { CloudEvent, EventRefusal, UsageData } from './cloud-event.js';

/** A clock may be ahead by this much; what is later happened when it was received (domain rules, §6). */
export const FUTURE_MS = 5 * 60_000;

/** What decides where the events of one key count. */
export interface EventScope {
  /** The solution's; its events come from exactly there, or from below it. */
  readonly source: string;
  /** The one entity the key is for; null for every entity of the solution. */
  readonly entityId: string | null;
  /** Where the solution is deployed, with the release in use there. */
  readonly deployed: readonly { readonly id: string; readonly name: string; readonly release: string }[];
}

/** Whether `source` is the solution's, or a part of it. */
export function isOfSource(source: string, ofSolution: string): boolean {
  return source === ofSolution || source.startsWith(ofSolution.endsWith('/') ? ofSolution : `${ofSolution}/`);
}

/**
 * When an event happened, in milliseconds: `said` by its `time`, or when it was received without one or when that is more than
 * five minutes ahead.
 * @param dayOf the Paris day of an instant
 * @param oldest the first day that is still kept
 */
export function eventInstant(
  said: number | null,
  received: number,
  dayOf: (at: number) => LocalDate,
  oldest: LocalDate,
): { readonly at: number; readonly day: LocalDate; readonly clamped: boolean } | EventRefusal {
  const clamped = said !== null && said > received + FUTURE_MS;
  const at = said === null || clamped ? received : said;
  const day = dayOf(at);
  return day < oldest ? { field: 'time', code: 'too_old' } : { at, day, clamped };
}

/**
 * For which entity and release an event counts. Without an entity: that of the key, else the only one where the
 * solution is deployed. Without a release: the one deployed there.
 */
export function placeEvent(
  event: Pick<CloudEvent, 'source'>,
  data: UsageData,
  scope: EventScope,
): { readonly entityId: string; readonly release: string } | EventRefusal {
  if (!isOfSource(event.source, scope.source)) return { field: 'source', code: 'other_source' };
  let found: EventScope['deployed'][number] | undefined;
  if (data.entity !== null) {
    const wanted = folded(data.entity);
    found = scope.deployed.find(({ id, name }) => id === wanted || folded(name) === wanted);
  } else if (scope.entityId !== null) found = scope.deployed.find(({ id }) => id === scope.entityId);
  else if (scope.deployed.length === 1) found = scope.deployed[0];
  else
    return { field: 'data.entity', code: scope.deployed.length === 0 ? 'not_deployed' : 'entity_required' };
  if (!found) return { field: 'data.entity', code: 'not_deployed' };
  if (scope.entityId !== null && found.id !== scope.entityId)
    return { field: 'data.entity', code: 'outside_key' };
  return { entityId: found.id, release: data.release ?? found.release };
}

/** Names are the same whatever their case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

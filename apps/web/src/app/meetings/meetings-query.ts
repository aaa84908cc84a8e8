import { MEETING_KINDS, MINUTES_STATES, type MeetingKind } from '@jalon/domain';

export const MINUTES_CHOICES = ['none', ...MINUTES_STATES] as const;
export type MinutesChoice = (typeof MINUTES_CHOICES)[number];
/** How many past meetings are added each time. */
export const PAST_STEP = 30;
const PAST_MAX = 300;

/** What the page shows: the same words in its address and in the API's query. */
export interface MeetingsQuery {
  readonly kind: readonly MeetingKind[];
  readonly series: string | null;
  readonly mine: boolean;
  readonly minutes: readonly MinutesChoice[];
  /** How many past meetings are shown. */
  readonly past: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The query of an address; what it does not understand is left out. */
export function readQuery(params: { get(name: string): string | null }): MeetingsQuery {
  const many = (name: string) => (params.get(name) ?? '').split(',');
  const series = params.get('series') ?? '';
  const past = Number(params.get('past'));
  return {
    kind: MEETING_KINDS.filter((kind) => many('kind').includes(kind)),
    series: UUID.test(series) ? series : null,
    mine: params.get('mine') === 'true',
    minutes: MINUTES_CHOICES.filter((state) => many('minutes').includes(state)),
    past: Number.isInteger(past) && past > PAST_STEP ? Math.min(past, PAST_MAX) : PAST_STEP,
  };
}

/** The address of a query: defaults leave no trace (null takes a parameter away). */
export function toParams(query: MeetingsQuery): Record<string, string | null> {
  return {
    kind: query.kind.join(',') || null,
    series: query.series,
    mine: query.mine ? 'true' : null,
    minutes: query.minutes.join(',') || null,
    past: query.past === PAST_STEP ? null : String(query.past),
  };
}

export function isFiltered(query: MeetingsQuery): boolean {
  return query.kind.length > 0 || query.series !== null || query.mine || query.minutes.length > 0;
}

/** The filters as the API takes them. */
export function filtersOf(query: MeetingsQuery): Record<string, string> {
  return {
    ...(query.kind.length > 0 ? { kind: query.kind.join(',') } : {}),
    ...(query.series === null ? {} : { series: query.series }),
    ...(query.mine ? { mine: 'true' } : {}),
    ...(query.minutes.length > 0 ? { minutes: query.minutes.join(',') } : {}),
  };
}

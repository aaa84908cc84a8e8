import type { MeetingSeries, UpdateMeetingSeries } from '@jalon/contracts';
import type { MeetingKind, MeetingRhythm } from '@jalon/domain';

/** A series as its form writes it. */
export interface SeriesDraft {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly entityId: string | null;
  readonly rhythm: MeetingRhythm;
  /** 1 Monday to 5 Friday; null on demand. */
  readonly weekday: number | null;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  readonly chairId: string | null;
  readonly secretaryId: string | null;
  readonly useCaseIds: readonly string[];
  readonly members: readonly { readonly personId: string; readonly expected: boolean }[];
}

export function newSeriesDraft(chairId: string | null): SeriesDraft {
  return {
    kind: 'project_committee',
    title: '',
    entityId: null,
    rhythm: 'every_two_weeks',
    weekday: 2,
    startsAt: '10:00',
    minutes: 45,
    place: '',
    chairId,
    secretaryId: null,
    useCaseIds: [],
    members: [],
  };
}

export function seriesDraftOf(series: MeetingSeries): SeriesDraft {
  const { kind, title, entityId, rhythm, weekday, minutes, place, chairId, secretaryId } = series;
  return {
    ...{ kind, title, entityId, rhythm, weekday, minutes, place, chairId, secretaryId },
    startsAt: series.startsAt.slice(0, 5),
    useCaseIds: series.useCases.map((one) => one.id),
    members: series.members.map(({ personId, expected }) => ({ personId, expected })),
  };
}

function plain(value: SeriesDraft[keyof SeriesDraft]): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return String(value);
  return [...value]
    .map((one) => JSON.stringify(one))
    .sort()
    .join();
}

/** What was changed of `base`, as PATCH takes it. */
export function seriesChanges(base: SeriesDraft, draft: SeriesDraft): UpdateMeetingSeries['changes'] {
  const fields = Object.keys(draft) as (keyof SeriesDraft)[];
  const changed = fields.filter((field) => plain(base[field]) !== plain(draft[field]));
  return Object.fromEntries(changed.map((field) => [field, draft[field]]));
}

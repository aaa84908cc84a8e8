import type { MeetingDetail, UpdateMeeting } from '@jalon/contracts';
import { nextWorkingDay, type MeetingKind } from '@jalon/domain';

/** A meeting as its form writes it. */
export interface MeetingDraft {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly objective: string;
  readonly entityId: string | null;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  readonly chairId: string | null;
  readonly secretaryId: string | null;
  readonly useCaseIds: readonly string[];
}
export type MeetingField = keyof MeetingDraft;

/** How long a meeting of each kind lasts when nobody says otherwise, in minutes. */
const USUAL_MINUTES: Readonly<Record<MeetingKind, number>> = {
  steering_committee: 60,
  project_committee: 45,
  technical_committee: 60,
  workshop: 120,
};

/** What a new meeting starts with: the next working day at ten, for as long as its kind usually takes. */
export function newDraft(kind: MeetingKind, today: string, chairId: string | null): MeetingDraft {
  return {
    kind,
    title: '',
    objective: '',
    entityId: null,
    heldOn: nextWorkingDay(today),
    startsAt: '10:00',
    minutes: USUAL_MINUTES[kind],
    place: '',
    chairId,
    secretaryId: null,
    useCaseIds: [],
  };
}

/** Another kind brings its usual duration, unless somebody chose one. */
export function withKind(draft: MeetingDraft, kind: MeetingKind): MeetingDraft {
  const usual = draft.minutes === USUAL_MINUTES[draft.kind];
  return { ...draft, kind, minutes: usual ? USUAL_MINUTES[kind] : draft.minutes };
}

export function draftOf(detail: MeetingDetail): MeetingDraft {
  const { kind, title, objective, entityId, heldOn, startsAt, minutes, place, chairId, secretaryId } = detail;
  const useCaseIds = detail.useCases.map((one) => one.id);
  const [hours = '', past = ''] = startsAt.split(':');
  return {
    ...{ kind, title, objective, entityId, heldOn, minutes, place, chairId, secretaryId, useCaseIds },
    startsAt: `${hours}:${past}`,
  };
}

/** Whether a field says the same in both; the order of use cases says nothing. */
export function sameField(field: MeetingField, left: MeetingDraft, right: MeetingDraft): boolean {
  const plain = (value: MeetingDraft[MeetingField]) =>
    typeof value === 'object' && value !== null
      ? [...value].sort().join()
      : typeof value === 'string'
        ? value.trim()
        : value;
  return plain(left[field]) === plain(right[field]);
}

/** What was changed of `base`, as PATCH takes it. */
export function changesOf(base: MeetingDraft, draft: MeetingDraft): UpdateMeeting['changes'] {
  const changed = (Object.keys(draft) as MeetingField[]).filter((field) => !sameField(field, base, draft));
  return Object.fromEntries(changed.map((field) => [field, draft[field]]));
}

export interface MergedDraft {
  readonly draft: MeetingDraft;
  /** Fields that both sides wrote, each differently: the draft keeps mine until somebody chooses. */
  readonly clashes: readonly MeetingField[];
}

/** Mine on top of what somebody else saved since `base`. */
export function mergeDrafts(base: MeetingDraft, mine: MeetingDraft, theirs: MeetingDraft): MergedDraft {
  const fields = Object.keys(mine) as MeetingField[];
  const isMine = (field: MeetingField) => !sameField(field, base, mine);
  const clashes = fields.filter(
    (field) => isMine(field) && !sameField(field, base, theirs) && !sameField(field, mine, theirs),
  );
  const kept = Object.fromEntries(fields.filter(isMine).map((field) => [field, mine[field]]));
  return { draft: { ...theirs, ...kept }, clashes };
}

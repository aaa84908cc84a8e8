import { randomUUID } from 'node:crypto';
import { addDays, isWorkingDay, type LocalDate, type MinutesBlock, type MinutesEntry } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { SPOKEN, UNPLANNED, type SpokenRow } from './minutes-texts.js';

/** A meeting of the demo, as its minutes need it. */
export interface DemoMeeting {
  readonly id: string;
  readonly title: string;
  readonly heldOn: LocalDate;
  readonly chairId: string | null;
  readonly useCaseIds: readonly string[];
  readonly secretaryId: string | null;
  readonly agenda: readonly {
    readonly id: string;
    readonly title: string;
    readonly useCaseId: string | null;
    readonly ownerId: string | null;
  }[];
  readonly attendance: readonly {
    readonly personId: string;
    readonly personName: string;
    readonly entityName: string | null;
    readonly status: string;
  }[];
}

const text = (words: string) => ({ content: [{ type: 'text', text: words } as const] });
export const paragraph = (words: string): MinutesBlock => ({ type: 'paragraph', ...text(words) });

/** What the minutes of the `nth` meeting say: under each point some words, then what came of it. */
export function blocksOf(meeting: DemoMeeting, nth: number, nobody: string): readonly MinutesBlock[] {
  const lab = meeting.attendance.filter(
    ({ status, entityName }) => status === 'present' && entityName === null,
  );
  const unplanned = UNPLANNED[nth % UNPLANNED.length];
  const points = meeting.agenda.map((item) => ({ ...item, spoken: SPOKEN[item.title] ?? null }));
  const open = {
    id: null,
    title: 'Points abordés',
    useCaseId: null,
    ownerId: null,
    spoken: unplanned ?? null,
  };
  return (points.length > 0 ? points : [open]).flatMap((point, index): MinutesBlock[] => {
    const useCaseId = point.useCaseId ?? meeting.useCaseIds[nth % meeting.useCaseIds.length] ?? null;
    const ownerId = point.ownerId ?? lab[(nth + index) % Math.max(1, lab.length)]?.personId ?? nobody;
    return [
      { type: 'point', attrs: { itemId: point.id }, ...text(point.title) },
      ...(point.spoken === null ? [] : [paragraph(point.spoken.said)]),
      ...(point.spoken?.rows ?? []).map((row) => entryOf(row, meeting, useCaseId, ownerId)),
    ];
  });
}

function entryOf(
  [kind, words, first = 0, second = 0]: SpokenRow,
  meeting: DemoMeeting,
  useCaseId: string | null,
  ownerId: string,
): MinutesEntry {
  return {
    type: 'entry',
    attrs: {
      entryId: randomUUID(),
      kind,
      ownerId: kind === 'decision' ? (meeting.chairId ?? ownerId) : kind === 'info' ? null : ownerId,
      dueOn: kind === 'action' ? workingDay(addDays(meeting.heldOn, first)) : null,
      useCaseId,
      probability: kind === 'risk' ? first : null,
      impact: kind === 'risk' ? second : null,
    },
    ...text(words),
  };
}

/** That day, or the next one that is worked. */
export function workingDay(day: LocalDate): LocalDate {
  let next = day;
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}

/** What approval made of the rows: actions whose day has passed are done by now. */
export async function insertRows(
  tx: Transaction,
  minutesId: string,
  meeting: DemoMeeting,
  blocks: readonly MinutesBlock[],
  today: LocalDate,
): Promise<void> {
  for (const block of blocks) {
    if (block.type !== 'entry' || block.attrs.kind === 'info' || block.attrs.useCaseId === null) continue;
    const { entryId, kind, ownerId, dueOn, useCaseId, probability, impact } = block.attrs;
    const isDone = kind === 'action' && dueOn !== null && dueOn <= today;
    const state = { decision: 'taken', action: isDone ? 'done' : 'todo', risk: 'open' }[kind];
    const closedOn = kind === 'decision' ? meeting.heldOn : isDone ? dueOn : null;
    const taken = kind === 'decision';
    const [item] = await tx.query<{ id: string }>(
      `insert into register_item (use_case_id, kind, number, title, description, state, owner_id, opened_on, due_on,
         closed_on, probability, impact, decider_id, decided_on, by_person_id, created_at, updated_at)
       values ($1, $2, (select coalesce(max(number), 0) + 1 from register_item where use_case_id = $1 and kind = $2),
         $3, '', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id`,
      [
        useCaseId,
        kind,
        block.content?.map((one) => (one.type === 'text' ? one.text : '')).join(''),
        state,
        taken ? null : ownerId,
        meeting.heldOn,
        dueOn,
        closedOn,
        probability,
        impact,
        taken ? ownerId : null,
        taken ? meeting.heldOn : null,
        meeting.chairId ?? ownerId,
        `${meeting.heldOn}T16:00:00Z`,
        `${closedOn ?? meeting.heldOn}T16:00:00Z`,
      ],
    );
    await tx.query(
      'insert into minutes_entry (minutes_id, entry_id, register_item_id, edition) values ($1, $2, $3, 1)',
      [minutesId, entryId, item?.id],
    );
  }
}

import type { AgendaItem, MeetingDetail } from '@jalon/contracts';

export const MEETING = '11111111-2222-4333-8444-000000000001';
export const ADDRESS = `/api/meetings/${MEETING}`;
export const ADA = '11111111-2222-4333-8444-0000000000a1';
export const BLAISE = '11111111-2222-4333-8444-0000000000b1';

/** An item whose id ends in `number`. */
export function anItem(number: number, changes: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id: `11111111-2222-4333-8444-1000000000${String(number).padStart(2, '0')}`,
    title: `Point ${number}`,
    note: '',
    ownerId: null,
    minutes: null,
    useCaseId: null,
    state: 'open',
    carriedFromId: null,
    ...changes,
  };
}

/** A meeting tomorrow that whoever looks may write, with two people expected. */
export function aMeeting(changes: Partial<MeetingDetail> = {}): MeetingDetail {
  return {
    id: MEETING,
    seriesId: null,
    kind: 'project_committee',
    title: 'COPROJ du lab',
    heldOn: '2026-03-11',
    startsAt: '10:00',
    minutes: 45,
    place: '',
    state: 'planned',
    entityId: null,
    chairId: null,
    secretaryId: null,
    useCases: [],
    agendaItems: 2,
    minutesState: null,
    objective: '',
    cancelReason: null,
    agenda: [anItem(1, { minutes: 30 }), anItem(2)],
    attendance: [
      { personId: ADA, personName: 'Ada Lovelace', entityName: null, status: 'expected' },
      { personId: BLAISE, personName: 'Blaise Pascal', entityName: null, status: 'expected' },
    ],
    minutesId: null,
    series: null,
    previous: null,
    next: null,
    today: '2026-03-10',
    mayEdit: true,
    mayAttend: true,
    mayWriteMinutes: true,
    version: 1,
    ...changes,
  };
}

import type { AttendanceStatus } from '../meeting/meeting.js';
import { isLocalDate, type LocalDate } from '../shared/local-date.js';
import { MINUTES_LIMITS, type MinutesContent } from './content.js';
import { minutesEntries, type MinutesMeeting, type MinutesRow } from './entries.js';
import type { MinutesGap, MinutesGapCode } from './minutes.js';
import { mentionsOf, wroteSomething } from './words.js';

/** What completeness looks at beside the text. */
export interface MinutesCheckFacts extends MinutesMeeting {
  readonly heldOn: LocalDate;
  readonly today: LocalDate;
  /** Takes the decisions that name nobody. */
  readonly chairId: string | null;
  /** People who can be named: known, and not archived. */
  readonly known: ReadonlySet<string>;
}

/** Said, but no reason to hold a submission back. */
const WARNINGS: readonly MinutesGapCode[] = ['attendee_not_pointed', 'no_decision'];

const grade = (value: number | null) => value !== null && Number.isInteger(value) && value >= 1 && value <= 5;

/** What one row lacks before it can stand in a register (RegisterDraft of raid/register-item). */
const ROW_LACKS: readonly {
  readonly code: MinutesGapCode;
  readonly lacks: (row: MinutesRow, facts: MinutesCheckFacts) => boolean;
}[] = [
  { code: 'entry_without_text', lacks: ({ text }) => text === '' },
  { code: 'entry_too_long', lacks: ({ text }) => text.length > MINUTES_LIMITS.entryText },
  { code: 'entry_without_use_case', lacks: ({ kind, useCaseId }) => kind !== 'info' && useCaseId === null },
  { code: 'action_without_owner', lacks: ({ kind, ownerId }) => kind === 'action' && ownerId === null },
  {
    code: 'action_without_due_date',
    lacks: ({ kind, dueOn }) => kind === 'action' && (dueOn === null || !isLocalDate(dueOn)),
  },
  {
    code: 'action_due_before_meeting',
    lacks: ({ kind, dueOn }, { heldOn }) =>
      kind === 'action' && dueOn !== null && isLocalDate(dueOn) && dueOn < heldOn,
  },
  {
    code: 'risk_without_grades',
    lacks: ({ kind, probability, impact }) => kind === 'risk' && !(grade(probability) && grade(impact)),
  },
  {
    code: 'decision_without_decider',
    lacks: ({ kind, ownerId }, { chairId }) => kind === 'decision' && ownerId === null && chairId === null,
  },
];

/**
 * What the minutes lack before they may be submitted: first what is about the whole, then row by row in the order
 * of the text. Somebody not pointed and minutes without a decision are warnings; a mention of somebody unknown too,
 * because its name stays readable.
 */
export function minutesGaps(
  content: MinutesContent,
  attendance: readonly { readonly personId: string; readonly status: AttendanceStatus }[],
  facts: MinutesCheckFacts,
): readonly MinutesGap[] {
  const rows = minutesEntries(content, facts);
  const gaps: MinutesGap[] = [];
  const say = (code: MinutesGapCode, about: Partial<MinutesGap> = {}) =>
    gaps.push({ code, entryId: null, personId: null, blocking: !WARNINGS.includes(code), ...about });

  if (facts.heldOn > facts.today) say('meeting_not_held');
  if (!attendance.some(({ status }) => status === 'present')) say('no_attendee');
  for (const { personId, status } of attendance) {
    if (status === 'expected') say('attendee_not_pointed', { personId });
  }
  if (!wroteSomething(content)) say('empty');
  if (rows.length > MINUTES_LIMITS.entries) say('too_many_entries');

  const seen = new Set<string>();
  for (const row of rows) {
    const { entryId, ownerId } = row;
    for (const { code, lacks } of ROW_LACKS) if (lacks(row, facts)) say(code, { entryId });
    if (ownerId !== null && !facts.known.has(ownerId)) say('unknown_person', { entryId, personId: ownerId });
    // The register knows a row by its id: of two rows with one id it would keep one.
    if (seen.has(entryId)) say('entry_repeated', { entryId });
    seen.add(entryId);
  }
  for (const personId of mentionsOf(content)) {
    if (!facts.known.has(personId)) say('unknown_person', { personId, blocking: false });
  }
  if (!rows.some(({ kind }) => kind === 'decision')) say('no_decision');
  return gaps;
}

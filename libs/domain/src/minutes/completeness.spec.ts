import * as fc from 'fast-check';
import type { AttendanceStatus } from '../meeting/meeting.js';
import { minutesGaps, type MinutesCheckFacts } from './completeness.js';
import type { MinutesBlock, MinutesContent, MinutesEntry } from './content.js';
import { minutesEntries } from './entries.js';
import { doc, entry, paragraph, point, uuid } from './testing/texts.js';

const FACTS: MinutesCheckFacts = {
  useCaseIds: ['u1', 'u2'],
  agenda: [
    { id: 'i1', useCaseId: 'u1' },
    { id: 'i2', useCaseId: null },
    { id: 'i3', useCaseId: 'elsewhere' },
  ],
  heldOn: '2026-03-18',
  today: '2026-03-18',
  chairId: 'chair',
  known: new Set(['ada', 'ben', 'chair']),
};
const PRESENT = [{ personId: 'ada', status: 'present' }] as const;
const codes = (
  content: MinutesContent,
  facts: Partial<MinutesCheckFacts> = {},
  attendance: readonly { personId: string; status: AttendanceStatus }[] = PRESENT,
) => minutesGaps(content, attendance, { ...FACTS, ...facts }).map(({ code }) => code);
const under = (itemId: string | null, ...blocks: readonly MinutesBlock[]) =>
  doc(point(itemId, 'Point'), ...blocks);
const DECISION = entry(1, 'decision', 'Retenir le lot 2');
const ACTION = entry(2, 'action', 'Écrire la note', { ownerId: 'ada', dueOn: '2026-03-20' });
const RISK = entry(3, 'risk', 'Données en retard', { probability: 3, impact: 4 });

describe('typed rows', () => {
  it('have their own use case, their point’s, or the meeting’s only one', () => {
    const resolved = (content: MinutesContent, useCaseIds: readonly string[] = ['u1', 'u2']) =>
      minutesEntries(content, { ...FACTS, useCaseIds }).map(({ useCaseId }) => useCaseId);
    const own = entry(9, 'info', 'Dit', { useCaseId: 'u2' });
    expect(resolved(under('i1', DECISION, own))).toEqual(['u1', 'u2']);
    expect(resolved(doc(DECISION, ...(under('i2', ACTION).content ?? [])))).toEqual([null, null]);
    expect(resolved(doc(DECISION), ['u1'])).toEqual(['u1']);
    // What is none of the meeting's is nobody's, however it was named.
    expect(resolved(under('i3', DECISION, entry(9, 'info', 'x', { useCaseId: 'u9' })))).toEqual([null, null]);
  });

  it('are one line each, with the point they stand under and only what their kind has', () => {
    const odd = entry(4, 'decision', '  Deux \n lignes ', { dueOn: '2026-04-01', probability: 2 });
    expect(minutesEntries(under('i1', odd), FACTS)).toEqual([
      {
        entryId: uuid(4),
        kind: 'decision',
        text: 'Deux lignes',
        ownerId: null,
        dueOn: null,
        probability: null,
        impact: null,
        useCaseId: 'u1',
        point: { itemId: 'i1', title: 'Point' },
      },
    ]);
  });
});

describe('completeness', () => {
  it('finds nothing in complete minutes', () => {
    expect(codes(under('i1', paragraph('Dit'), DECISION, ACTION, RISK))).toEqual([]);
  });

  it.each<[string, () => readonly string[], readonly string[]]>([
    ['a meeting to come', () => codes(under('i1', DECISION), { today: '2026-03-17' }), ['meeting_not_held']],
    [
      'nobody there',
      () => codes(under('i1', DECISION), {}, [{ personId: 'ada', status: 'excused' }]),
      ['no_attendee'],
    ],
    [
      'somebody not pointed',
      () => codes(under('i1', DECISION), {}, [...PRESENT, { personId: 'ben', status: 'expected' }]),
      ['attendee_not_pointed'],
    ],
    ['points alone', () => codes(under('i1', paragraph(' '))), ['empty', 'no_decision']],
    ['no decision', () => codes(under('i1', paragraph('Dit'))), ['no_decision']],
    [
      'a row without words',
      () => codes(under('i1', DECISION, entry(5, 'info', ' '))),
      ['entry_without_text'],
    ],
    ['a long row', () => codes(under('i1', entry(1, 'decision', 'x'.repeat(301)))), ['entry_too_long']],
    ['no use case', () => codes(under('i2', DECISION)), ['entry_without_use_case']],
    ['an information without use case', () => codes(doc(entry(1, 'info', 'Dit'))), ['no_decision']],
    [
      'an action of nobody, for no day',
      () => codes(under('i1', DECISION, entry(2, 'action', 'Écrire'))),
      ['action_without_owner', 'action_without_due_date'],
    ],
    [
      'an action due before',
      () =>
        codes(under('i1', DECISION, entry(2, 'action', 'Écrire', { ownerId: 'ada', dueOn: '2026-03-17' }))),
      ['action_due_before_meeting'],
    ],
    [
      'grades that are none',
      () => codes(under('i1', DECISION, entry(3, 'risk', 'Retard', { probability: 6, impact: 0 }))),
      ['risk_without_grades'],
    ],
    [
      'nobody who decides',
      () => codes(under('i1', DECISION), { chairId: null }),
      ['decision_without_decider'],
    ],
    [
      'somebody unknown',
      () => codes(under('i1', entry(1, 'decision', 'Oui', { ownerId: 'zoe' }))),
      ['unknown_person'],
    ],
    ['a row twice', () => codes(under('i1', DECISION, DECISION)), ['entry_repeated']],
    [
      'too many rows',
      () => codes(doc(DECISION, ...Array.from({ length: 300 }, (_, index) => entry(index + 9, 'info', 'x')))),
      ['too_many_entries', 'entry_without_use_case'],
    ],
  ])('tells %s', (_, told, expected) => {
    expect(told()).toEqual(expected);
  });

  it('holds nothing back for warnings', () => {
    const mention: MinutesBlock = {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            { type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'zoe', label: 'Zoé' } }] },
          ],
        },
      ],
    };
    const gaps = minutesGaps(
      under('i1', mention),
      [...PRESENT, { personId: 'ben', status: 'expected' }],
      FACTS,
    );
    expect(gaps).toEqual([
      { code: 'attendee_not_pointed', entryId: null, personId: 'ben', blocking: false },
      { code: 'unknown_person', entryId: null, personId: 'zoe', blocking: false },
      { code: 'no_decision', entryId: null, personId: null, blocking: false },
    ]);
  });

  const rows: fc.Arbitrary<readonly MinutesEntry[]> = fc
    .array(
      fc.tuple(
        fc.constantFrom('decision', 'action', 'risk', 'info'),
        fc.constantFrom('', 'Dit', 'x'.repeat(301)),
        fc.record({
          ownerId: fc.constantFrom(null, 'ada', 'zoe'),
          dueOn: fc.constantFrom(null, '2026-03-17', '2026-03-20', 'demain'),
          useCaseId: fc.constantFrom(null, 'u1', 'u9'),
          probability: fc.constantFrom(null, 2, 7),
          impact: fc.constantFrom(null, 5),
        }),
      ),
      { maxLength: 6 },
    )
    .map((list) => list.map(([kind, text, attrs], index) => entry(index, kind, text, attrs)));
  const mended = ({ attrs, content }: MinutesEntry): MinutesEntry => ({
    type: 'entry',
    attrs: { ...attrs, ownerId: 'ada', dueOn: '2026-03-21', useCaseId: 'u1', probability: 2, impact: 2 },
    content: [{ type: 'text', text: content === undefined ? 'Dit' : 'Redit' }],
  });

  it('never tells more when a row is mended, and nothing that blocks when all are', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (list, which) => {
        const told = (blocks: readonly MinutesEntry[]) =>
          minutesGaps(doc(paragraph('Dit'), ...blocks), PRESENT, FACTS).map((gap) => JSON.stringify(gap));
        const before = told(list);
        const better = told(list.map((row, index) => (index === which % list.length ? mended(row) : row)));
        expect(before).toEqual(expect.arrayContaining(better));
        expect(told(list.map(mended)).filter((gap) => gap.includes('"blocking":true'))).toEqual([]);
      }),
    );
  });
});

import type { MinutesBlock, MinutesInline, MinutesMark } from '@jalon/domain';
import type { MinutesFacts } from '../minutes/facts.js';
import { anEntry, aTable, paragraph, point, sampleMinutes, text } from '../samples/minutes.js';

export { anEntry, aTable, sampleMinutes } from '../samples/minutes.js';

type Language = 'fr' | 'en';

/** A meeting nobody wrote anything about. */
export function emptyMinutes(language: Language = 'fr'): MinutesFacts {
  const sample = sampleMinutes(language);
  return {
    ...sample,
    demo: false,
    meeting: { ...sample.meeting, objective: '', entityName: null, place: '', chairName: null },
    authorName: null,
    approval: null,
    useCases: [],
    attendance: [],
    agenda: [],
    previousActions: [],
    content: { type: 'doc' },
    people: {},
    registered: {},
    next: null,
  };
}

const NASTY =
  'Ça & <b>là</b> "guillemets" l\'apostrophe ]]> \u0000\u0007\u000B\uD800 👩‍👩‍👧‍👦🚀 עברית العربية \u202Erenversé {ordered-1} ';
const LONG = `${NASTY}${'mot très long '.repeat(60)}`.slice(0, 500);

/** Everything a person can type, and shapes no editor should have let through. */
export function nastyMinutes(language: Language = 'fr', rows = 12): MinutesFacts {
  const sample = sampleMinutes(language);
  const marks: MinutesMark[] = [{ type: 'bold' }, { type: 'italic' }, { type: 'strike' }];
  const link = (href: string): MinutesInline =>
    text(NASTY, { type: 'bold' }, { type: 'link', attrs: { href } });
  const nested = (depth: number): MinutesBlock & { type: 'bulletList' | 'orderedList' } => ({
    type: depth % 2 === 0 ? 'bulletList' : 'orderedList',
    content: [
      { type: 'listItem', content: [paragraph(text(NASTY)), ...(depth > 0 ? [nested(depth - 1)] : [])] },
      { type: 'listItem', content: [paragraph(), paragraph(text('a')), paragraph(text('b'))] },
      { type: 'listItem' },
    ],
  });
  const blocks: MinutesBlock[] = [
    { type: 'heading', attrs: { level: 3 }, content: [text(NASTY)] },
    paragraph(),
    paragraph(text(' \u0000 ')),
    paragraph(...marks.map((mark) => text(NASTY, mark)), text(NASTY, ...marks), { type: 'hardBreak' }),
    point(null, ''),
    { type: 'heading', attrs: { level: 3 }, content: [] },
    paragraph(
      { type: 'mention', attrs: { id: 'nobody', label: LONG } },
      link('https://example.org/a b?"é&<>'),
      link('javascript:alert(1)'),
      link(`https://example.org/${'x'.repeat(3000)}`),
      link('pas une adresse'),
      link('mailto:a@example.org'),
    ),
    nested(6),
    { type: 'bulletList' },
    point('i1', LONG),
    aTable(20, 8),
    { type: 'table', content: [] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableHeader', attrs: { colspan: 900, rowspan: 900 } }] },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', attrs: { colspan: 2, rowspan: 2 }, content: [paragraph(text(LONG))] },
            { type: 'tableCell', attrs: { rowspan: 70 }, content: [nested(1)] },
          ],
        },
        { type: 'tableRow', content: [{ type: 'tableCell' }, { type: 'tableCell', attrs: { colspan: -3 } }] },
        { type: 'tableRow', content: [] },
        { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph()] }] },
      ],
    },
    ...Array.from({ length: rows }, (_, index) => [
      anEntry('decision', index, index % 3 === 0 ? '' : LONG.slice(0, 300), { ownerId: 'gone' }),
      anEntry('action', index, LONG.slice(0, 300), { ownerId: 'p1', dueOn: '2026-05-01', useCaseId: 'u2' }),
      anEntry('risk', index, NASTY, { probability: (index % 5) + 1, impact: ((index * 3) % 5) + 1 }),
      anEntry('risk', index, NASTY),
      anEntry('info', index, index === 0 ? '' : NASTY),
    ]).flat(),
  ];
  const useCases = Array.from({ length: 40 }, (_, index) => ({
    id: `u${index + 1}`,
    code: `UC-${index + 1}`,
    title: LONG,
  }));
  return {
    ...sample,
    labName: NASTY,
    meeting: {
      ...sample.meeting,
      title: LONG,
      objective: LONG.repeat(2),
      entityName: NASTY,
      place: LONG,
      chairName: NASTY,
    },
    authorName: NASTY,
    approval: { byName: NASTY, on: '2026-03-19' },
    useCases,
    attendance: Array.from({ length: 100 }, (_, index) => ({
      personName: `${NASTY} ${index}`,
      entityName: index % 2 === 0 ? NASTY : null,
      status: (['present', 'excused', 'absent', 'expected', 'distribution'] as const)[index % 5] ?? 'present',
    })),
    agenda: [
      ...sample.agenda.map((item) => ({ ...item, title: LONG, ownerName: NASTY })),
      { id: 'i9', title: '\u0000', ownerName: null, minutes: null, useCaseId: null, state: 'open' },
    ],
    previousActions: Array.from({ length: rows }, (_, index) => ({
      useCaseCode: 'UC-1',
      code: `A-${index + 1}`,
      title: LONG,
      ownerName: index % 2 === 0 ? NASTY : null,
      dueOn: index % 3 === 0 ? null : '2026-01-31',
      state: 'todo',
      overdue: index % 3 !== 0,
    })),
    content: { type: 'doc', content: blocks },
    people: { ...sample.people, p1: NASTY },
  };
}

import type { EntryKind, MinutesBlock, MinutesInline, MinutesMark } from '@jalon/domain';
import type { MinutesFacts } from '../minutes/facts.js';

type Language = 'fr' | 'en';

const text = (words: string, ...marks: readonly MinutesMark[]): MinutesInline =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
const paragraph = (...content: readonly MinutesInline[]): MinutesBlock & { type: 'paragraph' } => ({
  type: 'paragraph',
  content,
});
const point = (itemId: string | null, words: string): MinutesBlock => ({
  type: 'point',
  attrs: { itemId },
  content: [text(words)],
});

/** A typed row; `of` tells it from its neighbours. */
export function anEntry(
  kind: EntryKind,
  of: number,
  words: string,
  attrs: Partial<Extract<MinutesBlock, { type: 'entry' }>['attrs']> = {},
): MinutesBlock {
  return {
    type: 'entry',
    attrs: {
      entryId: `${kind}-${of}`,
      kind,
      ownerId: null,
      dueOn: null,
      useCaseId: null,
      probability: null,
      impact: null,
      ...attrs,
    },
    content: words === '' ? [] : [text(words)],
  };
}

/** A table of `rows` × `columns`, its first row the header. */
export function aTable(rows: number, columns: number): MinutesBlock {
  return {
    type: 'table',
    content: Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow',
      content: Array.from({ length: columns }, (__, column) => ({
        type: row === 0 ? ('tableHeader' as const) : ('tableCell' as const),
        content: [paragraph(text(row === 0 ? `Lot ${column + 1}` : `${row * (column + 1) * 12} k€`))],
      })),
    })),
  };
}

const PEOPLE = { p1: 'Claire Aubin', p2: 'Mehdi Lantier', p3: 'Sofia Perrault', p4: 'Jean-Noël Vidal' };

/** A steering committee as it is: five points, decisions, actions, a risk, what was agreed before. */
export function sampleMinutes(language: Language = 'fr'): MinutesFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const items = [
    say('Avancement du pilote', 'Progress of the pilot'),
    say('Qualité de lecture des pièces', 'Reading quality of the documents'),
    say('Budget et charges', 'Budget and workload'),
    say('Ouverture à deux caisses supplémentaires', 'Opening to two more branches'),
  ];
  return {
    language,
    labName: 'DataLab',
    demo: true,
    meeting: {
      title: say('COPIL Lecture automatique des courriers', 'Automatic mail reading – steering committee'),
      kind: 'steering_committee',
      objective: say(
        'Décider de l’extension du pilote et du budget du second semestre.',
        'Decide on extending the pilot and on the budget of the second half.',
      ),
      entityName: say('Banque de détail', 'Retail bank'),
      heldOn: '2026-03-18',
      startsAt: '10:00',
      minutes: 90,
      place: say('Salle Ampère et visioconférence', 'Ampère room and video call'),
      chairName: PEOPLE.p1,
    },
    authorName: PEOPLE.p3,
    edition: 1,
    approval: { byName: PEOPLE.p2, on: '2026-03-19' },
    useCases: [
      {
        id: 'u1',
        code: 'UC-012',
        title: say('Lecture automatique des courriers entrants', 'Automatic reading of incoming mail'),
      },
    ],
    attendance: [
      { personName: PEOPLE.p1, entityName: say('Banque de détail', 'Retail bank'), status: 'present' },
      { personName: PEOPLE.p2, entityName: null, status: 'present' },
      { personName: PEOPLE.p3, entityName: null, status: 'present' },
      { personName: PEOPLE.p4, entityName: say('Banque de détail', 'Retail bank'), status: 'excused' },
      { personName: 'Inès Carpentier', entityName: null, status: 'absent' },
      { personName: 'Paul Ortega', entityName: null, status: 'distribution' },
    ],
    agenda: items.map((title, index) => ({
      id: `i${index + 1}`,
      title,
      ownerName: index === 3 ? null : (Object.values(PEOPLE)[index] ?? null),
      minutes: index === 3 ? null : 15 + index * 5,
      useCaseId: 'u1',
      state: index === 3 ? 'carried' : 'done',
    })),
    previousActions: [
      {
        useCaseCode: 'UC-012',
        code: 'A-3',
        title: say('Ouvrir l’accès aux données de production', 'Open access to production data'),
        ownerName: PEOPLE.p4,
        dueOn: '2026-03-06',
        state: 'in_progress',
        overdue: true,
      },
      {
        useCaseCode: 'UC-012',
        code: 'A-4',
        title: say('Transmettre le plan de test', 'Send the test plan'),
        ownerName: PEOPLE.p3,
        dueOn: '2026-03-13',
        state: 'done',
        overdue: false,
      },
    ],
    content: { type: 'doc', content: sampleBlocks(say) },
    people: PEOPLE,
    registered: { 'action-1': { code: 'UC-012 · A-5', state: 'todo' } },
    next: { heldOn: '2026-04-15', startsAt: '10:00', place: say('Salle Ampère', 'Ampère room') },
  };
}

function sampleBlocks(say: (fr: string, en: string) => string): MinutesBlock[] {
  return [
    point('i1', say('Avancement du pilote', 'Progress of the pilot')),
    paragraph(
      text(say('Le pilote tourne sur ', 'The pilot runs at ')),
      text(say('trois caisses', 'three branches'), { type: 'bold' }),
      text(say(' depuis le 2 mars. ', ' since 2 March. ')),
      text(say('Le détail est dans le suivi', 'The detail is in the follow-up'), {
        type: 'link',
        attrs: { href: 'https://example.org/suivi?lot=1&vue=détail' },
      }),
      text('.'),
    ),
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            paragraph(text(say('4 200 courriers lus par jour', '4,200 letters read a day'))),
            {
              type: 'orderedList',
              content: [
                {
                  type: 'listItem',
                  content: [paragraph(text(say('dont 3 100 sans reprise', '3,100 without rework')))],
                },
                {
                  type: 'listItem',
                  content: [paragraph(text(say('dont 1 100 relus', '1,100 proofread')))],
                },
              ],
            },
          ],
        },
        {
          type: 'listItem',
          content: [
            paragraph(text(say('aucun incident de sécurité', 'no security incident'), { type: 'italic' })),
          ],
        },
      ],
    },
    anEntry(
      'decision',
      1,
      say(
        'Étendre le pilote à deux caisses supplémentaires à partir du 1er mai.',
        'Extend the pilot to two more branches from 1 May.',
      ),
      { ownerId: 'p1' },
    ),
    anEntry(
      'action',
      1,
      say('Préparer l’environnement des deux caisses.', 'Prepare the environment of the two branches.'),
      { ownerId: 'p2', dueOn: '2026-04-10' },
    ),
    point('i2', say('Qualité de lecture des pièces', 'Reading quality of the documents')),
    { type: 'heading', attrs: { level: 2 }, content: [text(say('Mesures de mars', 'March measures'))] },
    paragraph(
      text(
        say(
          'La lecture atteint 93 % pour un seuil de 90 % fixé au cadrage.',
          'Reading reaches 93% for a threshold of 90% set at framing.',
        ),
      ),
    ),
    aTable(4, 4),
    anEntry(
      'risk',
      1,
      say('Dérive du modèle sur les écritures manuscrites.', 'Drift of the model on handwriting.'),
      { ownerId: 'p3', probability: 4, impact: 4 },
    ),
    anEntry(
      'info',
      1,
      say(
        'Le nouveau modèle de scanner arrive en juin dans toutes les caisses.',
        'The new scanner arrives in June in all branches.',
      ),
    ),
    point('i3', say('Budget et charges', 'Budget and workload')),
    anEntry('decision', 2, say('Le budget du second semestre est reconduit.', 'The budget is renewed.'), {
      ownerId: 'p1',
    }),
    anEntry('action', 2, say('Chiffrer l’exploitation en régime établi.', 'Cost the steady-state run.')),
  ];
}

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

import type { EntryKind, MinutesBlock, MinutesInline, MinutesMark } from '@jalon/domain';
import type { MinutesFacts } from '../minutes/facts.js';

type Language = 'fr' | 'en';

/** Words of minutes, as their editor keeps them. */
export const text = (words: string, ...marks: readonly MinutesMark[]): MinutesInline =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
export const paragraph = (...content: readonly MinutesInline[]): MinutesBlock & { type: 'paragraph' } => ({
  type: 'paragraph',
  content,
});
export const point = (itemId: string | null, words: string): MinutesBlock => ({
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

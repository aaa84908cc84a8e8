import type { MinutesFacts } from '@jalon/reporting';

const USE_CASE = { id: 'u1', code: 'UC-001', title: 'Premier cas d’usage d’exemple' };

/** Minutes of nobody, for the proof of a template: points, texts, a decision, an action. */
export const SAMPLE_MINUTES: MinutesFacts = {
  language: 'fr',
  labName: 'Lab',
  demo: true,
  meeting: {
    title: 'Comité de pilotage d’exemple',
    kind: 'steering_committee',
    objective: 'Décider de ce qui est demandé',
    entityName: 'Entité A',
    heldOn: '2026-05-06',
    startsAt: '10:00',
    minutes: 60,
    place: 'Salle d’exemple',
    chairName: 'Claude Exemple',
  },
  authorName: 'Camille Exemple',
  edition: 1,
  approval: { byName: 'Claude Exemple', on: '2026-05-07' },
  useCases: [USE_CASE],
  attendance: [
    { personName: 'Camille Exemple', entityName: null, status: 'present' },
    { personName: 'Claude Exemple', entityName: 'Entité A', status: 'present' },
    { personName: 'Alix Exemple', entityName: 'Entité A', status: 'excused' },
  ],
  agenda: [
    {
      id: 'i1',
      title: 'Avancement',
      ownerName: 'Camille Exemple',
      minutes: 30,
      useCaseId: 'u1',
      state: 'done',
    },
    {
      id: 'i2',
      title: 'Décision demandée',
      ownerName: null,
      minutes: 30,
      useCaseId: null,
      state: 'done',
    },
  ],
  previousActions: [
    {
      useCaseCode: 'UC-001',
      code: 'A-1',
      title: 'Livrer le jeu de données',
      ownerName: 'Alix Exemple',
      dueOn: '2026-04-30',
      state: 'done',
      overdue: false,
    },
  ],
  content: {
    type: 'doc',
    content: [
      { type: 'point', attrs: { itemId: 'i1' }, content: [{ type: 'text', text: 'Avancement' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Le premier lot est livré ; le deuxième commence la semaine prochaine.' },
        ],
      },
      {
        type: 'entry',
        attrs: {
          entryId: 'e1',
          kind: 'action',
          ownerId: 'p1',
          dueOn: '2026-05-20',
          useCaseId: 'u1',
          probability: null,
          impact: null,
        },
        content: [{ type: 'text', text: 'Préparer le deuxième lot' }],
      },
      { type: 'point', attrs: { itemId: 'i2' }, content: [{ type: 'text', text: 'Décision demandée' }] },
      {
        type: 'entry',
        attrs: {
          entryId: 'e2',
          kind: 'decision',
          ownerId: null,
          dueOn: null,
          useCaseId: 'u1',
          probability: null,
          impact: null,
        },
        content: [{ type: 'text', text: 'L’environnement de production est ouvert' }],
      },
    ],
  },
  people: { p1: 'Camille Exemple' },
  registered: { e1: { code: 'A-2', state: 'todo' }, e2: { code: 'D-1', state: 'taken' } },
  next: { heldOn: '2026-06-03', startsAt: '10:00', place: 'Salle d’exemple' },
};

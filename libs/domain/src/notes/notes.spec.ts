import fc from 'fast-check';
import { isLocalDate } from '../shared/local-date.js';
import { findDueDate } from './dates.js';
import { foldLetters } from './fold.js';
import { findOwner } from './owners.js';
import { proposeEntries } from './propose.js';
import { isTranscript, NOTES_LIMITS, readNotes, readTranscript } from './transcript.js';

/** A Monday. */
const TODAY = '2026-11-23';
const PEOPLE = [
  { id: 'lea', name: 'Léa Martin' },
  { id: 'paul', name: 'Paul Durand' },
  { id: 'paule', name: 'Paul Lefèvre' },
  { id: 'ines', name: 'Inès Moreau' },
];

describe('a day in words', () => {
  it.each([
    ['avant le 15/12', '2026-12-15', '15/12'],
    ['03/04', '2027-04-03', '03/04'],
    ['le 03/04/2027.', '2027-04-03', '03/04/2027'],
    ['1er décembre', '2026-12-01', '1er décembre'],
    ['pour le 15 déc. 2027', '2027-12-15', '15 déc. 2027'],
    ['by December 15, 2026', '2026-12-15', 'December 15, 2026'],
    ['15th of December', '2026-12-15', '15th of December'],
    ['2027-01-31', '2027-01-31', '2027-01-31'],
    ['vendredi', '2026-11-27', 'vendredi'],
    ['lundi prochain', '2026-11-30', 'lundi prochain'],
    ['next friday', '2026-11-27', 'next friday'],
    ['demain', '2026-11-24', 'demain'],
    ['après-demain', '2026-11-25', 'après-demain'],
    ['tomorrow morning', '2026-11-24', 'tomorrow'],
    ['dans 2 semaines', '2026-12-07', 'dans 2 semaines'],
    ['sous huit jours', '2026-12-01', 'sous huit jours'],
    ['within three months', '2027-02-23', 'within three months'],
    ['fin de semaine', '2026-11-27', 'fin de semaine'],
    ['la semaine prochaine', '2026-12-04', 'la semaine prochaine'],
    ['d’ici la fin du mois', '2026-11-30', 'la fin du mois'],
    ['end of next month', '2026-12-31', 'end of next month'],
    ['fin janvier', '2027-01-31', 'fin janvier'],
    ['end of December', '2026-12-31', 'end of December'],
    ['le 29/02', '2028-02-29', '29/02'],
  ])('%s', (text, day, words) => {
    const found = findDueDate(text, TODAY);
    expect(found?.dueOn).toBe(day);
    expect(found && text.slice(found.start, found.end)).toBe(words);
  });

  it.each(['rien à dire', '31/02/2027', '45/13', 'version 1.2.3', '10/12/2026/3', 'mardis'])(
    'is not in « %s »',
    (text) => {
      expect(findDueDate(text, TODAY)).toBeNull();
    },
  );

  it('is a day that exists, at a place of the text, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (text, day) => {
          const found = findDueDate(`${text} 12/03`, day.toISOString().slice(0, 10));
          if (!found) return;
          expect(isLocalDate(found.dueOn)).toBe(true);
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.end).toBeGreaterThan(found.start);
        },
      ),
    );
  });

  it('folds letter for letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldLetters(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('who a text names', () => {
  it.each([
    ['@léa envoie le jeu', 'lea', 'léa'],
    ['@Léa Martin envoie', 'lea', 'Léa Martin'],
    ['@Lea Envoyer le jeu', 'lea', 'Lea'],
    ['Inès : relire la convention', 'ines', 'Inès'],
    ['Relire la convention (Inès Moreau)', 'ines', 'Inès Moreau'],
    ['à faire pour Moreau', 'ines', 'Moreau'],
    ['@Paul relance', null, 'Paul'],
    ['@inconnu relance', null, 'inconnu'],
    ['@paul.durand relance', 'paul', 'paul.durand'],
  ])('%s', (text, id, words) => {
    expect(findOwner(text, PEOPLE)).toMatchObject({ personId: id, words });
  });

  it('is nobody where nobody is named', () => {
    expect(findOwner('relire la convention', PEOPLE)).toBeNull();
    expect(findOwner('Pour finir, un mot', PEOPLE)).toBeNull();
  });
});

describe('proposals from notes', () => {
  const propose = (text: string) => proposeEntries(readNotes(text).lines, PEOPLE, TODAY);

  it.each<[string, string, Record<string, unknown>]>([
    [
      'Décision : on garde le modèle actuel',
      'decision',
      { text: 'On garde le modèle actuel', because: 'Décision' },
    ],
    ['- Le COPIL valide le passage en réalisation.', 'decision', { because: 'Le COPIL valide' }],
    ['It was agreed to freeze the scope', 'decision', {}],
    [
      'Action : @Léa envoyer le jeu de données avant le 15/12',
      'action',
      {
        ownerId: 'lea',
        dueOn: '2026-12-15',
        dueWords: '15/12',
        text: 'Envoyer le jeu de données avant le 15/12',
      },
    ],
    ['Inès doit relire la convention pour vendredi', 'action', { ownerId: 'ines', dueOn: '2026-11-27' }],
    ['Envoyer le support (Inès) fin de semaine', 'action', { ownerId: 'ines', dueOn: '2026-11-27' }],
    ['[ ] Paul prépare la démo', 'action', { ownerId: null, ownerWords: 'Paul' }],
    ['Risque : retard du fournisseur', 'risk', { text: 'Retard du fournisseur' }],
    ['La migration pourrait retarder la recette', 'risk', {}],
    ['Pour info : nouvelle version lundi', 'info', { dueOn: null }],
  ])('%s', (text, kind, rest) => {
    expect(propose(text)).toMatchObject([{ kind, line: 1, ...rest }]);
  });

  it.each([
    'Aucune décision prise aujourd’hui',
    'Le budget n’est pas encore validé',
    'Qui doit envoyer le jeu ?',
    'Bonjour à tous',
    'No decision yet, we must wait for no risk',
  ])('nothing in « %s »', (text) => {
    expect(propose(text)).toEqual([]);
  });

  it('keeps the line of each, one a sentence', () => {
    const found = propose(
      'Tour de table.\n\nIl est décidé de continuer. Léa va préparer la suite et doit la partager.\nFin',
    );
    expect(found.map(({ kind, line }) => [kind, line])).toEqual([
      ['decision', 2],
      ['action', 2],
    ]);
  });

  it('gives what somebody says of themselves to who speaks', () => {
    const vtt =
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Léa Martin>Je vais envoyer le</v>\n\n00:00:03.000 --> 00:00:05.000\n<v Léa Martin>compte rendu demain.</v>\n\n00:00:05.000 --> 00:00:06.000\n<v Paul Durand>Merci&nbsp;!</v>\n';
    expect(isTranscript(vtt)).toBe(true);
    const { lines } = readTranscript(vtt);
    expect(lines).toEqual([
      { speaker: 'Léa Martin', text: 'Je vais envoyer le compte rendu demain.' },
      { speaker: 'Paul Durand', text: 'Merci !' },
    ]);
    expect(proposeEntries(lines, PEOPLE, TODAY)).toMatchObject([
      { kind: 'action', ownerId: 'lea', dueOn: '2026-11-24' },
    ]);
  });

  it('cuts what is too long, and says so', () => {
    const { lines, truncated } = readNotes(`${'a'.repeat(NOTES_LIMITS.line + 5)}\n`.repeat(3));
    expect([lines.length, lines[0]?.text.length, truncated]).toEqual([3, NOTES_LIMITS.line, true]);
    expect(readNotes('x\n'.repeat(NOTES_LIMITS.lines + 1)).truncated).toBe(true);
    expect(propose(`Décision : ${'mot '.repeat(200)}`)[0]?.text.length).toBeLessThanOrEqual(300);
  });

  it('stays within bounds on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const { lines } of [
          readNotes(text),
          readTranscript(`WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${text}`),
        ]) {
          const found = proposeEntries(lines, PEOPLE, TODAY);
          expect(found.length).toBeLessThanOrEqual(NOTES_LIMITS.proposals);
          for (const one of found) {
            expect(one.text.length).toBeGreaterThan(0);
            expect(one.text.length).toBeLessThanOrEqual(300);
            expect(one.line).toBeLessThanOrEqual(lines.length);
          }
        }
      }),
    );
  });

  it('is not slowed down by texts made to slow it down', () => {
    // Patterns that double back would take minutes here; the limit of a test is what it would meet.
    for (const text of [
      'a '.repeat(2_000),
      '@'.repeat(4_000),
      'Léa '.repeat(1_000),
      '1/'.repeat(2_000),
      'fin de '.repeat(600),
    ])
      expect(propose(text.slice(0, NOTES_LIMITS.line)).length).toBeLessThanOrEqual(40);
  });
});

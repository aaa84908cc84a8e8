import { blockText } from '@jalon/domain';
import type { MinutesFacts } from '../../minutes/facts.js';
import { messagesFor } from '../../minutes/messages.js';
import type { EntryView, MinutesView, PointView } from '../../minutes/view.js';
import { list, table, text, type TokenColumn, type TokenDefinition } from '../define.js';
import { MEETING_TOKENS, type MeetingOf } from './meeting.js';

/** Minutes, their short form and the restitution of a workshop are read from the same view. */
export interface MinutesOf extends MeetingOf {
  readonly facts: MinutesFacts;
  readonly view: MinutesView;
}

const words = ({ facts }: Pick<MinutesOf, 'facts'>) => messagesFor(facts.language);
const NUMBER: TokenColumn<EntryView> = ['number', 'Numéro', 'Number', (row) => row.label];
const OWNER: TokenColumn<EntryView> = ['owner', 'Responsable', 'Owner', (row) => row.ownerName];
const REGISTER: TokenColumn<EntryView> = ['register', 'Registre', 'Register', (row) => row.register];
const DECISIONS: readonly TokenColumn<EntryView>[] = [
  NUMBER,
  ['text', 'Décision', 'Decision', (row) => row.text],
  OWNER,
  REGISTER,
];
const ACTIONS: readonly TokenColumn<EntryView>[] = [
  NUMBER,
  ['text', 'Action', 'Action', (row) => row.text],
  OWNER,
  ['due', 'Échéance', 'Due', (row) => row.dueText],
  ['state', 'État', 'State', (row) => row.stateText],
  REGISTER,
];
const RISKS: readonly TokenColumn<EntryView>[] = [
  NUMBER,
  ['text', 'Risque', 'Risk', (row) => row.text],
  ['grades', 'Probabilité × impact', 'Probability × impact', (row) => row.gradesText],
  ['level', 'Criticité', 'Severity', (row) => row.levelText],
  OWNER,
  REGISTER,
];

interface PointOf {
  readonly facts: MinutesFacts;
  readonly point: PointView;
}

/** What was said of a point, line by line: texts, items of lists and rows of tables. */
function linesOf({ point, facts }: PointOf): string[] {
  return point.blocks.flatMap((block): string[] => {
    if (block.kind === 'entry') {
      const { entry } = block;
      const kind = messagesFor(facts.language).entry[entry.kind];
      return [[[kind, entry.label].filter(Boolean).join(' '), entry.text || '—'].join(' – ')];
    }
    return blockText(block.block)
      .split('\n')
      .filter((line) => line.trim() !== '');
  });
}

const entriesOf = ({ point }: PointOf, kind: EntryView['kind']): EntryView[] =>
  point.blocks.flatMap((block) => (block.kind === 'entry' && block.entry.kind === kind ? [block.entry] : []));

const POINT: readonly TokenDefinition<PointOf>[] = [
  text('title', 'Titre du point', 'Title of the point', ({ point, facts }) =>
    point.id === null ? words({ facts }).heading.points : point.title,
  ),
  table(
    'lines',
    'Ce qui a été dit',
    'What was said',
    (of) => ({ rows: linesOf(of), empty: words(of).empty.points }),
    [['text', 'Phrase', 'Sentence', (row) => row]],
  ),
  table(
    'decisions',
    'Décisions du point',
    'Decisions of the point',
    (of) => ({ rows: entriesOf(of, 'decision'), empty: words(of).empty.decisions }),
    DECISIONS,
  ),
  table(
    'actions',
    'Actions du point',
    'Actions of the point',
    (of) => ({ rows: entriesOf(of, 'action'), empty: words(of).empty.actions }),
    ACTIONS,
  ),
];

export const MINUTES_TOKENS: readonly TokenDefinition<MinutesOf>[] = [
  ...MEETING_TOKENS,
  text(
    'meeting.when',
    'Date et heures, en toutes lettres',
    'Date and times, in words',
    ({ view }) => view.dateText,
  ),
  text('meeting.author', 'Rédaction du compte rendu', 'Minutes by', ({ view }) => view.authorName),
  text('meeting.useCases', 'Cas d’usage de la réunion', 'Use cases of the meeting', ({ view }) =>
    view.useCases.join(', '),
  ),
  text('minutes.edition', 'Édition et approbation', 'Edition and approval', ({ view }) => view.editionText),
  text(
    'next.text',
    'Prochaine réunion, en une phrase',
    'Next meeting, in one sentence',
    ({ view }) => view.nextText,
  ),
  table(
    'attendance',
    'Présence et diffusion',
    'Attendance and distribution',
    (of) => ({
      rows: of.view.attendance.map(({ status, names }) => ({ status: words(of).attendance[status], names })),
      empty: words(of).empty.attendance,
    }),
    [
      ['status', 'Statut', 'Status', (row) => row.status],
      ['names', 'Noms', 'Names', (row) => row.names.join(', ')],
      ['number', 'Nombre', 'Number', (row) => String(row.names.length)],
    ],
  ),
  table(
    'agenda',
    'Ordre du jour',
    'Agenda',
    (of) => ({
      rows: of.view.agenda.map((item, index) => ({ ...item, number: String(index + 1) })),
      empty: words(of).empty.agenda,
    }),
    [
      ['number', 'Numéro', 'Number', (row) => row.number],
      ['item', 'Sujet', 'Item', (row) => row.title],
      ['presenter', 'Intervenant', 'Presenter', (row) => row.ownerName],
      ['duration', 'Durée', 'Length', (row) => row.durationText],
      ['outcome', 'Suite', 'Outcome', (row) => row.outcome],
    ],
  ),
  table(
    'previousActions',
    'Actions précédentes',
    'Previous actions',
    (of) => ({ rows: of.view.previous, empty: words(of).empty.previous }),
    [
      ['number', 'Numéro', 'Number', (row) => row.code],
      ['text', 'Action', 'Action', (row) => row.title],
      ['owner', 'Responsable', 'Owner', (row) => row.ownerName],
      ['due', 'Échéance', 'Due', (row) => row.dueText],
      ['state', 'État', 'State', (row) => row.stateText],
    ],
  ),
  table(
    'decisions',
    'Décisions',
    'Decisions',
    (of) => ({ rows: of.view.decisions, empty: words(of).empty.decisions }),
    DECISIONS,
  ),
  table(
    'actions',
    'Actions',
    'Actions',
    (of) => ({ rows: of.view.actions, empty: words(of).empty.actions }),
    ACTIONS,
  ),
  table('risks', 'Risques', 'Risks', (of) => ({ rows: of.view.risks, empty: '—' }), RISKS),
  list(
    'points',
    'Points abordés',
    'Points discussed',
    ({ view, facts }) => view.points.map((point) => ({ point, facts })),
    POINT,
  ),
];

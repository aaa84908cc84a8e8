import { messagesFor as houseMessages } from '../monthly-report/messages.js';
import { messagesFor, type MinutesMessages } from '../minutes/messages.js';
import type { EntryView, MinutesView, PointView } from '../minutes/view.js';
import { buildMinutesView } from '../minutes/view-model.js';
import { line } from '../deck/lines.js';
import type { DeckCover } from '../deck/outline.js';
import type { CellSpec } from '../pptx/index.js';
import { cleanLine, formatNumber, languageTag, truncate, typeset } from '../text/index.js';
import type { ToneName } from '../theme/index.js';
import type { WorkshopFacts } from './facts.js';
import { workshopMessages, type WorkshopMessages } from './messages.js';

export interface WorkshopTable {
  readonly title: string;
  readonly lead: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellSpec[])[];
  readonly alt: string;
}

/** The restitution as plain data with every sentence written; the points are those of the minutes. */
export interface WorkshopView {
  readonly language: 'fr' | 'en';
  readonly languageTag: 'fr-FR' | 'en-GB';
  readonly heldOn: string;
  readonly dateText: string;
  readonly author: string;
  readonly company: string;
  readonly confidentiality: string;
  readonly demoNotice: string | null;
  readonly source: string;
  readonly own: WorkshopMessages;
  readonly words: MinutesMessages;
  readonly say: (sentence: string) => string;
  readonly count: (n: number) => { n: number; text: string };
  readonly cover: DeckCover;
  readonly tables: Readonly<Record<'people' | 'agenda' | 'decisions' | 'actions' | 'risks', WorkshopTable>>;
  readonly points: readonly PointView[];
  readonly next: { readonly title: string; readonly sentences: readonly string[] } | null;
  /** Topics with nothing to say, said together. */
  readonly quiet: { readonly title: string; readonly sentences: readonly string[] };
}

const NAMES_A_ROW = 8;
const DATED = 5;
const LEVEL: Readonly<
  Record<'low' | 'moderate' | 'severe', { readonly shape: string; readonly tone: ToneName }>
> = {
  severe: { shape: '◆', tone: 'red' },
  moderate: { shape: '▲', tone: 'amber' },
  low: { shape: '●', tone: 'muted' },
};

/** The restitution as data. Depends on the facts alone. */
export function buildWorkshopView(facts: WorkshopFacts): WorkshopView {
  const { language } = facts;
  const minutes = buildMinutesView(facts);
  const context: Context = {
    facts,
    minutes,
    own: workshopMessages(language),
    words: messagesFor(language),
    say: (sentence) => typeset(cleanLine(sentence), language),
    count: (n) => ({ n, text: formatNumber(n, language) }),
  };
  const { own, say, count } = context;
  const house = houseMessages(language);
  const labName = truncate(cleanLine(facts.labName), 60);
  return {
    language,
    languageTag: languageTag(language),
    heldOn: facts.meeting.heldOn,
    dateText: minutes.dateText,
    author: line(facts.authorName, 80) || labName || 'Jalon',
    company: labName,
    confidentiality: truncate(minutes.confidentiality, 110),
    demoNotice: facts.demo ? say(house.demoNotice) : null,
    source: say(own.source(minutes.editionText)),
    own,
    words: context.words,
    say,
    count,
    cover: {
      title: truncate(say(own.title(minutes.title)), 110),
      subtitle: [
        minutes.dateText,
        say(own.headline(count(minutes.decisions.length), count(minutes.actions.length))),
      ],
      meta: [
        [labName, line(facts.authorName, 80)].filter((text) => text !== '').join(' · '),
        minutes.editionText,
        facts.demo ? say(house.demoNotice) : minutes.confidentiality,
      ],
    },
    tables: {
      people: people(context),
      agenda: agenda(context),
      decisions: decisions(context),
      actions: actions(context),
      risks: risks(context),
    },
    points: minutes.points,
    next: nextOf(context),
    quiet: quietOf(context),
  };
}

interface Context extends Pick<WorkshopView, 'own' | 'words' | 'say' | 'count'> {
  readonly facts: WorkshopFacts;
  readonly minutes: MinutesView;
}

const table = (
  { say }: Context,
  title: string,
  lead: string,
  headers: readonly string[],
  rows: readonly (readonly CellSpec[])[],
): WorkshopTable => ({
  title: say(title),
  lead: say(lead),
  headers: headers.map(say),
  rows,
  alt: say(title),
});

function people(context: Context): WorkshopTable {
  const { minutes, own, words, count } = context;
  const of = (...statuses: string[]): number =>
    minutes.attendance
      .filter(({ status }) => statuses.includes(status))
      .reduce((sum, { names }) => sum + names.length, 0);
  const rows = minutes.attendance.flatMap(({ status, names }) =>
    Array.from({ length: Math.ceil(names.length / NAMES_A_ROW) }, (_, index): CellSpec[] => [
      { text: words.attendance[status], bold: true },
      {
        text: names
          .slice(index * NAMES_A_ROW, (index + 1) * NAMES_A_ROW)
          .map((name) => truncate(name, 80))
          .join(', '),
      },
    ]),
  );
  const title = own.people(count(of('present')), count(of('excused')));
  return table(context, title, own.peopleLead, own.peopleHeaders, rows);
}

function agenda(context: Context): WorkshopTable {
  const { minutes, own, words, count } = context;
  const numbered = minutes.points.map(({ id }) => id).filter((id) => id !== null);
  const dealt = minutes.agenda.filter(({ pointId }) => pointId !== null).length;
  return table(
    context,
    own.agenda(count(dealt), count(minutes.agenda.length)),
    minutes.objective === '' ? own.agendaLead : own.objective(truncate(minutes.objective, 300)),
    words.table.agenda.columns,
    minutes.agenda.map((item, index): CellSpec[] => [
      { text: String(index + 1) },
      { text: line(item.title, 300), bold: true },
      { text: truncate(item.ownerName, 80) },
      { text: item.durationText },
      item.pointId === null
        ? { text: item.outcome, tone: 'amber', bold: true }
        : { text: String(numbered.indexOf(item.pointId) + 1) },
    ]),
  );
}

const owner = ({ words }: Context, { ownerName }: EntryView): CellSpec =>
  ownerName === null ? { text: words.noOwner, tone: 'muted' } : { text: truncate(ownerName, 80) };
const said = ({ text }: EntryView): CellSpec => ({ text: text === '' ? '—' : text });

function decisions(context: Context): WorkshopTable {
  const { minutes, own, words, count } = context;
  return table(
    context,
    own.decisions(count(minutes.decisions.length)),
    own.decisionsLead,
    [...words.table.decisions.columns, ...register(context)],
    minutes.decisions.map((row) => [
      { text: row.label, bold: true },
      said(row),
      owner(context, row),
      ...registerCell(context, row),
    ]),
  );
}

function actions(context: Context): WorkshopTable {
  const { minutes, own, words, count } = context;
  const unassigned = minutes.actions.filter(({ ownerName }) => ownerName === null).length;
  return table(
    context,
    own.actions(count(minutes.actions.length), count(unassigned)),
    own.actionsLead,
    [...words.table.actions.columns, ...register(context)],
    minutes.actions.map((row) => [
      { text: row.label, bold: true },
      said(row),
      owner(context, row),
      row.dueText === null ? { text: words.noDate, tone: 'muted' } : { text: row.dueText },
      { text: row.stateText },
      ...registerCell(context, row),
    ]),
  );
}

function risks(context: Context): WorkshopTable {
  const { minutes, own, words, count, say } = context;
  const severe = minutes.risks.filter(({ level }) => level === 'severe').length;
  return table(
    context,
    own.risks(count(minutes.risks.length), count(severe)),
    own.risksLead,
    [...words.table.risks.columns, ...register(context)],
    minutes.risks.map((row) => [
      { text: row.label, bold: true },
      said(row),
      { text: row.gradesText ?? words.noGrades },
      row.level === null
        ? { text: '—' }
        : {
            text: say(`${LEVEL[row.level].shape} ${row.levelText ?? ''}`),
            bold: true,
            tone: LEVEL[row.level].tone,
          },
      owner(context, row),
      ...registerCell(context, row),
    ]),
  );
}

const register = ({ minutes, words }: Context): string[] =>
  minutes.withRegister ? [words.registerColumn] : [];
const registerCell = ({ minutes }: Context, { register: code }: EntryView): CellSpec[] =>
  minutes.withRegister ? [{ text: code ?? '—' }] : [];

/** The next meeting and the actions that have a day; null when there is neither. */
function nextOf({ facts, minutes, own, words, say, count }: Context): WorkshopView['next'] {
  const dated = minutes.actions.filter(({ dueText }) => dueText !== null);
  if (facts.next === null && dated.length === 0) return null;
  const actionTexts = dated
    .slice(0, DATED)
    .map((row) =>
      say(
        `${row.label} – ${truncate(row.text === '' ? '—' : row.text, 110)} (${own.due(truncate(row.ownerName ?? words.noOwner, 40), row.dueText ?? '')})`,
      ),
    );
  return {
    title: say(own.next(facts.next === null ? 0 : 1, count(dated.length))),
    sentences: [
      say(`${words.heading.next}${words.colon} ${truncate(minutes.nextText, 200)}`),
      ...actionTexts,
    ],
  };
}

function quietOf({ minutes, own, words, say, count }: Context): WorkshopView['quiet'] {
  const topics = ['attendance', 'agenda', 'points', 'decisions', 'actions'] as const;
  const sentences = topics
    .filter((topic) => minutes[topic].length === 0)
    .map((topic) => say(words.empty[topic]));
  return { title: say(own.quiet(count(sentences.length))), sentences };
}

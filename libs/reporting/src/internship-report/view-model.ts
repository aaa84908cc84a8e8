import { INTERNSHIP_WORDS_EN, INTERNSHIP_WORDS_FR } from '@jalon/domain';
import { moneyText } from '../agreement-note/context.js';
import type { DeckCover } from '../deck/outline.js';
import { deckContext } from '../deck/word-context.js';
import { hoursText } from '../internship-note/context.js';
import { NOTE_WORDS } from '../note/words.js';
import type { CellSpec } from '../pptx/index.js';
import { cleanLine, formatMonth, formatNumber, languageTag, truncate, typeset } from '../text/index.js';
import type { ProgrammeReportFacts } from './facts.js';
import { programmeReportMessages, type ProgrammeReportMessages } from './messages.js';

export interface ReportTable {
  readonly id: keyof ProgrammeReportMessages['parts'];
  readonly label: string;
  readonly title: string;
  readonly lead: string;
  readonly headers: readonly string[];
  readonly shares: readonly number[];
  /** Columns of figures. */
  readonly right: readonly number[];
  readonly rows: readonly (readonly CellSpec[])[];
  readonly alt: string;
}

/** The year as plain data with every sentence written. */
export interface ProgrammeReportView {
  readonly language: 'fr' | 'en';
  readonly languageTag: 'fr-FR' | 'en-GB';
  readonly asOf: string;
  readonly asOfLabel: string;
  readonly company: string;
  readonly cover: DeckCover;
  readonly footer: string;
  readonly source: string;
  readonly demoNotice: string | null;
  readonly agendaTitle: (parts: number) => string;
  readonly nothing: string;
  readonly tables: readonly ReportTable[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const OFFER_TITLE = 160;

/** Depends on the facts alone. */
export function buildProgrammeReportView(facts: ProgrammeReportFacts): ProgrammeReportView {
  const { language, year } = facts;
  const words = programmeReportMessages(language);
  const { say, longDate } = deckContext(facts);
  const number = (value: number): string => formatNumber(value, language);
  const company = truncate(cleanLine(facts.labName), 60);
  const asOfLabel = longDate(facts.asOf);
  const demoNotice = facts.demo ? NOTE_WORDS[language].demoNotice : null;
  const applications = number(sum(facts.applications.map(({ count }) => count)));
  const internships = number(sum(facts.internships.map(({ count }) => count)));
  return {
    language,
    languageTag: languageTag(language),
    asOf: facts.asOf,
    asOfLabel,
    company,
    cover: {
      title: say(words.title(year)),
      subtitle: [company, say(words.subtitle(number(facts.offers.length), applications, internships))],
      meta: [say(words.asOf(asOfLabel)), ...(demoNotice === null ? [] : [demoNotice])],
    },
    footer: [say(words.footer), demoNotice].filter(Boolean).join(' · '),
    source: say(words.source(year)),
    demoNotice,
    agendaTitle: (parts) => say(words.agenda(parts)),
    nothing: say(words.nothing),
    tables: [
      offersTable(facts, words),
      peopleTable(facts, words, applications, internships),
      stepsTable(facts, words),
      payTable(facts, words),
      reviewsTable(facts, words),
      researchTable(facts, words),
    ].map((table) => ({
      ...table,
      label: say(words.parts[table.id]),
      title: say(table.title),
      lead: say(table.lead),
      headers: table.headers.map(say),
      alt: say(table.title),
    })),
  };
}

type Draft = Omit<ReportTable, 'label' | 'alt'>;
const bold = (text: string): CellSpec => ({ text, bold: true });

function offersTable({ offers, language }: ProgrammeReportFacts, words: ProgrammeReportMessages): Draft {
  const number = (value: number): CellSpec => ({ text: formatNumber(value, language) });
  return {
    id: 'offers',
    title: words.offersTitle(
      formatNumber(offers.length, language),
      formatNumber(sum(offers.map(({ places }) => places)), language),
    ),
    lead: words.offersLead,
    headers: words.offersHeaders,
    shares: [8, 60, 16, 12, 18, 14, 12],
    right: [3, 4, 5, 6],
    rows: offers.map((one) => [
      bold(`#${one.number}`),
      { text: truncate(cleanLine(one.title), OFFER_TITLE) },
      { text: words.offer[one.state] },
      ...[one.places, one.applications, one.accepted, one.internships].map(number),
    ]),
  };
}

function peopleTable(
  facts: ProgrammeReportFacts,
  words: ProgrammeReportMessages,
  applications: string,
  internships: string,
): Draft {
  const law = facts.language === 'fr' ? INTERNSHIP_WORDS_FR : INTERNSHIP_WORDS_EN;
  const row = (what: string, state: string, count: number): CellSpec[] => [
    bold(what),
    { text: state },
    { text: formatNumber(count, facts.language) },
  ];
  return {
    id: 'people',
    title: words.peopleTitle(applications, internships),
    lead: words.peopleLead,
    headers: words.peopleHeaders,
    shares: [40, 60, 20],
    right: [2],
    rows: [
      ...facts.applications.map(({ state, count }) =>
        row(words.application, law.applicationStates[state], count),
      ),
      ...facts.internships.map(({ state, count }) =>
        row(words.internship, law.internshipStates[state], count),
      ),
    ],
  };
}

function stepsTable({ steps, language }: ProgrammeReportFacts, words: ProgrammeReportMessages): Draft {
  return {
    id: 'steps',
    title: words.stepsTitle(formatNumber(sum(steps.map(({ done }) => done)), language)),
    lead: words.stepsLead,
    headers: words.stepsHeaders,
    shares: [90, 20, 20],
    right: [1, 2],
    rows: steps.map(({ step, inProgress, done }) => [
      { text: truncate(typeset(cleanLine(step), 'fr'), OFFER_TITLE) },
      { text: formatNumber(inProgress, language) },
      { text: formatNumber(done, language) },
    ]),
  };
}

function payTable({ months, language }: ProgrammeReportFacts, words: ProgrammeReportMessages): Draft {
  const [minutes, owed, paid] = [
    sum(months.map((one) => one.minutes)),
    sum(months.map(({ owedCents }) => owedCents)),
    sum(months.map(({ paidCents }) => paidCents)),
  ] as [number, number, number];
  return {
    id: 'pay',
    title: words.payTitle(hoursText(minutes, language), moneyText(paid, language)),
    lead: words.payLead,
    headers: words.payHeaders,
    shares: [40, 20, 30, 30, 30],
    right: [1, 2, 3, 4],
    rows:
      months.length === 0
        ? []
        : [
            ...months.map((one) => [
              bold(formatMonth(one.month, language)),
              { text: formatNumber(one.internships, language) },
              { text: hoursText(one.minutes, language) },
              { text: moneyText(one.owedCents, language) },
              { text: moneyText(one.paidCents, language) },
            ]),
            [
              bold(words.total),
              { text: '' },
              bold(hoursText(minutes, language)),
              bold(moneyText(owed, language)),
              bold(moneyText(paid, language)),
            ],
          ],
  };
}

function reviewsTable({ reviews, language }: ProgrammeReportFacts, words: ProgrammeReportMessages): Draft {
  return {
    id: 'reviews',
    title: words.reviewsTitle(formatNumber(sum(reviews.map(({ held }) => held)), language)),
    lead: words.reviewsLead,
    headers: words.reviewsHeaders,
    shares: [80, 20, 20],
    right: [1, 2],
    rows: reviews.map(({ kind, held, shared }) => [
      bold(words.review[kind]),
      { text: formatNumber(held, language) },
      { text: formatNumber(shared, language) },
    ]),
  };
}

function researchTable({ research, language }: ProgrammeReportFacts, words: ProgrammeReportMessages): Draft {
  return {
    id: 'research',
    title: words.researchTitle(formatNumber(sum(research.map(({ count }) => count)), language)),
    lead: words.researchLead,
    headers: words.researchHeaders,
    shares: [40, 60, 20],
    right: [2],
    rows: research.map(({ kind, state, count }) => [
      bold(words.research[kind]),
      { text: state === null ? '—' : (words.state[state] ?? state) },
      { text: formatNumber(count, language) },
    ]),
  };
}

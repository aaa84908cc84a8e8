import { line } from '../deck/lines.js';
import type { DeckCover } from '../deck/outline.js';
import { cleanLine, languageTag, truncate } from '../text/index.js';
import { contextOf, LENGTHS, optionName, said, type OpportunityContext } from './context.js';
import type { OpportunityFacts } from './facts.js';
import type { OpportunityPart } from './messages.js';
import { decidedTitle, decisionTable } from './view-decision.js';
import {
  figures,
  meansPage,
  needPage,
  valuePage,
  type CardedPage,
  type FigureCard,
  type ValuePage,
} from './view-pages.js';
import { optionsTable, risksTable, trustSentence, trustTable, type OpportunityTable } from './view-tables.js';

/** What a committee reads first: the figures, then a line on each subject. */
export interface SummaryView {
  readonly title: string;
  readonly figures: readonly FigureCard[];
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}

/** The restitution of a study as plain data with every sentence written. */
export interface OpportunityView {
  readonly language: 'fr' | 'en';
  readonly languageTag: 'fr-FR' | 'en-GB';
  readonly asOf: string;
  readonly asOfLabel: string;
  readonly subject: string;
  readonly author: string;
  readonly company: string;
  readonly cover: DeckCover;
  readonly agendaTitle: (parts: number) => string;
  readonly labels: Readonly<Record<OpportunityPart, string>>;
  readonly confidentiality: string;
  readonly demoNotice: string | null;
  readonly source: string;
  readonly summary: SummaryView;
  readonly need: CardedPage;
  readonly options: OpportunityTable;
  readonly value: ValuePage;
  readonly chartName: string;
  readonly means: CardedPage;
  readonly risks: OpportunityTable;
  /** Said instead of the table of risks when there is none. */
  readonly noRisk: string;
  readonly noOption: string;
  readonly trust: OpportunityTable;
  readonly decision: OpportunityTable;
}

/** The deck as data. Depends on the facts alone. */
export function buildOpportunityView(facts: OpportunityFacts): OpportunityView {
  const context = contextOf(facts);
  const { own, words, say, longDate } = context;
  const labName = truncate(cleanLine(facts.labName), 60);
  const asOfLabel = longDate(facts.asOf);
  const code = line(facts.study.code, 20);
  return {
    language: facts.language,
    languageTag: languageTag(facts.language),
    asOf: facts.asOf,
    asOfLabel,
    subject: say(own.subject(code)),
    author: line(facts.study.authorName, 80) || labName || 'Jalon',
    company: labName,
    cover: coverOf(context, labName, code),
    agendaTitle: (parts) => say(own.agendaTitle(parts)),
    labels: own.parts,
    confidentiality: say(words.confidentiality),
    demoNotice: facts.demo ? say(words.demoNotice) : null,
    source: say(own.source(truncate(labName, 40), code, asOfLabel)),
    summary: summaryOf(context, code),
    need: needPage(context),
    options: optionsTable(context),
    value: valuePage(context),
    chartName: say(own.value.chart),
    means: meansPage(context),
    risks: risksTable(context),
    noRisk: say(own.risks.none),
    noOption: say(own.options.none),
    trust: trustTable(context),
    decision: decisionTable(context),
  };
}

function coverOf(context: OpportunityContext, labName: string, code: string): DeckCover {
  const { facts, own, words, say, study, longDate } = context;
  const { study: given } = facts;
  const author = line(given.authorName, 80);
  const decided = given.recommendation === null ? own.asked : decidedTitle(context, given.recommendation);
  return {
    title: truncate(say(own.cover(code, line(given.title) || words.untitled)), 110),
    subtitle: [own.subtitle(line(given.entityName, 80), study.state[given.state]), decided].map(say),
    meta: [
      [labName, author === '' ? '' : own.by(author)].filter((text) => text !== '').join(' · '),
      own.asOf(longDate(facts.asOf)),
      facts.demo ? words.demoNotice : words.confidentiality,
    ].map(say),
  };
}

function summaryOf(context: OpportunityContext, code: string): SummaryView {
  const { facts, own, say, count, euros, preferred, severe, missing } = context;
  const { answers, recommendation } = facts.study;
  const option = preferred === null ? own.noPreferred : optionName(context, preferred);
  const cost = preferred?.euros ?? null;
  const gain = answers.benefits.eurosPerYear;
  const left = missing.map(({ section }) => own.sections[section]).join(', ');
  const short = (text: string): string => said(context, text, 280);
  return {
    title:
      recommendation === null
        ? say(
            own.summaryTitle(
              code,
              truncate(option, LENGTHS.title / 2),
              cost === null ? null : euros(cost),
              gain === null ? null : euros(gain),
            ),
          )
        : decidedTitle(context, recommendation),
    figures: figures(context),
    lines: [
      [own.summary.need, short(answers.need.problem)],
      [own.summary.objective, short(answers.businessCase.objective)],
      [own.summary.option, say(option)],
      [own.summary.risks, say(own.summary.riskLine(count(answers.risks.list.length), count(severe)))],
      [own.summary.trust, say(`${trustSentence(context)}.`)],
      [own.summary.missing, say(left === '' ? own.summary.nothingMissing : `${left}.`)],
    ].map(([label = '', text = '']) => ({ label: say(label), text })),
  };
}

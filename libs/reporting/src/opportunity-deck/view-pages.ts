import { line } from '../deck/lines.js';
import type { ProseBlock, ProseText } from '../deck/prose.js';
import { truncate } from '../text/index.js';
import { gainOverYears, LENGTHS, optionName, said, type OpportunityContext } from './context.js';

/** Labelled texts of one page. */
export interface ProsePage {
  readonly title: string;
  readonly blocks: readonly ProseBlock[];
}

/** A page whose figures stand in cards, above what they do not say; its texts alone where that takes more than a page. */
export interface CardedPage extends ProsePage {
  readonly cards: readonly FigureCard[];
  readonly beside: readonly ProseBlock[];
}

/** A figure in a card: what it is, how much, and how it is to be read. */
export interface FigureCard {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly known: boolean;
}

export interface ValuePage extends ProsePage {
  /** Null where nothing is counted in euros: the page is then its texts alone. */
  readonly chart: {
    readonly alt: string;
    readonly unit: string;
    readonly categories: readonly string[];
    readonly series: readonly {
      readonly name: string;
      readonly tone: 'blue' | 'green';
      readonly values: readonly number[];
    }[];
  } | null;
  readonly messages: readonly string[];
}

const paragraph = (text: string): ProseText => ({ text, level: 0 });
const item = (text: string): ProseText => ({ text, level: 1 });

/** What is asked at a glance: the figures that decide. */
export function figures(context: OpportunityContext): FigureCard[] {
  const { own, say, euros, count, preferred, net, facts } = context;
  const { benefits, effort } = facts.study.answers;
  const { cards } = own;
  const money = (label: string, amount: number | null, note: string): FigureCard => ({
    label: say(label),
    value: amount === null ? say(cards.unknown) : euros(amount),
    note: say(note),
    known: amount !== null,
  });
  const byLab = effort.personDays === null;
  return [
    money(cards.cost, preferred?.euros ?? null, cards.costNote),
    money(cards.gain, benefits.eurosPerYear, cards.gainNote),
    money(cards.net, net, cards.netNote),
    {
      label: say(cards.effort),
      value: say(effort.personDays === null ? cards.byLab : cards.days(count(effort.personDays))),
      note: say(
        byLab ? cards.byLabNote : cards.effortNote(effort.weeks === null ? null : count(effort.weeks)),
      ),
      known: !byLab,
    },
  ];
}

/** The need, what is wanted, what doing nothing costs, and who is concerned. */
export function needPage(context: OpportunityContext): CardedPage {
  const { own, say, count, facts } = context;
  const { need, businessCase, stakeholders } = facts.study.answers;
  const { sponsorName, businessOwnerName, functionalReferentName } = facts.people;
  const objective = line(businessCase.objective, LENGTHS.title);
  const people = stakeholders.userCount === null ? null : count(stakeholders.userCount);
  const named = (name: string | null): string => line(name, 80) || own.nobody;
  const title =
    objective === ''
      ? own.need.titleNothing
      : people === null
        ? own.need.titleWithout(objective)
        : own.need.title(people, objective);
  const { cards } = own.need;
  const blocks = [
    { label: say(own.need.problem), texts: [paragraph(said(context, need.problem))] },
    { label: say(own.need.objective), texts: [paragraph(said(context, businessCase.objective))] },
    { label: say(own.need.doingNothing), texts: [paragraph(said(context, businessCase.costOfNotDoing))] },
  ];
  const person = (label: string, name: string | null): FigureCard => ({
    label: say(label),
    value: say(capital(named(name))),
    note: '',
    known: line(name) !== '',
  });
  return {
    title: say(title),
    cards: [
      person(cards.sponsor, sponsorName),
      person(cards.owner, businessOwnerName),
      person(cards.referent, functionalReferentName),
      {
        label: say(cards.users),
        value: say(people === null ? cards.unknownUsers : cards.people(people)),
        note: '',
        known: people !== null,
      },
    ],
    beside: [
      ...blocks,
      { label: say(own.need.described), texts: [paragraph(said(context, stakeholders.users))] },
    ],
    blocks: [
      ...blocks,
      {
        label: say(own.need.who),
        texts: [
          own.need.sponsor(named(sponsorName)),
          own.need.owner(named(businessOwnerName)),
          own.need.referent(named(functionalReferentName)),
          own.need.users(line(stakeholders.users, 200), people),
        ].map((text) => item(say(text))),
      },
    ],
  };
}

/** What the options cost and the preferred one earns, over the same three years. */
export function valuePage(context: OpportunityContext): ValuePage {
  const { own, say, study, facts, count, euros, preferred } = context;
  const { benefits, options } = facts.study.answers;
  const gain = benefits.eurosPerYear;
  const counted = options.list.filter((option) => option.euros !== null);
  const uncosted = options.list.length - counted.length;
  const bars = [
    ...counted.map((option) => ({
      category: truncate(optionName(context, option), 40),
      cost: option.euros ?? 0,
      gain: 0,
    })),
    ...(gain === null || gain === 0
      ? []
      : [{ category: say(own.value.gainCategory), cost: 0, gain: gainOverYears(gain) }]),
  ];
  const title = truncate(say(valueTitle(context)), 120);
  const basis = line(benefits.basis, 260);
  const kinds = benefits.kinds.map((kind) => study.benefit[kind].toLowerCase()).join(', ');
  const amounts = [
    gain === null ? own.value.unknownGain : gain === 0 ? own.value.noGain : own.value.perYear(euros(gain)),
    ...(gain ? [basis === '' ? own.value.noBasis : own.value.basis(basis)] : []),
    ...(uncosted > 0 ? [own.value.uncosted(count(uncosted))] : []),
    ...(kinds === '' ? [] : [own.value.kinds(kinds)]),
  ].map(say);
  const description = said(context, benefits.description);
  const shown = bars.some((bar) => bar.cost + bar.gain > 0);
  return {
    title,
    chart: shown
      ? {
          alt: title,
          unit: say(own.value.unit),
          categories: bars.map(({ category }) => category),
          series: [
            { name: say(own.value.costSeries), tone: 'blue', values: bars.map(({ cost }) => cost) },
            { name: say(own.value.gainSeries), tone: 'green', values: bars.map((bar) => bar.gain) },
          ],
        }
      : null,
    messages: [...amounts, truncate(description, preferred === null ? 220 : 260)],
    blocks: [
      { label: say(own.value.amounts), texts: amounts.map(item) },
      { label: say(own.value.description), texts: [paragraph(description)] },
    ],
  };
}

function valueTitle({ own, net, preferred, facts, euros }: OpportunityContext): string {
  const gain = facts.study.answers.benefits.eurosPerYear;
  const cost = preferred?.euros ?? null;
  if (net !== null) {
    if (net === 0) return own.value.even;
    return net > 0 ? own.value.net(euros(net)) : own.value.loss(euros(-net));
  }
  if (gain !== null) return own.value.gainOnly(euros(gain));
  return cost === null ? own.value.nothing : own.value.costOnly(euros(cost));
}

/** The data there are, and the effort it takes. */
export function meansPage(context: OpportunityContext): CardedPage {
  const { own, say, study, facts, count, euros } = context;
  const { data, effort } = facts.study.answers;
  const { means } = own;
  const weeks = effort.weeks === null ? null : count(effort.weeks);
  const asked =
    effort.personDays !== null
      ? means.estimated(count(effort.personDays), weeks)
      : effort.estimate === 'by_lab'
        ? means.byLab
        : means.unknown;
  const reach = data.availability === null ? '' : study.availability[data.availability];
  const efforts = [
    ...(effort.personDays === null ? [] : [means.days(count(effort.personDays))]),
    ...(weeks === null ? [] : [means.weeks(weeks)]),
    ...(effort.euros === null ? [] : [means.euros(euros(effort.euros))]),
    ...(effort.estimate === 'by_lab' ? [means.labEstimates] : []),
  ];
  const limits = line(data.limits, LENGTHS.prose);
  const sources = { label: say(means.sources), texts: [paragraph(said(context, data.sources))] };
  const limited = { label: say(means.limits), texts: [paragraph(say(limits || means.noLimits))] };
  const { cards } = means;
  const byLab = effort.estimate === 'by_lab' && effort.personDays === null;
  const card = (label: string, value: string | null, note: string): FigureCard => ({
    label: say(label),
    value: say(value ?? (byLab ? own.cards.byLab : cards.unknown)),
    note: value === null ? '' : say(note),
    known: value !== null,
  });
  return {
    title: say(reach === '' ? asked : `${asked}, ${means.data(reach)}`),
    cards: [
      card(
        cards.days,
        effort.personDays === null ? null : own.cards.days(count(effort.personDays)),
        cards.daysNote,
      ),
      card(cards.weeks, weeks === null ? null : cards.inWeeks(weeks), cards.weeksNote),
      card(cards.euros, effort.euros === null ? null : euros(effort.euros), cards.eurosNote),
      { label: say(cards.access), value: say(reach || cards.unknown), note: '', known: reach !== '' },
    ],
    beside: [sources, limited],
    blocks: [
      sources,
      { label: say(means.availability), texts: [paragraph(say(reach || own.notSaid))] },
      limited,
      {
        label: say(means.effort),
        texts: efforts.length === 0 ? [paragraph(say(own.notSaid))] : efforts.map((text) => item(say(text))),
      },
    ],
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

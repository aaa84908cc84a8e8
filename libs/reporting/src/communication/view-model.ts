import { line } from '../deck/lines.js';
import { deckContext } from '../deck/word-context.js';
import type { Step } from '../deck/stepper.js';
import { stageSteps } from '../monthly-report/view-cards.js';
import { cleanLines, cleanLine, languageTag, truncate } from '../text/index.js';
import type { CommunicationFacts } from './facts.js';
import { communicationMessages } from './messages.js';

/** A page of communication as plain data with every sentence written. */
export interface CommunicationView {
  readonly languageTag: 'fr-FR' | 'en-GB';
  readonly asOf: string;
  readonly asOfLabel: string;
  readonly subject: string;
  readonly author: string;
  readonly title: string;
  readonly audience: string;
  readonly message: readonly string[];
  readonly benefitLabel: string;
  /** Empty where nobody wrote any. */
  readonly benefit: string;
  /** Every stage in order; nothing in a page that leaves the group. */
  readonly steps: readonly Step[];
  /** What stands at the side, the most telling first. */
  readonly aside: readonly { readonly label: string; readonly text: string }[];
  /** Who carries it, the referent first; nobody in a page that leaves the group. */
  readonly people: {
    readonly label: string;
    readonly names: readonly string[];
    /** Says how many are not named. */
    readonly others: (count: number) => string;
  };
  readonly contactLabel: string;
  readonly contact: string;
  readonly footer: string;
  readonly demoNotice: string | null;
  readonly source: string;
  readonly keywords: readonly string[];
}

/** The page as data. Outside the group it says no name, stage or condition, whatever the facts hold. */
export function buildCommunicationView(facts: CommunicationFacts): CommunicationView {
  const context = deckContext(facts);
  const { words, say, count, longDate } = context;
  const own = communicationMessages(facts.language);
  const { content, useCase } = facts;
  const external = content.audience === 'external';
  const inside = external ? null : facts.inside;
  const labName = truncate(cleanLine(facts.labName), 60) || 'Jalon';
  const name = line(useCase.title) || say(words.untitled);
  const headline = line(content.headline, 200);
  const asOfLabel = longDate(facts.asOf);
  const message = paragraphs(content.message).map(say);
  const fact = (label: string, text: string | null): { label: string; text: string }[] =>
    line(text, 160) === '' ? [] : [{ label: say(label), text: say(line(text, 160)) }];
  return {
    languageTag: languageTag(facts.language),
    asOf: facts.asOf,
    asOfLabel,
    subject: say(own.subject(external ? name : line(useCase.code, 20))),
    author: labName,
    title: say(headline === '' ? own.untitled(truncate(name, 90)) : headline),
    audience: say(external ? own.external : own.internal),
    message: message.length > 0 ? message : [say(own.noMessage)],
    benefitLabel: say(own.benefit),
    benefit: say(paragraphs(content.benefit).join(' ')),
    steps: inside === null ? [] : stageSteps(context, inside.stage),
    aside: [
      ...fact(own.useCase, external ? name : `${line(useCase.code, 20)} – ${name}`),
      ...fact(own.entity, useCase.entityName),
      ...fact(own.domain, useCase.domain),
      ...(inside === null || inside.condition === 'active'
        ? []
        : fact(own.condition, words.condition[inside.condition])),
      ...(inside === null || inside.userCount === null
        ? []
        : fact(own.users, own.people(count(inside.userCount)))),
      ...(inside === null ? [] : fact(own.product, inside.productName)),
      ...(external ? fact(own.lab, labName) : []),
    ],
    people: {
      label: say(own.team),
      names: peopleOf(inside, own.referent.toLowerCase()).map(say),
      others: (left) => say(own.others(count(left))),
    },
    contactLabel: say(own.contact),
    contact: say(line(content.contact, 200)),
    footer: external ? labName : say(words.confidentiality),
    demoNotice: facts.demo ? say(words.demoNotice) : null,
    source: say(own.source(truncate(labName, 40), asOfLabel)),
    keywords: [own.useCase, external ? own.external : own.internal].map(say),
  };
}

const paragraphs = (text: string): string[] => cleanLines(text).filter((one) => one.trim() !== '');

/** Each with their part in it: the referent, then who works on it. */
function peopleOf(inside: CommunicationFacts['inside'], referent: string): string[] {
  if (inside === null) return [];
  return [{ name: inside.referentName, role: referent }, ...inside.team]
    .map(({ name, role }) =>
      line(name, 60) === '' ? '' : [line(name, 60), line(role, 60)].filter((part) => part !== '').join(', '),
    )
    .filter((person) => person !== '');
}

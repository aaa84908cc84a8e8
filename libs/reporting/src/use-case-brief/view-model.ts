import { healthView } from '../deck/health.js';
import { line, titled } from '../deck/lines.js';
import { buildCardMilestones, milestoneConclusion } from '../deck/milestones.js';
import { deckContext, type DeckContext } from '../deck/word-context.js';
import type { CardFrame } from '../monthly-report/deck-cards.js';
import type { UseCaseCard } from '../monthly-report/view.js';
import { identity, scoresOf, stageSteps } from '../monthly-report/view-cards.js';
import { contextOf, optionName, type OpportunityContext } from '../opportunity-deck/context.js';
import { trustSentence } from '../opportunity-deck/view-tables.js';
import { meansPage, valuePage } from '../opportunity-deck/view-pages.js';
import { cleanLine, languageTag, truncate } from '../text/index.js';
import type { UseCaseBriefFacts } from './facts.js';
import { briefMessages, type BriefMessages } from './messages.js';

export interface BriefTable {
  readonly title: string;
  readonly lead: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly { readonly text: string; readonly bold?: boolean }[])[];
  readonly alt: string;
}

/** The page of a use case in the catalogue, and what its study says, as plain data with every sentence written. */
export interface BriefView extends CardFrame {
  readonly languageTag: 'fr-FR' | 'en-GB';
  readonly subject: string;
  readonly company: string;
  readonly keywords: readonly string[];
  readonly confidentiality: string;
  readonly card: UseCaseCard;
  /** Null without a study. */
  readonly study: BriefTable | null;
}

interface Context extends DeckContext<UseCaseBriefFacts> {
  readonly own: BriefMessages;
}

const BLOCK = 420;
const MILESTONES = 12;

/** The brief as data. Depends on the facts alone. */
export function buildBriefView(facts: UseCaseBriefFacts): BriefView {
  const context: Context = { ...deckContext(facts), own: briefMessages(facts.language) };
  const { own, words, say, longDate } = context;
  const labName = truncate(cleanLine(facts.labName), 60);
  const asOfLabel = longDate(facts.asOf);
  const code = line(facts.useCase.code, 20);
  return {
    language: facts.language,
    languageTag: languageTag(facts.language),
    asOf: facts.asOf,
    asOfLabel,
    subject: say(own.subject(code)),
    company: labName || 'Jalon',
    keywords: [code, ...own.keywords, ...facts.useCase.tags.map((tag) => line(tag, 40))].filter(Boolean),
    confidentiality: say(words.confidentiality),
    demoNotice: facts.demo ? say(words.demoNotice) : null,
    source: say(
      own.source(truncate(labName, 40), asOfLabel, facts.study === null ? '' : line(facts.study.code, 20)),
    ),
    cards: {
      milestoneHeaders: words.card.milestoneHeaders.map(say),
      noMilestone: say(words.card.noMilestone),
    },
    card: cardOf(context),
    study: studyOf(context),
  };
}

function cardOf(context: Context): UseCaseCard {
  const { facts, own, words, say } = context;
  const { useCase, study } = facts;
  const code = line(useCase.code, 20);
  const objective = line(study?.answers.businessCase.objective ?? '', 90);
  const stage = words.stage[useCase.stage];
  const title = truncate(
    say(
      objective === ''
        ? own.titleWithout(code, stage, titled(context, useCase.title))
        : own.title(code, stage, objective),
    ),
    120,
  );
  return {
    code,
    useCaseTitle: titled(context, useCase.title),
    title,
    health: healthView(context, useCase),
    stage: useCase.stage,
    stageText: say(stage),
    steps: stageSteps(context, useCase.stage),
    identity: identity(context, useCase),
    scores: scoresOf(context, useCase),
    awaitsDecision: false,
    blocks: blocks(context, title),
    milestones: buildCardMilestones(context, useCase, MILESTONES),
    milestoneTotal: useCase.milestones.length,
    milestonesAlt: milestoneConclusion(context, useCase),
  };
}

/** What the title says whole is not said again below it. */
function blocks({ facts, own, say }: Context, title: string): { label: string; text: string }[] {
  const { useCase, study } = facts;
  const answers = study?.answers;
  const summary = line(useCase.summary, BLOCK);
  const reason = useCase.health === 'at_risk' || useCase.health === 'off_track' ? useCase.healthReason : null;
  const found: readonly (readonly [string, string | null | undefined])[] = [
    [own.reason, reason],
    [own.need, answers?.need.problem],
    [own.objective, answers?.businessCase.objective],
    [own.gain, answers?.benefits.description],
    [own.users, answers?.stakeholders.users],
    [own.summary, summary || (answers === undefined ? own.noSummary : '')],
  ];
  const said = found
    .map(([label, text]) => ({ label: say(label), text: say(line(text ?? null, BLOCK)) }))
    .filter(({ text }) => text !== '' && !title.endsWith(text));
  return said.length > 0 ? said : [{ label: say(own.summary), text: say(own.noSummary) }];
}

/** What the study says, in its own words and amounts: the same as in its restitution. */
function studyOf(context: Context): BriefTable | null {
  const { facts, own, say } = context;
  if (facts.study === null) return null;
  const study = studyContext(facts, facts.study);
  const { answers } = facts.study;
  const code = line(facts.study.code, 20);
  const option = study.preferred === null ? null : optionName(study, study.preferred);
  const title = truncate(
    say(option === null ? own.studyTitleWithout(code) : own.studyTitle(code, truncate(option, 70))),
    120,
  );
  const considered = answers.sobriety.need === null ? '' : `${study.study.aiNeed[answers.sobriety.need]}. `;
  const kinds = answers.benefits.kinds.map((kind) => study.study.benefit[kind]).join(', ');
  const reach =
    answers.data.availability === null
      ? ''
      : ` (${study.study.availability[answers.data.availability].toLowerCase()})`;
  const text = (value: string | null): string => line(value, 300);
  const rows: readonly (readonly [string, string])[] = [
    [own.rows.option, text([option, study.preferred?.description].filter(Boolean).join(' – '))],
    [own.rows.value, valuePage(study).title],
    [own.rows.basis, text(answers.benefits.basis)],
    [own.rows.benefits, kinds],
    [own.rows.data, text(answers.data.sources) === '' ? '' : `${text(answers.data.sources)}${reach}`],
    [own.rows.effort, meansPage(study).title],
    [
      own.rows.risks,
      study.own.summary.riskLine(context.count(answers.risks.list.length), context.count(study.severe)),
    ],
    [own.rows.trust, trustSentence(study)],
    [own.rows.sobriety, text(`${considered}${answers.sobriety.reason}`)],
    [own.rows.people, text(facts.useCase.businessOwnerName)],
    [
      own.rows.tags,
      facts.useCase.tags
        .map((tag) => line(tag, 40))
        .filter(Boolean)
        .join(', '),
    ],
  ];
  return {
    title,
    lead: say(own.studyLead),
    headers: own.headers.map(say),
    rows: rows
      .filter(([, value]) => value !== '')
      .map(([label, value]) => [{ text: say(label), bold: true }, { text: say(value) }]),
    alt: title,
  };
}

/** The study as its restitution reads it: so both say the same. */
function studyContext(
  { language, labName, demo, asOf, useCase }: UseCaseBriefFacts,
  { code, answers }: NonNullable<UseCaseBriefFacts['study']>,
): OpportunityContext {
  return contextOf({
    language,
    labName,
    demo,
    asOf,
    study: {
      code,
      title: useCase.title,
      entityName: useCase.entityName,
      authorName: null,
      state: 'decided',
      recommendation: null,
      recommendationReason: null,
      revisitOn: null,
      submittedOn: null,
      decidedOn: null,
      decidedByName: null,
      answers,
    },
    people: { sponsorName: null, businessOwnerName: null, functionalReferentName: null },
    useCase: null,
  });
}

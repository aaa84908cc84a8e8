import { cleanLine, languageTag, truncate } from '../text/index.js';
import { line } from '../deck/lines.js';
import type { DeckCover } from '../deck/outline.js';
import { clock, contextOf, type CommitteeContext, type CommitteeTable } from './context.js';
import type { CommitteeFacts, CommitteeUseCase } from './facts.js';
import type { CommitteePart } from './messages.js';
import { buildHighlights, buildMilestones, buildNext } from './view-life.js';
import { buildPlan, buildTrends, plannedUseCases, type PlanView, type TrendView } from './view-plan.js';
import { buildActions, buildBudget, buildRisks } from './view-register.js';
import { buildAgenda, buildDecisions, buildHealth, buildObjectives } from './view-steering.js';

export type CommitteeTablePart = Exclude<CommitteePart, 'key'>;

/** The deck of a committee as plain data with every sentence written. */
export interface CommitteeView {
  readonly language: 'fr' | 'en';
  readonly languageTag: 'fr-FR' | 'en-GB';
  readonly asOf: string;
  readonly asOfLabel: string;
  readonly subject: string;
  readonly author: string;
  readonly company: string;
  readonly cover: DeckCover;
  readonly agendaTitle: (parts: number) => string;
  readonly labels: Readonly<Record<CommitteePart, string>>;
  readonly confidentiality: string;
  readonly demoNotice: string | null;
  readonly source: string;
  readonly tables: Readonly<Record<CommitteeTablePart, CommitteeTable>>;
  /** The one use case of the meeting, whose objective has a page rather than a row. */
  readonly single: SingleView | null;
  readonly plans: readonly PlanView[];
  readonly milestoneHeaders: readonly string[];
  readonly noMilestone: string;
  readonly trends: readonly TrendView[];
  /** Topics with nothing to say, said together. */
  readonly quiet: { readonly title: string; readonly sentences: readonly string[] };
  readonly key: { readonly title: string; readonly sentences: readonly string[] };
}

export interface SingleView {
  readonly title: string;
  readonly blocks: readonly { readonly label: string; readonly text: string }[];
}

/** The deck as data. Depends on the facts alone. */
export function buildCommitteeView(facts: CommitteeFacts): CommitteeView {
  const planned = plannedUseCases({ facts });
  const ids = new Map(planned.map(({ code }, index) => [code, `plan-${index + 1}`]));
  const context = contextOf(facts, ids);
  const { own, words, say, count, longDate } = context;
  const decisions = buildDecisions(context);
  const tables: CommitteeView['tables'] = {
    agenda: buildAgenda(context),
    decisions,
    health: buildHealth(context),
    objectives: buildObjectives(context),
    highlights: buildHighlights(context),
    milestones: buildMilestones(context),
    budget: buildBudget(context),
    risks: buildRisks(context),
    actions: buildActions(context),
    next: buildNext(context),
  };
  const labName = truncate(cleanLine(facts.labName), 60);
  const quiet = Object.values(tables)
    .filter(({ rows }) => rows.length === 0)
    .map(({ emptyText }) => emptyText);
  const [only, ...others] = facts.useCases;
  const asOfLabel = longDate(facts.asOf);
  return {
    language: facts.language,
    languageTag: languageTag(facts.language),
    asOf: facts.asOf,
    asOfLabel,
    subject: say(own.subject(facts.meeting.kind, longDate(facts.meeting.heldOn))),
    author: line(facts.meeting.chairName, 80) || labName || 'Jalon',
    company: labName,
    cover: coverOf(context, labName, count(decisions.rows.length)),
    agendaTitle: (parts) => say(own.agendaTitle(parts)),
    labels: own.parts,
    confidentiality: say(words.confidentiality),
    demoNotice: facts.demo ? say(words.demoNotice) : null,
    source: say(own.source(labName, asOfLabel)),
    tables,
    single: only && others.length === 0 ? singleOf(context, only) : null,
    plans: planned.map((useCase) => buildPlan(context, useCase, ids.get(useCase.code) ?? '')),
    milestoneHeaders: words.card.milestoneHeaders.map(say),
    noMilestone: say(words.card.noMilestone),
    trends: buildTrends(context),
    quiet: { title: say(own.quietTitle(count(quiet.length))), sentences: quiet },
    key: { title: say(own.keyTitle), sentences: own.key.map(say) },
  };
}

function coverOf(context: CommitteeContext, labName: string, asked: { n: number; text: string }): DeckCover {
  const { facts, own, words, say, count, longDate } = context;
  const { meeting } = facts;
  const entity = line(meeting.entityName, 80);
  const when = own.when(longDate(meeting.heldOn), clock(context, meeting.startsAt), line(meeting.place, 60));
  const chair = line(meeting.chairName, 80);
  return {
    title: truncate(say(own.title(meeting.kind, line(meeting.title) || own.untitled)), 110),
    subtitle: [
      say(entity === '' ? when : `${when}, ${own.withEntity(entity)}`),
      say(own.headline(count(facts.useCases.length), asked)),
    ],
    meta: [
      [labName, chair === '' ? '' : say(own.chair(chair))].filter((text) => text !== '').join(' · '),
      say(own.asOf(longDate(facts.asOf))),
      say(facts.demo ? words.demoNotice : words.confidentiality),
    ],
  };
}

function singleOf({ own, words, say }: CommitteeContext, useCase: CommitteeUseCase): SingleView {
  const code = line(useCase.code, 20);
  const title = line(useCase.title) || say(own.untitled);
  const objective = line(useCase.objective, 1200);
  const source = useCase.studyCode === null ? '' : ` ${own.objectives.fromStudy(useCase.studyCode)}`;
  const people = own.objectives.people(
    line(useCase.sponsorName, 80) || null,
    line(useCase.referentName, 80) || null,
  );
  return {
    title: say(own.objectives.singleTitle(code, title)),
    blocks: [
      {
        label: say(own.objectives.headers[2] ?? ''),
        text: say(objective === '' ? own.objectives.none : `${objective}${source}`),
      },
      { label: say(own.objectives.headers[3] ?? ''), text: say(people) },
      {
        label: say(own.health.headers[2] ?? ''),
        text: say([words.stage[useCase.stage], line(useCase.entityName, 80)].filter(Boolean).join(' · ')),
      },
    ],
  };
}

import { STAGES } from '@jalon/domain';
import { truncate } from '../text/index.js';
import type { ReportMove, ReportUseCase } from './facts.js';
import { TITLE_MAX, type ViewContext } from './view-context.js';
import {
  bySeverity,
  compare,
  dueOn,
  expectedText,
  healthView,
  isLive,
  line,
  slipText,
  titled,
} from './view-tables.js';
import type { CardMilestone, CardsView, UseCaseCard } from './view.js';

/** Pages for single use cases: more would not be read in a committee. */
export const CARD_CAP = 30;
const BLOCK_LENGTH = 420;
const CARD_MILESTONES = 7;

/** One page for each use case that moved, changed health, or is at risk or off track: the most severe first. */
export function buildCards(context: ViewContext): CardsView {
  const { facts, words, say, count } = context;
  const moves = new Map<string, ReportMove[]>();
  for (const move of facts.moves) {
    const known = moves.get(move.code);
    if (known) known.push(move);
    else moves.set(move.code, [move]);
  }
  const candidates = facts.useCases
    .filter((useCase) => needsCard(useCase, moves.has(useCase.code)))
    .sort((a, b) => Number(isLive(b)) - Number(isLive(a)) || bySeverity(a, b));
  const cards = candidates
    .slice(0, CARD_CAP)
    .map((useCase) => card(context, useCase, moves.get(useCase.code) ?? []));
  return {
    lead: say(words.cardsLead(count(cards.length), count(candidates.length))),
    total: candidates.length,
    milestoneHeaders: words.card.milestoneHeaders.map(say),
    noMilestone: say(words.card.noMilestone),
    cards,
  };
}

function needsCard(useCase: ReportUseCase, moved: boolean): boolean {
  if (moved) return true;
  if (!isLive(useCase)) return false;
  if (useCase.health === 'at_risk' || useCase.health === 'off_track') return true;
  return useCase.previousHealth !== null && useCase.previousHealth !== useCase.health;
}

function card(context: ViewContext, useCase: ReportUseCase, moves: readonly ReportMove[]): UseCaseCard {
  const { words, say, count } = context;
  const code = line(useCase.code, 20);
  const current = STAGES.indexOf(useCase.stage);
  const milestones = cardMilestones(context, useCase);
  const late = useCase.milestones.filter((milestone) => milestone.slipDays > 0).length;
  return {
    code,
    useCaseTitle: titled(context, useCase.title),
    title: cardTitle(context, useCase, moves),
    health: healthView(context, useCase),
    stage: useCase.stage,
    stageText: say(words.stage[useCase.stage]),
    steps: STAGES.map((stage, index) => ({
      label: say(words.stage[stage]),
      state: index < current ? 'done' : index === current ? 'current' : 'ahead',
    })),
    identity: identity(context, useCase),
    blocks: blocks(context, useCase, moves),
    milestones,
    milestonesAlt: say(words.card.milestonesAlt(code, count(useCase.milestones.length), count(late))),
  };
}

function moveText(context: ViewContext, move: ReportMove): string {
  const { words } = context;
  const from = move.fromStage === null ? null : words.stage[move.fromStage];
  return words.move(move.kind, from, words.stage[move.toStage]);
}

function cardTitle(context: ViewContext, useCase: ReportUseCase, moves: readonly ReportMove[]): string {
  const { words, say, date } = context;
  const code = line(useCase.code, 20);
  const reason = line(useCase.healthReason) || titled(context, useCase.title);
  const decision = line(useCase.decisionNeeded);
  const previous = useCase.previousHealth;
  const last = moves.at(-1);
  const sentence = (): string => {
    if (isLive(useCase) && useCase.health === 'off_track') {
      return decision === '' ? words.card.offTrack(code, reason) : words.card.decision(code, decision);
    }
    if (isLive(useCase) && useCase.health === 'at_risk') return words.card.atRisk(code, reason);
    if (last) return words.card.moved(code, moveText(context, last), date(last.on));
    if (previous !== null && useCase.health === 'on_track') {
      return words.card.backOnTrack(code, words.health[previous]);
    }
    return words.card.changed(code, words.health[previous ?? 'not_rated'], words.health[useCase.health]);
  };
  return truncate(say(sentence()), TITLE_MAX);
}

function identity(context: ViewContext, useCase: ReportUseCase): string {
  const { words, say, date } = context;
  const optional = (text: string | null, max = 40): string | null => line(text, max) || null;
  const score = (value: number | null): string | null => (value === null ? null : context.count(value).text);
  const parts = words.card.identity({
    entity: line(useCase.entityName, 40),
    referent: optional(useCase.referentName),
    sponsor: optional(useCase.sponsorName),
    product: optional(useCase.productName, 30),
    domain: optional(useCase.domain, 30),
    since: date(useCase.stageSince),
    condition: useCase.condition === 'active' ? null : words.condition[useCase.condition],
    value: score(useCase.valueScore),
    feasibility: score(useCase.feasibilityScore),
  });
  return say(parts.filter((part) => part !== '').join(' · '));
}

function blocks(
  context: ViewContext,
  useCase: ReportUseCase,
  moves: readonly ReportMove[],
): { label: string; text: string }[] {
  const { words, say, date } = context;
  const { card: labels } = words;
  const found: { label: string; text: string }[] = [];
  const decision = line(useCase.decisionNeeded, BLOCK_LENGTH);
  const reason = line(useCase.healthReason, BLOCK_LENGTH);
  const notGreen = useCase.health === 'at_risk' || useCase.health === 'off_track';
  if (decision !== '') found.push({ label: labels.decisionLabel, text: decision });
  if (reason !== '' || notGreen) found.push({ label: labels.reasonLabel, text: reason || words.noReason });
  const previous = useCase.previousHealth;
  const events = [
    ...moves.map((move) => labels.monthMove(moveText(context, move), date(move.on))),
    ...(previous !== null && previous !== useCase.health
      ? [labels.healthMove(words.health[previous], words.health[useCase.health])]
      : []),
  ];
  if (events.length > 0)
    found.push({ label: labels.monthLabel, text: truncate(events.join(' '), BLOCK_LENGTH) });
  found.push({ label: labels.summaryLabel, text: line(useCase.summary, BLOCK_LENGTH) || labels.noSummary });
  return found.map(({ label, text }) => ({ label: say(label), text: say(text) }));
}

/** The milestones that matter on a page: those still to come first, then the latest reached; shown by date. */
function cardMilestones(context: ViewContext, useCase: ReportUseCase): CardMilestone[] {
  const dated = useCase.milestones.map((milestone) => ({
    milestone,
    day: milestone.actualOn ?? dueOn(milestone) ?? '9999-12-31',
  }));
  const open = dated
    .filter((entry) => entry.milestone.actualOn === null)
    .sort((a, b) => compare(a.day, b.day));
  const reached = dated
    .filter((entry) => entry.milestone.actualOn !== null)
    .sort((a, b) => compare(b.day, a.day));
  return [...open, ...reached]
    .slice(0, CARD_MILESTONES)
    .sort((a, b) => compare(a.day, b.day))
    .map(({ milestone }) => ({
      name: titled(context, milestone.name),
      baselineText: context.date(milestone.baselineOn),
      expectedText: expectedText(context, milestone),
      slipText: slipText(context, milestone),
      late: milestone.slipDays > 0,
    }));
}

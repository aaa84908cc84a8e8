import { STAGES, type Stage } from '@jalon/domain';
import type { WordContext } from '../deck/context.js';
import { bySeverity, healthView } from '../deck/health.js';
import { line, titled } from '../deck/lines.js';
import { buildCardMilestones, milestoneConclusion } from '../deck/milestones.js';
import { TITLE_MAX } from '../deck/titles.js';
import { truncate } from '../text/index.js';
import type { ReportMove, ReportUseCase } from './facts.js';
import type { ViewContext } from './view-context.js';
import { decisionOf, isLive } from './view-tables.js';
import type { DecisionState } from './messages-type.js';
import type { CardsView, ScoreView, UseCaseCard } from './view.js';

/** Pages for single use cases: more would not be read in a committee. */
export const CARD_CAP = 30;
const BLOCK_LENGTH = 420;
/** Milestones a page or a table of one use case may name. */
const CARD_MILESTONES = 12;
const SCORE_MAX = 5;

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
    .sort(
      (a, b) =>
        Number(decisionOf(b) !== '') - Number(decisionOf(a) !== '') || liveFirst(a, b) || bySeverity(a, b),
    );
  const cards = candidates
    .slice(0, CARD_CAP)
    .sort((a, b) => liveFirst(a, b) || bySeverity(a, b))
    .map((useCase) => card(context, useCase, moves.get(useCase.code) ?? []));
  return {
    lead: say(words.cardsLead(count(cards.length), count(candidates.length))),
    total: candidates.length,
    milestoneHeaders: words.card.milestoneHeaders.map(say),
    noMilestone: say(words.card.noMilestone),
    cards,
  };
}

const liveFirst = (a: ReportUseCase, b: ReportUseCase): number => Number(isLive(b)) - Number(isLive(a));

function needsCard(useCase: ReportUseCase, moved: boolean): boolean {
  if (moved) return true;
  if (!isLive(useCase)) return false;
  if (useCase.health === 'at_risk' || useCase.health === 'off_track') return true;
  if (decisionOf(useCase) !== '') return true;
  return useCase.previousHealth !== null && useCase.previousHealth !== useCase.health;
}

function card(context: ViewContext, useCase: ReportUseCase, moves: readonly ReportMove[]): UseCaseCard {
  const { words, say } = context;
  const code = line(useCase.code, 20);
  return {
    code,
    useCaseTitle: titled(context, useCase.title),
    title: cardTitle(context, useCase, moves),
    health: healthView(context, useCase),
    stage: useCase.stage,
    stageText: say(words.stage[useCase.stage]),
    steps: stageSteps(context, useCase.stage),
    identity: identity(context, useCase),
    scores: scoresOf(context, useCase),
    awaitsDecision: decisionOf(useCase) !== '',
    blocks: blocks(context, useCase, moves),
    milestones: buildCardMilestones(context, useCase, CARD_MILESTONES),
    milestoneTotal: useCase.milestones.length,
    milestonesAlt: milestoneConclusion(context, useCase),
  };
}

/** Every stage in order, up to where the use case stands. */
export function stageSteps({ words, say }: WordContext, stage: Stage): UseCaseCard['steps'] {
  const current = STAGES.indexOf(stage);
  return STAGES.map((each, index) => ({
    label: say(words.stage[each]),
    state: index < current ? 'done' : index === current ? 'current' : 'ahead',
  }));
}

/** Value and feasibility, rated or not. */
export function scoresOf(
  context: WordContext,
  useCase: Pick<ReportUseCase, 'valueScore' | 'feasibilityScore'>,
): ScoreView[] {
  const { card } = context.words;
  return [
    score(context, card.valueLabel, useCase.valueScore),
    score(context, card.feasibilityLabel, useCase.feasibilityScore),
  ];
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
  const decision = decisionOf(useCase);
  const previous = useCase.previousHealth;
  const last = moves.at(-1);
  const sentence = (): string => {
    if (decision !== '') return words.card.decision(code, decision, decisionState(useCase));
    if (isLive(useCase) && useCase.health === 'off_track') return words.card.offTrack(code, reason);
    if (isLive(useCase) && useCase.health === 'at_risk') return words.card.atRisk(code, reason);
    if (last) return words.card.moved(code, moveText(context, last), date(last.on));
    if (previous !== null && useCase.health === 'on_track') {
      return words.card.backOnTrack(code, words.health[previous]);
    }
    return words.card.changed(code, words.health[previous ?? 'not_rated'], words.health[useCase.health]);
  };
  return truncate(say(sentence()), TITLE_MAX);
}

function decisionState(useCase: ReportUseCase): DecisionState {
  if (useCase.health === 'off_track' || useCase.health === 'at_risk') return useCase.health;
  return useCase.condition === 'on_hold' ? 'on_hold' : 'other';
}

function score(context: WordContext, label: string, value: number | null): ScoreView {
  const { words, say } = context;
  if (value === null) return { label: say(label), value, text: say(words.card.notScored) };
  const full = Math.min(SCORE_MAX, Math.max(0, Math.round(value)));
  const text = `${'●'.repeat(full)}${'○'.repeat(SCORE_MAX - full)} ${full}/${SCORE_MAX}`;
  return { label: say(label), value: full, text };
}

/** Whose it is, who carries it, and since when it is where it stands. */
export function identity(context: WordContext, useCase: ReportUseCase): string {
  const { words, say, date } = context;
  const optional = (text: string | null, max = 40): string | null => line(text, max) || null;
  const parts = words.card.identity({
    entity: line(useCase.entityName, 40),
    referent: optional(useCase.referentName),
    sponsor: optional(useCase.sponsorName),
    product: optional(useCase.productName, 30),
    domain: optional(useCase.domain, 30),
    since: date(useCase.stageSince),
    condition: useCase.condition === 'active' ? null : words.condition[useCase.condition],
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
  const decision = decisionOf(useCase, BLOCK_LENGTH);
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

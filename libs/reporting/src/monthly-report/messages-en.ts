import type { Health } from '@jalon/domain';
import { formatNumber } from '../text/index.js';
import type { Counted, Messages } from './messages-type.js';

const many = (c: Counted, one: string, several: string): string => `${c.text} ${c.n === 1 ? one : several}`;
const more = (change: number, month: string): string => {
  if (change === 0) return `as many as in ${month}`;
  return `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than in ${month}`;
};
const HEALTH_COUNTED: Record<Health, string> = {
  on_track: 'on track',
  at_risk: 'at risk',
  off_track: 'off track',
  not_rated: 'not rated',
};

const offTrackCount = (c: Counted): string =>
  c.n === 0 ? 'No use case is off track' : `${many(c, 'use case is', 'use cases are')} off track`;

export const ENGLISH: Messages = {
  parts: {
    figures: 'Figures of the month',
    moves: 'Moves of the month',
    attention: 'Points of attention',
    use: 'Usage and benefits',
    cards: 'Use case pages',
    rest: 'Other use cases',
    next: 'Next month',
    key: 'Reading key',
  },
  stage: {
    opportunity: 'Opportunity',
    framing: 'Framing',
    delivery: 'Delivery',
    deployment: 'Deployment',
    usage: 'Usage',
    closed: 'Closed',
  },
  condition: { active: 'Active', on_hold: 'On hold', abandoned: 'Abandoned' },
  health: { on_track: 'On track', at_risk: 'At risk', off_track: 'Off track', not_rated: 'Not rated' },
  trend: { improving: 'improving', stable: 'stable', worsening: 'worsening' },
  figure: {
    total: 'Use cases followed',
    entered: 'Entries',
    left: 'Exits',
    onHold: 'On hold',
    offTrack: 'Off track',
    atRisk: 'At risk',
    milestonesReached: 'Milestones reached',
    milestonesLate: 'Milestones late',
  },
  stale: 'to be updated',
  title: (month) => `Monthly report – ${month}`,
  wholePortfolio: 'The whole portfolio of use cases',
  scope: (name) => `Scope: ${name}`,
  asOf: (date) => `Figures as of ${date}`,
  confidentiality: 'Internal use – restricted distribution',
  demoNotice: 'Demonstration data: fictitious entities, people and dates',
  source: (lab, date, frozen) =>
    `Source: Jalon, portfolio of ${lab}, figures as of ${date}${frozen === null ? '' : `, frozen on ${frozen}`}.`,
  frozenOn: (date) => `Month frozen on ${date}`,
  subject: 'Monthly report of the portfolio of use cases',
  keywords: ['monthly report', 'use cases', 'health', 'milestones'],
  agendaTitle: (parts) => `The month reads in ${parts} parts`,
  since: (change, month) => `${change} since ${month}`,
  unchanged: (month) => `unchanged since ${month}`,
  figuresTitle: (c, change, month) =>
    `The portfolio holds ${many(c, 'use case', 'use cases')}, ${more(change, month)}`,
  figureColumn: 'Figure',
  changeColumn: 'Change',
  healthHighlight: (off, change, month, risk) =>
    `${many(off, 'use case is', 'use cases are')} off track, ${more(change, month)}; ${risk.text} at risk.`,
  gatesHighlight: (entered, advanced, left) =>
    `${many(entered, 'entry', 'entries')}, ${many(advanced, 'stage change', 'stage changes')} and ${many(left, 'exit', 'exits')} in the month.`,
  reachedHighlight: (reached, late) =>
    `${many(reached, 'milestone', 'milestones')} reached, ${many(late, 'milestone', 'milestones')} late.`,
  decisionsHighlight: (c) => `${many(c, 'decision is', 'decisions are')} awaited from leadership.`,
  dueHighlight: (c, month) => `${many(c, 'milestone is', 'milestones are')} due in ${month}.`,
  stagesTitle: (c, stage, total) =>
    `${c.text} of ${many(total, 'use case', 'use cases')} ${c.n === 1 ? 'is' : 'are'} at the ${stage} stage, the busiest one`,
  stagesEmpty: 'No use case is followed: the split by stage has nothing to show.',
  stageMessage: (stage, c, change) => `${stage}: ${c.text} (${change})`,
  useCaseUnit: 'Number of use cases',
  stageColumn: 'Stage',
  monthColumn: 'Month',
  healthsTitle: (off, risk) =>
    `${many(off, 'use case is', 'use cases are')} off track and ${risk.text} ${risk.n === 1 ? 'is' : 'are'} at risk`,
  healthsAllGreen: (c) => `No use case is off track or at risk out of ${c.text}`,
  healthsEmpty: 'No use case is followed: health has nothing to show.',
  healthMessage: (health, c, change) => `${c.text} ${HEALTH_COUNTED[health]} (${change})`,
  movesTitle: (total, month) => `${many(total, 'move', 'moves')} marked the portfolio in ${month}`,
  movesLead: (entered, gates, left, other) =>
    `${many(entered, 'entry', 'entries')} · ${many(gates, 'stage change', 'stage changes')} · ${many(left, 'exit', 'exits')} · ${many(other, 'other move', 'other moves')}.`,
  movesEmpty: (month) => `Moves: no use case entered, changed stage or left in ${month}.`,
  movesHeaders: ['Date', 'Code', 'Use case', 'Move', 'Reason'],
  move: (kind, from, to) => {
    switch (kind) {
      case 'entered':
        return `Entry at ${to}`;
      case 'advanced':
        return from === null ? `Moved to ${to}` : `${from} → ${to}`;
      case 'returned':
        return from === null ? `Back to ${to}` : `Back: ${from} → ${to}`;
      case 'closed':
        return from === null ? 'Closed' : `Closed from ${from}`;
      case 'held':
        return `Put on hold at ${to}`;
      case 'resumed':
        return `Resumed at ${to}`;
      case 'abandoned':
        return `Abandoned at ${to}`;
    }
  },
  slippedTitle: (c, worst, late) => {
    if (c.n === 0) return many(late, 'milestone is late', 'milestones are late');
    const slips = `${many(c, 'milestone has', 'milestones have')} slipped, by up to ${many(worst, 'working day', 'working days')}`;
    return late.n === 0 ? slips : `${slips}; ${late.text} ${late.n === 1 ? 'is' : 'are'} late`;
  },
  slippedLead:
    'Slippage: milestones open or reached in the month, after their baseline date; late: the due date has passed, not reached.',
  slippedEmpty: (month) => `Milestones: none open or reached in ${month} has slipped or is late.`,
  slippedHeaders: ['Code', 'Use case', 'Milestone', 'Baseline', 'Forecast or ✓ actual', 'Slippage'],
  slip: (days) => `+${days.text} d`,
  onTime: 'on time',
  overdueOn: (date) => `${date}, overdue`,
  reachedOn: (date) => `✓\u00A0${date}`,
  offTrackTitle: (c, decisions) =>
    decisions.n === 0
      ? `${offTrackCount(c)}, with no decision requested`
      : `${offTrackCount(c)}, ${many(decisions, 'decision is', 'decisions are')} needed`,
  offTrackLead: (off, risk, other) => {
    const asked = [
      [off, 'on an off-track use case', 'on off-track use cases'],
      [risk, 'on a use case at risk', 'on use cases at risk'],
      [other, 'on another use case', 'on other use cases'],
    ] as const;
    const shares = asked
      .filter(([c]) => c.n > 0)
      .map(([c, one, several]) => `${c.text} ${c.n === 1 ? one : several}`);
    const total = off.n + risk.n + other.n;
    const decisions =
      total === 0 ? '' : `${total === 1 ? 'Decision' : 'Decisions'} needed: ${shares.join(', ')}. `;
    return `${decisions}Reason declared by the project manager, the most severe first.`;
  },
  offTrackEmpty: 'Points of attention: no use case is off track or awaits a decision.',
  offTrackHeaders: ['Code', 'Use case', 'Entity', 'Health', 'Reason', 'Decision needed'],
  noReason: 'No reason given',
  noDecision: 'No decision requested',
  cardsLead: (shown, total) =>
    shown.n === total.n
      ? many(
          total,
          'use case moved, is not green or awaits a decision: a page.',
          'use cases moved, are not green or await a decision: a page each.',
        )
      : `${shown.text} pages for ${total.text} use cases that moved, are not green or await a decision, the most severe first; the others are in the tables.`,
  restTitle: (c) =>
    many(c, 'other use case completes the portfolio', 'other use cases complete the portfolio'),
  restLead: 'Use cases without a page of their own, the most severe first, then by code.',
  restEmpty: 'Other use cases: none, each has its page.',
  restHeaders: ['Code', 'Use case', 'Entity', 'Stage', 'Health', 'Next milestone'],
  noMilestone: 'No milestone ahead',
  untitled: 'Untitled',
  nextTitle: (c, month) => `${many(c, 'milestone is', 'milestones are')} due in ${month}`,
  nextLead: (month) =>
    `Milestones not reached whose forecast date falls in ${month}, by date, without use cases on hold.`,
  nextEmpty: (month) => `Next month: no milestone is due in ${month}.`,
  nextHeaders: ['Due', 'Code', 'Use case', 'Milestone', 'Referent'],
  capped: (shown, total) =>
    `${shown.text} of ${total.text} rows; the portfolio holds the ${formatNumber(total.n - shown.n, 'en')} not listed.`,
  nothingTitle: (c) => `${many(c, 'topic needs', 'topics need')} no comment this month`,
  readingKeyTitle: 'Health reads in 4 shapes and 3 arrows',
  readingKey: [
    '● On track: the use case keeps its commitments.',
    '▲ At risk: a gap is possible; the reason is declared.',
    '◆ Off track: a commitment is missed or about to be; a decision may be needed.',
    '○ Not rated: the project manager has not declared a health yet.',
    '↗ improving, → stable, ↘ worsening since the health before; “to be updated” beyond 30 days.',
    'Slippage: working days between the baseline date and the forecast or actual date.',
    'Late: the forecast date has passed and the milestone is not reached.',
  ],
  continued: (page, pages) => ` (${page}/${pages})`,
  tableOf: (title, page, pages) => (pages > 1 ? `${title}, page ${page} of ${pages}` : title),
  card: {
    decision: (code, decision, state) =>
      `${code} ${{ off_track: 'is off track and needs', at_risk: 'is at risk and needs', on_hold: 'is on hold and needs', other: 'needs' }[state]} a decision: ${decision}`,
    offTrack: (code, reason) => `${code} is off track: ${reason}`,
    atRisk: (code, reason) => `${code} is at risk: ${reason}`,
    backOnTrack: (code, previous) => `${code} is back on track, after “${previous}” the month before`,
    moved: (code, move, date) => `${code} moved on ${date}: ${move}`,
    changed: (code, previous, now) => `${code} goes from “${previous}” to “${now}” in a month`,
    reasonLabel: 'Reason',
    decisionLabel: 'Decision needed',
    monthLabel: 'This month',
    summaryLabel: 'In short',
    noSummary: 'No summary given.',
    monthMove: (move, date) => `${move} on ${date}.`,
    healthMove: (previous, now) => `Health: from “${previous}” to “${now}”.`,
    identity: (p) => [
      p.condition ?? '',
      p.entity,
      p.domain ?? '',
      p.product === null ? '' : `Product: ${p.product}`,
      p.referent === null ? '' : `Referent: ${p.referent}`,
      p.sponsor === null ? '' : `Sponsor: ${p.sponsor}`,
      `At this stage since ${p.since}`,
    ],
    milestoneHeaders: ['Milestone', 'Baseline', 'Forecast or ✓ actual', 'Slippage'],
    noMilestone: 'No milestone is followed for this use case.',
    valueLabel: 'Value',
    feasibilityLabel: 'Feasibility',
    notScored: 'not rated',
    timelineLabel: 'Milestones',
    legendBaseline: 'baseline',
    legendForecast: 'forecast',
    legendReached: 'reached',
    otherMilestones: (c) => `… and ${many(c, 'other', 'others')}`,
    milestonesAlt: ({ code, total, reached, slipping, late, worst, next }) =>
      [
        `${code}: ${many(total, 'milestone', 'milestones')}, ${reached.text} reached, ${slipping.text} slipping, ${late.text} late`,
        worst === null ? '' : `longest slippage: ${worst.name}, ${worst.text}`,
        next === null ? 'no milestone ahead' : `next: ${next.name}, ${next.text}`,
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  note: {
    contents: 'Contents',
    essentials: 'The essentials',
    tableLabel: 'Table',
    figuresCaption: (month) => `Figures of ${month}`,
    stagesHeading: 'Split by stage',
    healthsHeading: 'Health of the portfolio',
    stagesCaption: 'Use cases by stage',
    healthsCaption: 'Use cases by health and month',
    slippedHeading: 'Slipped or late milestones',
    offTrackHeading: 'Off-track use cases and decisions needed',
    milestonesCaption: (code) => `Milestones of ${code}`,
    page: 'Page',
    of: 'of',
    statusLabel: 'Health',
    pageShort: 'p.',
    seeSlipped: 'The dates of their milestones are in:',
    decisionIn: 'Decision listed in:',
    others: (c) => `${many(c, 'other milestone is', 'other milestones are')} not listed here.`,
  },
};

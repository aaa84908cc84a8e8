import { addDays, type LocalDate } from '@jalon/domain';
import { compare, line } from '../deck/lines.js';
import { dueOn, expectedText, isOverdue, slipText } from '../deck/milestones.js';
import type { CellSpec } from '../pptx/index.js';
import {
  clock,
  codeCell,
  isLive,
  nameCell,
  tableOf,
  TEXT_LENGTH,
  titleCell,
  type CommitteeContext,
  type CommitteeTable,
} from './context.js';
import type { CommitteeMilestone } from './facts.js';

/** Weeks ahead where no next meeting is planned. */
const AHEAD_DAYS = 42;
const CAPS = { highlights: 40, milestones: 60, next: 40 } as const;

interface Event {
  readonly on: LocalDate;
  readonly code: string;
  readonly kind: string;
  readonly text: string;
}

/** What happened since the meeting before, the most recent first. */
export function buildHighlights(context: CommitteeContext): CommitteeTable {
  const { facts, own, words, count, say, date, longDate } = context;
  const { highlights } = own;
  const since = (day: LocalDate | null): day is LocalDate => day !== null && day >= facts.sinceOn;
  const moves = facts.moves.map(({ on, code, kind, fromStage, toStage, reason }): Event => {
    const move = words.move(kind, fromStage === null ? null : words.stage[fromStage], words.stage[toStage]);
    return { on, code, kind: highlights.stage, text: withReason(move, reason) };
  });
  const healths = facts.healthMoves.map(({ on, code, from, to, reason }): Event => {
    const text = highlights.healthMove(words.health[from], words.health[to]);
    return { on, code, kind: highlights.health, text: withReason(text, reason) };
  });
  const milestones = facts.useCases.flatMap(({ code, milestones: all }) =>
    all.flatMap((one): Event[] => {
      if (!since(one.actualOn)) return [];
      const name = line(one.name) || own.untitled;
      const text =
        one.slipDays > 0 ? highlights.reachedLate(name, count(one.slipDays)) : highlights.reached(name);
      return [{ on: one.actualOn, code, kind: highlights.milestone, text }];
    }),
  );
  const decisions = facts.decisions.flatMap(({ code, number, title, state, decidedOn }): Event[] =>
    state === 'taken' && since(decidedOn)
      ? [
          {
            on: decidedOn,
            code,
            kind: highlights.decision,
            text: highlights.taken(number, line(title, TEXT_LENGTH)),
          },
        ]
      : [],
  );
  const actions = facts.actions.flatMap(({ code, number, title, state, closedOn }): Event[] =>
    state === 'done' && since(closedOn)
      ? [
          {
            on: closedOn,
            code,
            kind: highlights.action,
            text: highlights.done(number, line(title, TEXT_LENGTH)),
          },
        ]
      : [],
  );
  // The sort keeps equal days in this order: what weighs most first.
  const events = [...moves, ...healths, ...decisions, ...milestones, ...actions].sort((a, b) =>
    compare(b.on, a.on),
  );
  return tableOf(context, {
    title: highlights.title(count(events.length), longDate(facts.sinceOn)),
    lead: highlights.since(longDate(facts.previousOn ?? facts.sinceOn), facts.previousOn !== null),
    words: highlights,
    rows: events.map((event) => [
      { text: date(event.on) },
      codeCell(context, event.code),
      { text: say(event.kind) },
      { text: say(event.text) },
    ]),
    cap: CAPS.highlights,
  });
}

function withReason(text: string, reason: string | null): string {
  const clean = line(reason, TEXT_LENGTH);
  return clean === '' ? text : `${text} (${clean})`;
}

const OVERDUE = 0;
const SLIPPING = 1;
const AHEAD = 2;
const REACHED = 3;

function rank(context: CommitteeContext, milestone: CommitteeMilestone): number {
  if (milestone.actualOn !== null) return REACHED;
  if (isOverdue(context, milestone)) return OVERDUE;
  return milestone.slipDays > 0 ? SLIPPING : AHEAD;
}

/** Every open milestone, and those reached since the meeting before. */
export function buildMilestones(context: CommitteeContext): CommitteeTable {
  const { facts, own, count, date } = context;
  const rows = facts.useCases
    .filter(isLive)
    .flatMap((useCase) =>
      useCase.milestones
        .filter(({ actualOn }) => actualOn === null || actualOn >= facts.sinceOn)
        .map((one) => ({ code: useCase.code, one, rank: rank(context, one) })),
    )
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (a.rank < AHEAD ? b.one.slipDays - a.one.slipDays : 0) ||
        compare(dueOn(a.one) ?? a.one.actualOn ?? '', dueOn(b.one) ?? b.one.actualOn ?? '') ||
        compare(a.code, b.code),
    );
  const open = rows.filter(({ one }) => one.actualOn === null);
  return tableOf(context, {
    title: own.milestones.title(
      count(open.length),
      count(open.filter(({ one }) => one.slipDays > 0).length),
      count(open.filter(({ rank }) => rank === OVERDUE).length),
    ),
    lead: own.milestones.lead,
    words: own.milestones,
    rows: rows.map(({ code, one, rank }): CellSpec[] => [
      codeCell(context, code),
      titleCell(context, one.name),
      { text: date(one.baselineOn) },
      {
        text: expectedText(context, one),
        ...(rank === OVERDUE
          ? { bold: true, tone: 'red' as const }
          : rank === REACHED
            ? { tone: 'green' as const }
            : {}),
      },
      { text: slipText(context, one), bold: one.slipDays > 0 },
    ]),
    cap: CAPS.milestones,
  });
}

/** What is dated up to the next meeting, or in the weeks ahead, and that meeting. */
export function buildNext(context: CommitteeContext): CommitteeTable {
  const { facts, own, count, say, date, longDate } = context;
  const { next } = facts;
  const until = next !== null && next.heldOn > facts.asOf ? next.heldOn : addDays(facts.asOf, AHEAD_DAYS);
  const within = (day: LocalDate | null): day is LocalDate =>
    day !== null && day >= facts.asOf && day <= until;
  const step = (on: LocalDate, code: string | null, kind: string, text: CellSpec, who: CellSpec) => ({
    on,
    cells: [
      { text: date(on) },
      code === null ? { text: '—' } : codeCell(context, code),
      { text: say(kind) },
      text,
      who,
    ],
  });
  const milestones = facts.useCases
    .filter((useCase) => isLive(useCase) && useCase.condition === 'active')
    .flatMap(({ code, referentName, milestones: all }) =>
      all.flatMap((one) => {
        const due = dueOn(one);
        if (!within(due)) return [];
        const who = nameCell(context, referentName);
        return [step(due, code, own.next.milestone, titleCell(context, one.name), who)];
      }),
    );
  const actions = facts.actions.flatMap(({ code, number, title, state, dueOn: due, ownerName }) =>
    state !== 'done' && within(due)
      ? [
          step(
            due,
            code,
            own.next.action,
            { text: line(`${number} ${title}`, TEXT_LENGTH) },
            nameCell(context, ownerName),
          ),
        ]
      : [],
  );
  const steps = [...milestones, ...actions].sort((a, b) => compare(a.on, b.on));
  const kept = steps.slice(0, CAPS.next);
  const meeting =
    next === null
      ? []
      : [
          step(
            next.heldOn,
            null,
            own.next.meeting,
            {
              text: say(own.next.nextMeeting(clock(context, next.startsAt), line(next.place, 200))),
              bold: true,
            },
            nameCell(context, facts.meeting.chairName),
          ),
        ];
  const capped = kept.length < steps.length ? ` ${own.capped(count(kept.length), count(steps.length))}` : '';
  return tableOf(context, {
    title: own.next.title(count(steps.length + meeting.length), longDate(until)),
    lead: `${own.next.lead}${capped}`,
    words: own.next,
    rows: [...kept, ...meeting].sort((a, b) => compare(a.on, b.on)).map(({ cells }) => cells),
  });
}

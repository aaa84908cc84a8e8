import { awaitsDecision } from '@jalon/domain';
import { bySeverity, HEALTH_TONES, healthView } from '../deck/health.js';
import { compare, line } from '../deck/lines.js';
import type { CellSpec } from '../pptx/index.js';
import {
  codeCell,
  isLive,
  nameCell,
  tableOf,
  TEXT_LENGTH,
  titleCell,
  type CommitteeContext,
  type CommitteeTable,
} from './context.js';
import type { CommitteeUseCase } from './facts.js';

/** The items of the meeting's agenda. */
export function buildAgenda(context: CommitteeContext): CommitteeTable {
  const { facts, own, count, say } = context;
  const minutes = facts.agenda.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  const objective = line(facts.meeting.objective, 300);
  return tableOf(context, {
    title: own.agenda.title(count(facts.agenda.length), minutes),
    lead: objective === '' ? own.agenda.lead : own.objectiveIs(objective),
    words: own.agenda,
    rows: facts.agenda.map((item, index) => [
      { text: String(index + 1) },
      { text: line(item.title, 300) || say(own.untitled), bold: true },
      item.useCaseCode === null ? { text: '—' } : codeCell(context, item.useCaseCode),
      nameCell(context, item.ownerName),
      { text: item.minutes === null ? '—' : own.minutes(item.minutes) },
    ]),
  });
}

const bySeverityOf = (useCases: readonly CommitteeUseCase[]): CommitteeUseCase[] =>
  [...useCases].sort(bySeverity);

/** What the committee is asked: passages first, then proposed decisions, then what was declared with the health. */
export function buildDecisions(context: CommitteeContext): CommitteeTable {
  const { facts, own, count, say, date } = context;
  const rows = bySeverityOf(facts.useCases).flatMap((useCase): CellSpec[][] => {
    const row = (asked: string, origin: CellSpec, due: string | null): CellSpec[] => [
      codeCell(context, useCase.code),
      titleCell(context, useCase.title),
      { text: asked, bold: true },
      origin,
      { text: date(due) },
    ];
    const { gate } = useCase;
    const passage = gate === null ? [] : [gateRow(context, gate, row)];
    const proposed = facts.decisions
      .filter(({ code, state }) => code === useCase.code && state === 'proposed')
      .map(({ number, title, dueOn }) =>
        row(
          line(title, TEXT_LENGTH) || say(own.untitled),
          { text: say(own.decisions.register(number)) },
          dueOn,
        ),
      );
    const needed = awaitsDecision(useCase) ? line(useCase.decisionNeeded, TEXT_LENGTH) : '';
    const { shape, word, health } = healthView(context, useCase);
    const declared =
      needed === ''
        ? []
        : [row(needed, { text: `${shape} ${word}`, bold: true, tone: HEALTH_TONES[health] }, null)];
    return [...passage, ...proposed, ...declared];
  });
  return tableOf(context, {
    title: own.decisions.title(count(rows.length)),
    lead: own.decisions.lead,
    words: own.decisions,
    rows,
    cap: 80,
  });
}

function gateRow(
  { own, say, date }: CommitteeContext,
  gate: NonNullable<CommitteeUseCase['gate']>,
  row: (asked: string, origin: CellSpec, due: string | null) => CellSpec[],
): CellSpec[] {
  const origin = own.decisions.gateSince(gate.state, date(gate.requestedOn));
  return row(say(own.decisions.gate(gate.border)), { text: say(origin) }, gate.reviewOn);
}

/** The health of every use case, the most severe first, with the reason where it is not green. */
export function buildHealth(context: CommitteeContext): CommitteeTable {
  const { facts, own, words, count, say } = context;
  const live = facts.useCases.filter(isLive);
  const of = (health: string): number => live.filter((useCase) => useCase.health === health).length;
  return tableOf(context, {
    title: own.health.title(count(live.length), count(of('off_track')), count(of('at_risk'))),
    lead: own.health.lead,
    words: own.health,
    rows: bySeverityOf(live).map((useCase) => {
      const { text, health } = healthView(context, useCase);
      const stage = words.stage[useCase.stage];
      const held = useCase.condition === 'on_hold' ? ` (${words.condition.on_hold.toLowerCase()})` : '';
      return [
        codeCell(context, useCase.code),
        titleCell(context, useCase.title),
        { text: say(`${stage}${held}`) },
        { text: say(text), bold: true, tone: HEALTH_TONES[health] },
        reasonCell(context, useCase),
      ];
    }),
  });
}

function reasonCell({ own, say }: CommitteeContext, useCase: CommitteeUseCase): CellSpec {
  if (useCase.health === 'on_track') return { text: say(own.health.onTrackReason), tone: 'muted' };
  if (useCase.health === 'not_rated') return { text: say(own.health.notRatedReason), tone: 'muted' };
  const reason = line(useCase.healthReason, TEXT_LENGTH);
  return reason === '' ? { text: say(own.health.noReason), tone: 'muted' } : { text: reason };
}

/** What each use case wants to reach, and who carries it. */
export function buildObjectives(context: CommitteeContext): CommitteeTable {
  const { facts, own, count, say } = context;
  const rows = [...facts.useCases].sort((a, b) => compare(a.code, b.code));
  return tableOf(context, {
    title: own.objectives.title(count(rows.length)),
    lead: own.objectives.lead,
    words: own.objectives,
    rows: rows.map((useCase) => [
      codeCell(context, useCase.code),
      titleCell(context, useCase.title),
      objectiveCell(context, useCase),
      {
        text: say(
          own.objectives.people(
            line(useCase.sponsorName, 80) || null,
            line(useCase.referentName, 80) || null,
          ),
        ),
      },
    ]),
  });
}

function objectiveCell({ own, say }: CommitteeContext, useCase: CommitteeUseCase): CellSpec {
  const objective = line(useCase.objective, 500);
  if (objective === '') return { text: say(own.objectives.none), tone: 'muted' };
  const source = useCase.studyCode === null ? '' : ` ${own.objectives.fromStudy(useCase.studyCode)}`;
  return { text: say(`${objective}${source}`) };
}

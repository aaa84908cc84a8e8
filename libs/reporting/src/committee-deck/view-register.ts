import { daysBetween, riskLevel, SEVERE, type RiskLevel } from '@jalon/domain';
import { compare, line } from '../deck/lines.js';
import type { CellSpec } from '../pptx/index.js';
import { formatNumber } from '../text/index.js';
import type { ToneName } from '../theme/index.js';
import {
  codeCell,
  nameCell,
  tableOf,
  TEXT_LENGTH,
  titleCell,
  type CommitteeContext,
  type CommitteeTable,
} from './context.js';
import type { CommitteeAgreement, CommitteeRisk } from './facts.js';

const CAPS = { risks: 10, actions: 60 } as const;
const LEVELS: Readonly<Record<RiskLevel, { readonly shape: string; readonly tone: ToneName }>> = {
  severe: { shape: '◆', tone: 'red' },
  moderate: { shape: '▲', tone: 'amber' },
  low: { shape: '●', tone: 'muted' },
};

/** What signed agreements plan. Nothing is said in figures of use cases without one. */
export function buildBudget(context: CommitteeContext): CommitteeTable {
  const { facts, own, count, say } = context;
  const inForce = facts.useCases.flatMap(({ agreement }) =>
    agreement !== null && !isExpired(context, agreement) ? [agreement] : [],
  );
  const cents = inForce.reduce((sum, { rebilledCents }) => sum + (rebilledCents ?? 0), 0);
  const anything = facts.useCases.some(({ agreement }) => agreement !== null);
  return tableOf(context, {
    title: own.budget.title(
      count(inForce.length),
      count(facts.useCases.length),
      cents === 0 ? null : euros(context, cents),
    ),
    lead: own.budget.lead,
    words: own.budget,
    rows: anything
      ? facts.useCases.map(({ code, title, agreement }) => [
          codeCell(context, code),
          titleCell(context, title),
          ...(agreement === null
            ? [{ text: say(own.budget.none), tone: 'muted' as const }, DASH, DASH, DASH]
            : agreementCells(context, agreement)),
        ])
      : [],
  });
}

const DASH: CellSpec = { text: '—', tone: 'muted' };

const isExpired = ({ facts }: CommitteeContext, { validTo }: CommitteeAgreement): boolean =>
  validTo !== null && validTo < facts.asOf;

const euros = ({ own, facts, say }: CommitteeContext, cents: number): string =>
  say(own.budget.euros(formatNumber(cents / 100, facts.language)));

function agreementCells(context: CommitteeContext, agreement: CommitteeAgreement): CellSpec[] {
  const { own, say, date, count } = context;
  const { financing, rebilledCents, days, validTo, signedOn, amendments } = agreement;
  const expired = isExpired(context, agreement);
  const term =
    validTo === null ? own.budget.open : (expired ? own.budget.expired : own.budget.until)(date(validTo));
  return [
    { text: say(financing === null ? own.budget.notSaid : own.budget.financing[financing]) },
    { text: days === 0 ? own.budget.nothing : say(own.budget.days(quarters(context, days))) },
    rebilledCents === null ? DASH : { text: euros(context, rebilledCents), bold: true },
    {
      text: say(`${own.budget.signed(date(signedOn), count(amendments))}, ${term}`),
      ...(expired ? { tone: 'red' as const, bold: true } : {}),
    },
  ];
}

/** Person-days come by quarters. */
function quarters({ facts }: CommitteeContext, days: number): string {
  const whole = Math.trunc(days);
  const rest = Math.round((days - whole) * 100);
  const decimals =
    rest === 0 ? '' : `${facts.language === 'fr' ? ',' : '.'}${String(rest).replace(/0$/, '')}`;
  return `${formatNumber(whole, facts.language)}${decimals}`;
}

/** The ten most severe open risks, with what is done about them. */
export function buildRisks(context: CommitteeContext): CommitteeTable {
  const { facts, own, minutes, count, say } = context;
  const score = ({ probability, impact }: CommitteeRisk): number => probability * impact;
  const risks = [...facts.risks].sort(
    (a, b) => score(b) - score(a) || b.impact - a.impact || compare(a.code, b.code),
  );
  return tableOf(context, {
    title: own.risks.title(count(risks.length), count(risks.filter((risk) => score(risk) >= SEVERE).length)),
    lead: own.risks.lead,
    words: own.risks,
    rows: risks.map((risk) => {
      const level = riskLevel(score(risk));
      const { shape, tone } = LEVELS[level];
      return [
        codeCell(context, risk.code),
        { text: line(risk.number, 20) },
        titleCell(context, risk.title),
        { text: `${risk.probability}\u00A0×\u00A0${risk.impact}\u00A0=\u00A0${score(risk)}` },
        { text: say(`${shape} ${minutes.level[level]}`), bold: true, tone },
        responseCell(context, risk),
        nameCell(context, risk.ownerName),
      ];
    }),
    cap: CAPS.risks,
  });
}

function responseCell({ own, say }: CommitteeContext, { response, responsePlan }: CommitteeRisk): CellSpec {
  const plan = line(responsePlan, TEXT_LENGTH);
  if (response === null && plan === '') return { text: say(own.risks.noResponse), tone: 'red', bold: true };
  return { text: [response === null ? '' : own.risks.response[response], plan].filter(Boolean).join(' – ') };
}

/** Open actions, the overdue ones first. */
export function buildActions(context: CommitteeContext): CommitteeTable {
  const { facts, own, count, say, date } = context;
  const overdue = (due: string | null): boolean => due !== null && due < facts.asOf;
  // Dates sort as text; those without one come last. What is overdue has the earliest dates.
  const open = facts.actions
    .filter(({ state }) => state !== 'done')
    .sort((a, b) => compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || compare(a.code, b.code));
  return tableOf(context, {
    title: own.actions.title(count(open.length), count(open.filter(({ dueOn }) => overdue(dueOn)).length)),
    lead: own.actions.lead,
    words: own.actions,
    rows: open.map(({ code, number, title, ownerName, dueOn, state }) => [
      codeCell(context, code),
      { text: line(number, 20) },
      { text: line(title, 300) || say(own.untitled) },
      nameCell(context, ownerName),
      dueOn === null ? { text: say(own.noDate), tone: 'muted' } : { text: date(dueOn) },
      dueOn !== null && overdue(dueOn)
        ? { text: say(own.actions.late(count(daysBetween(dueOn, facts.asOf)))), bold: true, tone: 'red' }
        : { text: say(own.actions.state[state === 'in_progress' ? 'in_progress' : 'todo']) },
    ]),
    cap: CAPS.actions,
  });
}

import {
  adoptionPercent,
  adoptionTotal,
  anyAfterGoLive,
  benefitTotals,
  spent,
  type AfterGoLive,
  type BenefitFact,
  type BenefitFactUnit,
  type DeploymentFact,
} from '@jalon/domain';
import { line, titled } from '../deck/lines.js';
import { formatDecimal, truncate } from '../text/index.js';
import { useWords } from './use-words.js';
import type { ViewContext } from './view-context.js';
import type { TableView, UseAlertRow, UseBenefitRow, UseDeploymentRow, UseView } from './view.js';

/** Rows a table may hold, and bars a plot: the workbook has them all. */
const ROWS = 40;
const BARS = 8;
/** Lines beside the plot. */
const MESSAGES = 6;

/** What is in use at the end of the month; null where there is nothing to say, or where it was not kept. */
export function buildUse(context: ViewContext): UseView | null {
  const use = context.facts.afterGoLive;
  if (use === undefined || !anyAfterGoLive(use)) return null;
  const words = useWords(context.facts.language);
  const { say } = context;
  const bars = use.deployments
    .flatMap((row) => {
      const percent = adoptionPercent([row]);
      return percent === null ? [] : [{ row, percent }];
    })
    .sort((a, b) => b.percent - a.percent)
    .slice(0, BARS);
  const title = titleOf(context, use);
  return {
    title,
    messages: messagesOf(context, use).slice(0, MESSAGES).map(say),
    unit: say(words.unit),
    bars: bars.map(({ row, percent }) => ({
      label: truncate(`${line(row.code, 20)} ${line(row.entityName, 40)}`, 34),
      value: Math.round(percent),
    })),
    deployments: deploymentTable(context, use),
    benefits: benefitTable(context, use),
    alerts: alertTable(context, use),
  };
}

function titleOf({ count, say, facts: { language } }: ViewContext, use: AfterGoLive): string {
  const words = useWords(language);
  const { deployments, percent } = adoptionTotal(use.deployments);
  if (deployments > 0) {
    return say(
      percent === null
        ? words.title(count(deployments))
        : words.titleShare(count(deployments), words.percent(formatDecimal(percent, language))),
    );
  }
  return say(
    use.benefits.length > 0
      ? words.titleBenefits(count(use.benefits.length))
      : words.titleAlerts(count(use.alerts.length)),
  );
}

function messagesOf(context: ViewContext, use: AfterGoLive): string[] {
  const { count } = context;
  const words = useWords(context.facts.language);
  const total = adoptionTotal(use.deployments);
  const amount = (value: number, unit: BenefitFactUnit) => amountText(context, value, unit);
  const some = (text: (c: ReturnType<typeof count>) => string, n: number) => (n > 0 ? [text(count(n))] : []);
  const [money] = benefitTotals(use.benefits).filter(({ unit }) => unit === 'eur');
  return [
    ...(total.eligible > 0 ? [words.users(count(total.activeUsers), count(total.eligible).text)] : []),
    ...(money ? [words.benefits(amount(money.month, 'eur'), amount(money.expectedMonth, 'eur'))] : []),
    ...(money
      ? [words.cumulated(amount(money.cumulated, 'eur'), amount(money.expectedCumulated, 'eur'))]
      : []),
    ...(use.costs.length > 0 ? [words.spent(amount(spent(use.costs), 'eur'))] : []),
    ...some(words.alerts, use.alerts.length),
    ...some(words.declared, total.declared),
    ...some(words.fewUsers, total.fewUsers),
    ...some(words.noFigure, total.noFigure),
  ];
}

/** Hundredths of a unit as they are read: whole euros, at most one decimal of the rest. */
function amountText({ facts: { language } }: ViewContext, hundredths: number, unit: BenefitFactUnit): string {
  const value = unit === 'eur' ? Math.round(hundredths / 100) : Math.round(hundredths / 10) / 10;
  return useWords(language).amount(formatDecimal(value, language), unit);
}

function tableOf<Row>(
  { say, count, words: report }: ViewContext,
  { caption, headers }: { readonly caption: string; readonly headers: readonly string[] },
  all: readonly Row[],
): TableView<Row> {
  const rows = all.slice(0, ROWS);
  const capped = rows.length < all.length ? ` ${report.capped(count(rows.length), count(all.length))}` : '';
  return {
    title: say(caption),
    lead: say(`${caption}.${capped}`),
    headers: headers.map(say),
    rows,
    total: all.length,
    emptyText: '',
    alt: say(caption),
  };
}

function deploymentTable(context: ViewContext, use: AfterGoLive): TableView<UseDeploymentRow> {
  const { say, count, facts } = context;
  const words = useWords(facts.language);
  const users = (row: DeploymentFact): string => {
    if (row.unknown !== null) return row.unknown === 'few_users' ? words.few : words.unknown;
    const text = count(row.activeUsers ?? 0).text;
    return row.declared ? `${text} (${words.isDeclared})` : text;
  };
  return tableOf(
    context,
    words.adoption,
    use.deployments.map((row) => {
      const percent = adoptionPercent([row]);
      return {
        code: line(row.code, 20),
        title: titled(context, row.title),
        entity: line(row.entityName, 60),
        eligible: row.eligible === null ? '–' : count(row.eligible).text,
        users: say(users(row)),
        share: percent === null ? '–' : say(words.percent(formatDecimal(percent, facts.language))),
      };
    }),
  );
}

function benefitTable(context: ViewContext, use: AfterGoLive): TableView<UseBenefitRow> {
  const amount = (row: BenefitFact, value: number) => context.say(amountText(context, value, row.unit));
  return tableOf(
    context,
    useWords(context.facts.language).benefit,
    use.benefits.map((row) => ({
      code: line(row.code, 20),
      benefit: titled(context, row.benefit),
      month: amount(row, row.month),
      expectedMonth: amount(row, row.expectedMonth),
      cumulated: amount(row, row.cumulated),
      expectedCumulated: amount(row, row.expectedCumulated),
    })),
  );
}

function alertTable(context: ViewContext, use: AfterGoLive): TableView<UseAlertRow> {
  const words = useWords(context.facts.language);
  return tableOf(
    context,
    words.alert,
    use.alerts.map((row) => ({
      code: line(row.code, 20),
      title: titled(context, row.title),
      entity: line(row.entityName, 60),
      rule: context.say(words.rule[row.rule]),
      since: context.date(row.openedOn),
    })),
  );
}

import type { AlertReason, LocalDate, UsageAlertRule } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

/** Where the last day that was judged is kept. */
export const EVALUATED_SETTING = 'usage_alerts';

/** Whether this day is still to be judged: only one of those who ask at the same time is told so. */
export async function tickDay(tx: Transaction, on: LocalDate): Promise<boolean> {
  const rows = await tx.query(
    `insert into setting (key, value) values ($1, jsonb_build_object('evaluatedOn', $2::text))
     on conflict (key) do update set value = excluded.value where setting.value ->> 'evaluatedOn' < $2::text
     returning key`,
    [EVALUATED_SETTING, on],
  );
  return rows.length > 0;
}

/** Opens each once, whoever else does. @returns the ids of those that opened */
export async function openAlerts(
  tx: Transaction,
  on: LocalDate,
  opens: readonly { readonly deploymentId: string; readonly reason: AlertReason }[],
): Promise<readonly string[]> {
  if (opens.length === 0) return [];
  const given = opens.map(({ deploymentId, reason: { rule, ...facts } }) => ({
    deployment: deploymentId,
    rule,
    facts,
  }));
  const rows = await tx.query<{ id: string }>(
    `insert into usage_alert (deployment_id, rule, opened_on, facts, told_at, is_demo)
     select d.id, o.rule, $2::date, o.facts, $3, d.is_demo
     from jsonb_to_recordset($1::jsonb) as o(deployment uuid, rule text, facts jsonb)
     join deployment d on d.id = o.deployment
     on conflict (deployment_id, rule) where closed_on is null do nothing returning id`,
    [JSON.stringify(given), on, tx.now],
  );
  return rows.map(({ id }) => id);
}

/** Closes those that stand. */
export async function closeAlerts(
  tx: Transaction,
  on: LocalDate,
  closes: readonly { readonly deploymentId: string; readonly rule: UsageAlertRule }[],
): Promise<void> {
  if (closes.length === 0) return;
  await tx.query(
    `update usage_alert a set closed_on = $2::date
     from jsonb_to_recordset($1::jsonb) as c("deploymentId" uuid, rule text)
     where a.deployment_id = c."deploymentId" and a.rule = c.rule and a.closed_on is null`,
    [JSON.stringify(closes), on],
  );
}

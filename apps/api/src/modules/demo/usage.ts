import {
  addDays,
  addMonths,
  firstDayOf,
  isWorkingDay,
  monthOf,
  type LocalDate,
  type Month,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { rollUpSolution } from '../usage-metrics/index.js';
import type { DemoWorld } from './demo-world.js';

/** Events of the demo go back this far at most. */
const DAYS = 240;

/** A draw between 0 and 1 that is the same for the same words: the demo of a day never changes. */
const draw = (words: string) => `((hashtextextended(${words}, 7) & 65535) / 65536.0)`;

/**
 * Who used what, on working days above all: six in ten of the eligible come, one after the other over two months, each
 * at a pace of their own; a quarter leaves after some weeks. $1 the solution, $2 the first day, $3 the day after the
 * last, $4 working days.
 */
const EVENTS = `
  with live as (
    select d.id, d.entity_id, d.release, d.live_on, coalesce(d.retired_on, $3::date) as until, s.key_type,
      case when cardinality(s.qualifying_types) = 0 then array['demo.usage.question', 'demo.usage.reponse']
        else s.qualifying_types end as types,
      (select max(p.eligible) from deployment_population p where p.deployment_id = d.id) as eligible
    from deployment d join solution s on s.id = d.solution_id
    where d.solution_id = $1 and d.live_on is not null and d.status <> 'planned'),
  people as (
    select l.*, md5($1::text || l.entity_id || n)::uuid as user_key, ${draw(`'pace' || $1 || l.entity_id || n`)} as pace,
      l.live_on + (${draw(`'start' || l.id || n`)} ^ 2 * 60)::int as start,
      case when ${draw(`'leaves' || l.id || n`)} < 0.25 then 15 + (${draw(`'after' || l.id || n`)} * 60)::int
        else 10000 end as stays
    from live l cross join lateral generate_series(1, l.eligible) n
    where ${draw(`'comes' || $1 || l.entity_id || n`)} < 0.62),
  days as (
    select p.*, c.day::date as day from people p
    cross join lateral generate_series(greatest(p.start, $2::date)::timestamp,
      (least(p.until, $3::date, p.start + p.stays) - 1)::timestamp, interval '1 day') c (day)),
  came as (
    select *, user_key || day::text as words from days d
    where ${draw(`user_key || 'day' || day::text`)} <
      (0.08 + 0.62 * pace) * case when day = any($4::date[]) then 1 else 0.03 end)
  insert into usage_event (day, at, solution_id, entity_id, user_key, type, feature, release)
  select day, (day + interval '8 hours' + ${draw(`words || n`)} * interval '10 hours') at time zone 'Europe/Paris',
    $1::uuid, entity_id, user_key, types[1 + floor(${draw(`'type' || words || n`)} * cardinality(types))::int],
    (array['recherche', 'résumé', 'export'])[1 + floor(${draw(`'feature' || words || n`)} ^ 2 * 3)::int], release
  from came cross join lateral generate_series(1, 1 + (${draw(`'often' || words`)} * pace * 5)::int) n`;

/** How the demo's solutions with telemetry were used up to yesterday: events, then figures made as always. */
export async function insertUsage(tx: Transaction, { today }: DemoWorld): Promise<void> {
  const from = addDays(today, -DAYS);
  await ensureMonths(tx, from, today);
  const workingDays = Array.from({ length: DAYS }, (_, index) => addDays(from, index)).filter(isWorkingDay);
  const solutions = await tx.query<{ id: string }>(
    `select id from solution where is_demo and reporting <> 'declared' order by source`,
  );
  for (const { id } of solutions) {
    await tx.query(EVENTS, [id, from, today, workingDays]);
    await tx.query(
      'insert into usage_mark (solution_id, day) select distinct solution_id, day from usage_event where solution_id = $1',
      [id],
    );
  }
  // The planner knows nothing of tables that were empty a moment ago.
  await tx.query('analyze usage_event');
  for (const { id } of solutions) {
    await rollUpSolution((text, values) => tx.query(text, values), id, today, tx.now);
  }
}

/** The months of the demo's events, named as those that events make themselves. */
async function ensureMonths(tx: Transaction, from: LocalDate, to: LocalDate): Promise<void> {
  for (let month: Month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
    await tx.query(
      `create table if not exists usage_event_${month.replace('-', '_')} partition of usage_event
       for values from ('${firstDayOf(month)}') to ('${firstDayOf(addMonths(month, 1))}')`,
    );
  }
}

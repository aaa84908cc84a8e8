/** In usage_daily and usage_cohort: every entity, every release. */
export const ALL_ENTITIES = '00000000-0000-0000-0000-000000000000';
export const ALL_RELEASES = '*';

const NIL = `'${ALL_ENTITIES}'::uuid`;

/** What makes events count, in one text: when it changes, everything is made again. */
export const RULES = `coalesce(s.key_type, '') || ' ' || array_to_string(s.qualifying_types, ' ')`;

/**
 * Solutions with something to do: new events, other rules, or a day that has begun since.
 * $1 today.
 */
export const DUE_SOLUTIONS = `
  select s.id from solution s left join usage_rollup r on r.solution_id = s.id
  where exists (select from usage_mark m where m.solution_id = s.id)
    or r.rules <> ${RULES}
    or ((exists (select from usage_first_use f where f.solution_id = s.id)
        or exists (select from deployment d where d.solution_id = s.id and d.live_on <= $1::date))
      and coalesce((select max(d.day) from usage_daily d where d.solution_id = s.id and d.entity_id = ${NIL}
        and d.release = '${ALL_RELEASES}'), '-infinity') < $1::date)
  order by s.id`;

/** Marks of solutions that are no more. */
export const DROP_ORPHAN_MARKS = `delete from usage_mark m where not exists (select from solution s where s.id = m.solution_id)`;

/**
 * User-days of the days $2 of the solution $1, made again from the events: rows that are the same are not written.
 * $3 qualifying types, $4 key type, $5 words of a log-in. Answers how many rows came and how many went.
 */
export const USER_DAYS = `
  with fresh as materialized (
    select day, entity_id, case when release = '${ALL_RELEASES}' then '' else release end as release, user_key,
      count(*)::int as uses, least(count(distinct feature), 32767)::smallint as features,
      coalesce(bool_or(type = $4), false) as key_action
    from usage_event
    where solution_id = $1 and day = any($2::date[])
      and (type = $4 or case when cardinality($3::text[]) = 0
        then not (string_to_array(lower(type), '.') && $5::text[]) else type = any($3::text[]) end)
    group by 1, 2, 3, 4),
  gone as (
    delete from usage_user_day u where u.solution_id = $1 and u.day = any($2::date[])
      and not exists (select from fresh f where f.day = u.day and f.entity_id = u.entity_id
        and f.release = u.release and f.user_key = u.user_key)
    returning 1),
  put as (
    insert into usage_user_day as u (solution_id, day, entity_id, release, user_key, uses, features, key_action)
    select $1, day, entity_id, release, user_key, uses, features, key_action from fresh
    on conflict (solution_id, day, entity_id, release, user_key) do update
      set uses = excluded.uses, features = excluded.features, key_action = excluded.key_action
      where (u.uses, u.features, u.key_action) is distinct from (excluded.uses, excluded.features, excluded.key_action)
    returning xmax = 0 as added)
  select (select count(*)::int from gone) as gone, (select count(*)::int from put where added) as added`;

/** First days of the solution $1 that an event of the days $2 turns out to be earlier than. */
export const FIRST_DAYS_MOVED = `
  select distinct f.first_day::text as day from usage_first_use f
  join (select user_key, min(day) as day from usage_user_day where solution_id = $1 and day = any($2::date[])
    group by user_key) n on n.user_key = f.user_key
  where f.solution_id = $1 and n.day < f.first_day`;

/** When users began, with the days $2 (null: all days) of the solution $1. */
export const FIRST_USES = `
  insert into usage_first_use as f (solution_id, entity_id, user_key, first_day, key_day)
  select $1, entity_id, user_key, min(day), min(day) filter (where key_action) from usage_user_day
  where solution_id = $1 and ($2::date[] is null or day = any($2::date[])) group by entity_id, user_key
  on conflict (solution_id, entity_id, user_key) do update
    set first_day = least(f.first_day, excluded.first_day), key_day = least(f.key_day, excluded.key_day)
    where (f.first_day, f.key_day) is distinct from
      (least(f.first_day, excluded.first_day), least(f.key_day, excluded.key_day))`;

/**
 * Figures at the end of the days $2 to $3 of the solution $1. A user counts in a month from a day of use to the 29th
 * after it, or to the day before the next use: so each use adds one and takes one away, and a running sum gives every
 * day at once, however long the stretch. Whole entities have a row each day from their go-live on, the rest only rows
 * that say something.
 */
export const DAILY = `
  with used as materialized (
    select coalesce(entity_id, ${NIL}) as entity_id, coalesce(release, '${ALL_RELEASES}') as release, user_key, day,
      sum(uses) as uses, sum(features) as features
    from usage_user_day where solution_id = $1 and day between $2::date - 29 and $3::date
    group by grouping sets ((user_key, day), (entity_id, user_key, day), (release, user_key, day),
      (entity_id, release, user_key, day))),
  spans as materialized (
    select *, lead(day) over (partition by user_key, entity_id, release order by day) as next_day from used),
  began as (
    select entity_id, user_key, first_day from usage_first_use
    where solution_id = $1 and first_day between $2::date and $3::date
    union all
    select ${NIL}, user_key, min(first_day) from usage_first_use where solution_id = $1
    group by user_key having min(first_day) between $2::date and $3::date),
  lists as (select entity_id, min(from_on) as from_on from usage_eligible where solution_id = $1 group by entity_id),
  steps as (
    select entity_id, release, day, 1 as dau, 1 as w, 1 as m, 0 as el, uses, features, 0 as new_users from spans
    union all select entity_id, release, least(day + 7, next_day), 0, -1, 0, 0, 0, 0, 0 from spans
    union all select entity_id, release, least(day + 30, next_day), 0, 0, -1, 0, 0, 0, 0 from spans
    union all select u.entity_id, u.release, u.day, 0, 0, 0, 0, 0, 0, 1 from used u
      join began b on b.entity_id = u.entity_id and b.user_key = u.user_key and b.first_day = u.day
    union all select s.entity_id, s.release, e.day, 0, 0, 0, e.el, 0, 0, 0 from spans s
      join usage_eligible l on l.solution_id = $1 and l.entity_id = s.entity_id and l.user_key = s.user_key
      cross join lateral (values (greatest(s.day, l.from_on), 1), (least(s.day + 30, s.next_day, l.until_on), -1)) e (day, el)
      where greatest(s.day, l.from_on) < least(s.day + 30, s.next_day, l.until_on)),
  sums as (
    select entity_id, release, greatest(day, $2::date) as day, sum(w) as w, sum(m) as m, sum(el) as el,
      sum(dau) filter (where day >= $2::date) as dau, sum(uses) filter (where day >= $2::date) as uses,
      sum(features) filter (where day >= $2::date) as features, sum(new_users) as new_users
    from steps where day <= $3::date group by 1, 2, 3),
  lives as (
    select coalesce(entity_id, ${NIL}) as entity_id, '${ALL_RELEASES}' as release, min(day) as since
    from (select entity_id, first_day as day from usage_first_use where solution_id = $1
      union all select entity_id, live_on from deployment where solution_id = $1 and live_on is not null) l
    group by grouping sets ((), (entity_id))),
  groups as (select distinct entity_id, release from sums union select entity_id, release from lives),
  days as (
    select g.entity_id, g.release, c.day::date as day, coalesce(s.dau, 0)::int as dau,
      (sum(s.w) over run)::int as wau, (sum(s.m) over run)::int as mau, (sum(s.el) over run)::int as el,
      coalesce(s.uses, 0)::int as uses, coalesce(s.features, 0)::int as features,
      coalesce(s.new_users, 0)::int as new_users
    from groups g cross join generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') c (day)
    left join sums s on s.entity_id = g.entity_id and s.release = g.release and s.day = c.day
    window run as (partition by g.entity_id, g.release order by c.day)),
  listed as materialized (
    select d.*, case when d.day >= l.from_on then coalesce(d.el, 0) end as mau_eligible
    from days d left join lists l on l.entity_id = d.entity_id),
  whole as (
    select release, day, sum(coalesce(mau_eligible, mau, 0))::int as mau_eligible from listed
    where entity_id <> ${NIL} group by release, day having bool_or(mau_eligible is not null)),
  fresh as materialized (
    select d.entity_id, d.release, d.day, d.dau, coalesce(d.wau, 0) as wau, coalesce(d.mau, 0) as mau,
      case when d.entity_id = ${NIL} then w.mau_eligible else d.mau_eligible end as mau_eligible,
      d.uses, d.new_users, d.features
    from listed d
    left join whole w on w.release = d.release and w.day = d.day
    left join lives l on l.entity_id = d.entity_id and l.release = d.release
    where coalesce(d.mau, 0) > 0 or d.day >= l.since),
  gone as (
    delete from usage_daily u where u.solution_id = $1 and u.day between $2::date and $3::date
      and not exists (select from fresh f where f.entity_id = u.entity_id and f.release = u.release and f.day = u.day)
    returning 1)
  insert into usage_daily as u (solution_id, entity_id, release, day, dau, wau, mau, mau_eligible, uses, new_users,
    features)
  select $1, entity_id, release, day, dau, wau, mau, mau_eligible, uses, new_users, features from fresh
  on conflict (solution_id, entity_id, release, day) do update
    set dau = excluded.dau, wau = excluded.wau, mau = excluded.mau, mau_eligible = excluded.mau_eligible,
      uses = excluded.uses, new_users = excluded.new_users, features = excluded.features
    where (u.dau, u.wau, u.mau, u.mau_eligible, u.uses, u.new_users, u.features) is distinct from
      (excluded.dau, excluded.wau, excluded.mau, excluded.mau_eligible, excluded.uses, excluded.new_users,
       excluded.features)`;

/** Cohorts of the solution $1, each period that has begun on $2. */
export const COHORTS = `
  with starts as materialized (
    select entity_id, user_key, first_day, min(first_day) over (partition by user_key) as ever
    from usage_first_use where solution_id = $1),
  began as materialized (
    select entity_id, user_key, first_day from starts
    union all select ${NIL}, user_key, min(first_day) from starts group by user_key),
  -- Each use is looked at once, for its entity and for the whole: its period in each.
  used as materialized (
    select s.entity_id, s.user_key, s.first_day, s.ever, ((u.day - s.first_day) / 30)::smallint as own,
      ((u.day - s.ever) / 30)::smallint as whole
    from usage_user_day u join starts s on s.entity_id = u.entity_id and s.user_key = u.user_key
    where u.solution_id = $1 group by 1, 2, 3, 4, 5, 6),
  seen as materialized (
    select entity_id, date_trunc('month', first_day)::date as month, user_key, own as period from used
    group by entity_id, user_key, first_day, own
    union all
    select ${NIL}, date_trunc('month', ever)::date, user_key, whole from used group by user_key, ever, whole),
  active as (select entity_id, month, period, count(*)::int as users from seen group by 1, 2, 3),
  lasts as (
    select entity_id, month, period, count(*)::int as users
    from (select entity_id, month, user_key, max(period) as period from seen group by 1, 2, 3) l group by 1, 2, 3),
  cells as (
    select c.entity_id, c.month, p.period::smallint as period, c.size
    from (select entity_id, date_trunc('month', first_day)::date as month, count(*)::int as size,
        min(first_day) as earliest from began group by 1, 2) c
    cross join lateral generate_series(0, ($2::date - c.earliest) / 30) p (period)),
  fresh as materialized (
    select c.entity_id, c.month, c.period, c.size, coalesce(a.users, 0) as active,
      coalesce(sum(l.users) over (partition by c.entity_id, c.month order by c.period desc), 0)::int as active_since
    from cells c
    left join active a on a.entity_id = c.entity_id and a.month = c.month and a.period = c.period
    left join lasts l on l.entity_id = c.entity_id and l.month = c.month and l.period = c.period),
  gone as (
    delete from usage_cohort u where u.solution_id = $1
      and not exists (select from fresh f where f.entity_id = u.entity_id and f.month = u.month and f.period = u.period)
    returning 1)
  insert into usage_cohort as u (solution_id, entity_id, month, period, size, active, active_since)
  select $1, entity_id, month, period, size, active, active_since from fresh
  on conflict (solution_id, entity_id, month, period) do update
    set size = excluded.size, active = excluded.active, active_since = excluded.active_since
    where (u.size, u.active, u.active_since) is distinct from (excluded.size, excluded.active, excluded.active_since)`;

/** How far the solution $1 is: $2 now, $3 the rules, $4 the days whose events were looked at. */
export const ROLLED = `
  insert into usage_rollup as r (solution_id, rolled_at, rules, last_event_at, events)
  select $1, $2, $3,
    (select max(at) from usage_event where solution_id = $1 and day = any($4::date[])),
    (select coalesce(sum(uses), 0) from usage_daily where solution_id = $1 and entity_id = ${NIL}
      and release = '${ALL_RELEASES}')
  on conflict (solution_id) do update set rolled_at = excluded.rolled_at, rules = excluded.rules,
    last_event_at = greatest(r.last_event_at, excluded.last_event_at), events = excluded.events`;

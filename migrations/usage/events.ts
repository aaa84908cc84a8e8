/** Usage events by month, what was seen, and the rollups every screen reads. */
export const USAGE: readonly string[] = [
  // The pseudonym of a user is half a keyed hash (128 bits), made for one solution: nobody is followed across two.
  // No foreign keys here: a reference checked on each event would cost more than the event.
  `create table usage_event (
     day date not null,
     at timestamptz not null,
     solution_id uuid not null,
     entity_id uuid not null,
     user_key uuid not null,
     type text not null,
     feature text,
     release text not null default '') partition by range (day)`,
  'create index usage_event_solution on usage_event (solution_id, day)',
  // source and id of a CloudEvent, hashed together: what was counted once is never counted again.
  `create table usage_seen (
     digest uuid primary key,
     day date not null)`,
  'create index usage_seen_day on usage_seen using brin (day)',
  // Appended with each batch, taken away by the rollup: which days of a solution have something new.
  `create table usage_mark (
     id bigint generated always as identity primary key,
     solution_id uuid not null,
     day date not null)`,
  'create index usage_mark_solution on usage_mark (solution_id, day)',
  // One row a user and day: what every distinct count is made of. uses counts qualifying events alone.
  `create table usage_user_day (
     solution_id uuid not null references solution on delete cascade,
     day date not null,
     entity_id uuid not null,
     release text not null,
     user_key uuid not null,
     uses integer not null,
     features smallint not null,
     key_action boolean not null,
     primary key (solution_id, day, entity_id, release, user_key))`,
  `create table usage_first_use (
     solution_id uuid not null references solution on delete cascade,
     entity_id uuid not null,
     user_key uuid not null,
     first_day date not null,
     key_day date,
     primary key (solution_id, entity_id, user_key))`,
  'create index usage_first_use_cohort on usage_first_use (solution_id, first_day)',
  // Figures at the end of a day, for the whole solution and by entity, by release, and by both.
  // The nil id and the release '*' stand for all.
  `create table usage_daily (
     solution_id uuid not null references solution on delete cascade,
     entity_id uuid not null,
     release text not null,
     day date not null,
     dau integer not null,
     wau integer not null,
     mau integer not null,
     -- Those of the month's users who are on the list of the eligible; null without a list.
     mau_eligible integer,
     uses integer not null,
     new_users integer not null,
     -- Distinct features of each user that day, summed.
     features integer not null default 0,
     primary key (solution_id, entity_id, release, day))`,
  'create index usage_daily_entity on usage_daily (entity_id, day)',
  // Users by month of first use, and how many came back in the n-th period of thirty days after their own first day.
  `create table usage_cohort (
     solution_id uuid not null references solution on delete cascade,
     entity_id uuid not null,
     month date not null,
     period smallint not null,
     size integer not null,
     active integer not null,
     active_since integer not null,
     primary key (solution_id, entity_id, month, period))`,
  // How far a solution's rollup is, and which events counted: when the solution says otherwise, all is made again.
  `create table usage_rollup (
     solution_id uuid primary key references solution on delete cascade,
     rolled_at timestamptz not null,
     last_event_at timestamptz,
     events bigint not null default 0,
     rules text not null default '')`,
  // A file of events: its lines become events by a job.
  `create table usage_file (
     id uuid primary key default gen_random_uuid(),
     solution_id uuid not null references solution on delete cascade,
     file_name text not null check (length(file_name) <= 200),
     content bytea,
     size integer not null,
     sha256 bytea not null,
     report jsonb,
     job_id uuid references job on delete set null,
     uploaded_by uuid references account on delete set null,
     uploaded_at timestamptz not null)`,
  'create index usage_file_solution on usage_file (solution_id, uploaded_at desc)',
  'create index usage_file_job on usage_file (job_id)',
  'create index usage_file_uploaded_by on usage_file (uploaded_by)',
  `insert into setting (key, value) values ('usage', '{"retentionMonths": 25}') on conflict (key) do nothing`,
];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, sessions, use cases with their history, milestones, imports, jobs, deliverables, audit. */
export class Foundation1790000000000 implements MigrationInterface {
  readonly name = 'Foundation1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...EXTENSIONS, ...PEOPLE, ...USE_CASES, ...IMPORTS, ...JOBS, ...TRACE]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table if exists
      audit, idempotency_key, setting, deliverable_file, deliverable, outbox, job,
      import_row, import_source, import_mapping, portfolio_import,
      milestone, use_case_health, use_case_move, use_case, login_attempt, session, account,
      product, person, partner_entity cascade`);
    await runner.query(
      'drop function if exists refuse_change, announce_reference, announce_session, join_tags, fold cascade',
    );
    await runner.query('drop sequence if exists use_case_number, job_event');
    await runner.query('drop text search configuration if exists jalon');
    await runner.query('drop text search dictionary if exists jalon_stop');
  }
}

const STAGES = `('opportunity','framing','delivery','deployment','usage','closed')`;
const CONDITIONS = `('active','on_hold','abandoned')`;
const HEALTHS = `('on_track','at_risk','off_track','not_rated')`;

const EXTENSIONS = [
  'create extension if not exists unaccent with schema public',
  'create extension if not exists pg_trgm with schema public',
  // Unaccent before the stop list would let "à" or "été" through: stop words first, then unaccent, then stem.
  'create text search dictionary jalon_stop (template = pg_catalog.simple, stopwords = french, accept = false)',
  'create text search configuration jalon (copy = pg_catalog.french)',
  `alter text search configuration jalon
     alter mapping for hword, hword_part, word with jalon_stop, public.unaccent, french_stem`,
  `create function fold(text) returns text language sql immutable strict parallel safe
     return lower(public.unaccent('public.unaccent'::regdictionary, $1))`,
  `create function join_tags(text[]) returns text language sql immutable strict parallel safe
     return array_to_string($1, ' ')`,
];

const PEOPLE = [
  `create table partner_entity (
     id uuid primary key default gen_random_uuid(),
     name text not null check (length(name) between 1 and 160),
     archived boolean not null default false,
     is_demo boolean not null default false,
     version integer not null default 1)`,
  'create unique index partner_entity_name on partner_entity (fold(name))',
  `create table person (
     id uuid primary key default gen_random_uuid(),
     name text not null check (length(name) between 1 and 120),
     entity_id uuid references partner_entity,
     archived boolean not null default false,
     is_demo boolean not null default false,
     version integer not null default 1)`,
  'create index person_entity on person (entity_id)',
  'create index person_name on person (fold(name))',
  `create table product (
     id uuid primary key default gen_random_uuid(),
     name text not null check (length(name) between 1 and 120),
     description text not null default '',
     archived boolean not null default false,
     is_demo boolean not null default false,
     version integer not null default 1)`,
  'create unique index product_name on product (fold(name))',
  // Small tables live in the memory of every process; a change tells them to read again.
  `create function announce_reference() returns trigger language plpgsql as
     $$ begin perform pg_notify('jalon_reference', tg_table_name); return null; end $$`,
  ...['partner_entity', 'person', 'product'].map(
    (table) =>
      `create trigger ${table}_announce after insert or update or delete or truncate on ${table}
         for each statement execute function announce_reference()`,
  ),
  `create table account (
     id uuid primary key default gen_random_uuid(),
     person_id uuid not null unique references person,
     email text not null check (length(email) <= 254),
     password_hash text not null,
     role text not null check (role in ('admin','leadership','project_manager','expert','intern','tutor','partner')),
     entity_id uuid references partner_entity,
     language text not null default 'fr' check (language in ('fr','en')),
     theme text not null default 'system' check (theme in ('system','light','dark')),
     shortcuts boolean not null default true,
     disabled_at timestamptz,
     last_seen_at timestamptz,
     is_demo boolean not null default false,
     version integer not null default 1,
     check ((role = 'partner') = (entity_id is not null)))`,
  'create unique index account_email on account (lower(email))',
  'create index account_entity on account (entity_id)',
  // Tokens are stored hashed: a copy of this table opens no session.
  `create table session (
     token_hash bytea primary key,
     account_id uuid not null references account on delete cascade,
     csrf_token text not null,
     created_at timestamptz not null,
     last_seen_at timestamptz not null,
     ends_at timestamptz not null)`,
  'create index session_account on session (account_id)',
  // Processes keep sessions in memory for seconds: they drop them when one ends or its account changes.
  `create function announce_session() returns trigger language plpgsql as
     $$ begin perform pg_notify('jalon_session', ''); return null; end $$`,
  `create trigger session_announce after delete or truncate on session
     for each statement execute function announce_session()`,
  `create trigger account_announce after update of role, entity_id, disabled_at, password_hash, person_id on account
     for each statement execute function announce_session()`,
  `create table login_attempt (
     bucket text primary key,
     failures integer not null,
     last_at timestamptz not null,
     blocked_until timestamptz)`,
];

const USE_CASES = [
  'create sequence use_case_number',
  `create table use_case (
     id uuid primary key default gen_random_uuid(),
     number integer not null unique default nextval('use_case_number'),
     code text not null generated always as ('UC-' || case when number < 1000 then lpad(number::text, 3, '0') else number::text end) stored,
     title text not null check (length(title) between 1 and 200),
     summary text not null default '' check (length(summary) <= 8000),
     entity_id uuid not null references partner_entity,
     domain text check (length(domain) between 1 and 80),
     sponsor_id uuid references person,
     business_owner_id uuid references person,
     functional_referent_id uuid references person,
     product_id uuid references product,
     stage text not null default 'opportunity' check (stage in ${STAGES}),
     condition text not null default 'active' check (condition in ${CONDITIONS}),
     stage_since date not null,
     health text not null default 'not_rated' check (health in ${HEALTHS}),
     previous_health text check (previous_health in ${HEALTHS}),
     health_reason text check (length(health_reason) <= 1000),
     decision_needed text check (length(decision_needed) <= 1000),
     health_declared_on date,
     value_score smallint check (value_score between 1 and 5),
     feasibility_score smallint check (feasibility_score between 1 and 5),
     tags text[] not null default '{}',
     external_ref text check (length(external_ref) between 1 and 200),
     is_demo boolean not null default false,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     version integer not null default 1,
     title_fold text not null generated always as (fold(title)) stored,
     search tsvector not null generated always as (
       setweight(to_tsvector('jalon', title), 'A') ||
       setweight(to_tsvector('jalon', join_tags(tags)), 'B') ||
       setweight(to_tsvector('jalon', coalesce(domain, '')), 'B') ||
       setweight(to_tsvector('jalon', summary), 'C')) stored,
     check (health not in ('at_risk','off_track') or health_reason is not null))`,
  'create unique index use_case_external_ref on use_case (external_ref)',
  'create index use_case_search on use_case using gin (search)',
  'create index use_case_title_trgm on use_case using gin (title_fold gin_trgm_ops)',
  'create index use_case_tags on use_case using gin (tags)',
  // One index a list shape: the equality column, then the default sort.
  'create index use_case_stage on use_case (stage, number)',
  'create index use_case_health_list on use_case (health, number)',
  'create index use_case_entity on use_case (entity_id, number)',
  'create index use_case_referent on use_case (functional_referent_id, number)',
  'create index use_case_product on use_case (product_id, number)',
  'create index use_case_domain on use_case (domain, number)',
  'create index use_case_condition on use_case (condition, number)',
  'create index use_case_title on use_case (title_fold, number)',
  'create index use_case_updated on use_case (updated_at, number)',
  'create index use_case_sponsor on use_case (sponsor_id)',
  'create index use_case_owner on use_case (business_owner_id)',
  `create table use_case_move (
     id uuid primary key default gen_random_uuid(),
     seq bigint generated always as identity,
     use_case_id uuid not null references use_case on delete cascade,
     effective_on date not null,
     from_stage text check (from_stage in ${STAGES}),
     to_stage text not null check (to_stage in ${STAGES}),
     to_condition text not null check (to_condition in ${CONDITIONS}),
     kind text not null check (kind in ('entered','advanced','returned','closed','held','resumed','abandoned')),
     reason text check (length(reason) <= 1000),
     by_person_id uuid references person on delete set null,
     recorded_at timestamptz not null default now())`,
  'create index use_case_move_case on use_case_move (use_case_id, effective_on, seq)',
  'create index use_case_move_month on use_case_move (effective_on)',
  'create index use_case_move_person on use_case_move (by_person_id)',
  `create table use_case_health (
     seq bigint generated always as identity primary key,
     use_case_id uuid not null references use_case on delete cascade,
     declared_on date not null,
     health text not null check (health in ${HEALTHS}),
     reason text,
     decision_needed text,
     by_person_id uuid references person on delete set null,
     recorded_at timestamptz not null default now())`,
  'create index use_case_health_case on use_case_health (use_case_id, declared_on, seq)',
  'create index use_case_health_person on use_case_health (by_person_id)',
  `create table milestone (
     id uuid primary key default gen_random_uuid(),
     use_case_id uuid not null references use_case on delete cascade,
     name text not null check (length(name) between 1 and 160),
     baseline_on date,
     forecast_on date,
     actual_on date,
     due_on date generated always as (coalesce(forecast_on, baseline_on)) stored,
     version integer not null default 1,
     check (coalesce(baseline_on, forecast_on, actual_on) is not null))`,
  'create index milestone_case on milestone (use_case_id)',
  // The next milestone of a row is the first entry of this index.
  'create index milestone_next on milestone (use_case_id, due_on, name) where actual_on is null',
  'create index milestone_due on milestone (due_on, use_case_id) where actual_on is null',
];

const IMPORTS = [
  `create table portfolio_import (
     id uuid primary key default gen_random_uuid(),
     account_id uuid references account on delete set null,
     file_name text not null,
     size integer not null,
     sha256 bytea not null,
     state text not null check (state in ('uploaded','queued','running','done','failed')),
     detected jsonb not null,
     columns jsonb not null,
     mapping jsonb not null,
     mapping_remembered boolean not null,
     counts jsonb not null,
     job_id uuid,
     created_at timestamptz not null default now(),
     finished_at timestamptz,
     version integer not null default 1)`,
  'create index portfolio_import_account on portfolio_import (account_id)',
  'create index portfolio_import_created on portfolio_import (created_at)',
  // The cells as read, in slices of rows; dropped with the import.
  `create table import_source (
     import_id uuid not null references portfolio_import on delete cascade,
     slice integer not null,
     rows jsonb not null,
     primary key (import_id, slice))`,
  `create table import_row (
     import_id uuid not null references portfolio_import on delete cascade,
     row_number integer not null,
     outcome text not null check (outcome in ('created','updated','unchanged','rejected')),
     title text,
     use_case_id uuid references use_case on delete set null,
     reasons jsonb not null,
     primary key (import_id, row_number))`,
  'create index import_row_use_case on import_row (use_case_id)',
  // The mapping a person settled for a set of columns, proposed again for the next file that has them.
  `create table import_mapping (
     signature text primary key,
     mapping jsonb not null,
     updated_at timestamptz not null default now())`,
];

const JOBS = [
  'create sequence job_event',
  `create table job (
     id uuid primary key default gen_random_uuid(),
     account_id uuid not null references account on delete cascade,
     kind text not null,
     subject_id uuid not null,
     label text not null,
     state text not null default 'queued' check (state in ('queued','running','done','failed','cancelled')),
     step text,
     done integer not null default 0,
     total integer,
     error text,
     attempts integer not null default 0,
     event_id bigint not null default nextval('job_event'),
     request_id text,
     created_at timestamptz not null default now(),
     started_at timestamptz,
     finished_at timestamptz,
     updated_at timestamptz not null default now())`,
  'create index job_mine on job (account_id, created_at desc)',
  `create index job_open on job (updated_at) where state in ('queued','running')`,
  `create table outbox (
     id uuid primary key default gen_random_uuid(),
     job_id uuid not null references job on delete cascade,
     created_at timestamptz not null default now(),
     enqueued_at timestamptz)`,
  'create index outbox_waiting on outbox (created_at) where enqueued_at is null',
  'create index outbox_job on outbox (job_id)',
  `create table deliverable (
     id uuid primary key default gen_random_uuid(),
     kind text not null check (kind in ('monthly_report')),
     month text not null,
     entity_id uuid references partner_entity,
     language text not null check (language in ('fr','en')),
     state text not null default 'queued' check (state in ('queued','rendering','ready','failed')),
     job_id uuid not null,
     requested_by uuid references account on delete set null,
     facts jsonb,
     error text,
     created_at timestamptz not null default now(),
     ready_at timestamptz)`,
  'create index deliverable_month on deliverable (month, created_at desc)',
  'create index deliverable_entity on deliverable (entity_id)',
  'create index deliverable_account on deliverable (requested_by)',
  `create table deliverable_file (
     deliverable_id uuid not null references deliverable on delete cascade,
     format text not null check (format in ('pptx','docx')),
     file_name text not null,
     bytes bytea not null,
     size integer not null,
     sha256 text not null,
     primary key (deliverable_id, format))`,
  // Already compressed: do not try again.
  'alter table deliverable_file alter column bytes set storage external',
];

const TRACE = [
  `create table setting (key text primary key, value jsonb not null)`,
  `create table idempotency_key (
     account_id uuid not null references account on delete cascade,
     key text not null check (length(key) between 8 and 200),
     fingerprint text not null,
     response jsonb,
     created_at timestamptz not null default now(),
     primary key (account_id, key))`,
  'create index idempotency_key_created on idempotency_key (created_at)',
  // Append-only, and no foreign key: it outlives what it speaks of.
  `create table audit (
     id bigint generated always as identity primary key,
     at timestamptz not null default now(),
     account_id uuid,
     action text not null,
     subject_type text not null,
     subject_id uuid,
     request_id text,
     changes jsonb not null default '[]')`,
  'create index audit_subject on audit (subject_id, id desc)',
  `create function refuse_change() returns trigger language plpgsql as
     $$ begin raise exception 'the audit is append-only'; end $$`,
  `create trigger audit_append_only before update or delete or truncate on audit
     for each statement execute function refuse_change()`,
];

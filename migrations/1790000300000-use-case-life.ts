import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIRST_GRIDS } from './first-grids.js';

/** Studies, scoring, gates, squads, plan, register, agreements, saved views, and the past of every use case. */
export class UseCaseLife1790000300000 implements MigrationInterface {
  readonly name = 'UseCaseLife1790000300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...PAST,
      ...TEAMS,
      ...PLAN,
      ...GATES,
      ...REGISTER,
      ...STUDIES,
      ...AGREEMENTS,
      ...DESK,
      ...REMEMBERED,
      ...FIRST_GRIDS,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table if exists
      visit, saved_view, agreement_move, agreement_review, agreement_signatory, agreement_version, agreement,
      study_move, opportunity_study, register_item, score_card, scoring_grid,
      gate_slot, gate_evidence, gate_answer, baseline_milestone, baseline, gate_review, gate_grid,
      plan_change, milestone_dependency, assignment, squad_member, squad, history cascade`);
    for (const table of ['use_case', 'milestone'])
      await runner.query(`drop trigger if exists ${table}_remember on ${table}`);
    await runner.query('drop function if exists remember');
    await runner.query('drop sequence if exists study_number');
    await runner.query('alter table milestone drop column owner_id');
    await runner.query('alter table person drop column competence');
  }
}

const PAST = [
  // What each row said, from when to when: the state of a use case at any past date is a walk of this table.
  `create table history (
     row_id uuid not null,
     kind text not null,
     use_case_id uuid not null references use_case on delete cascade,
     from_at timestamptz not null,
     to_at timestamptz,
     state jsonb not null,
     primary key (row_id, from_at))`,
  'create index history_case on history (use_case_id, kind, from_at)',
  // The application's clock is handed over as jalon.now; a statement run by hand has the database's.
  `create function remember() returns trigger language plpgsql as $$
     declare
       moment timestamptz := coalesce(nullif(current_setting('jalon.now', true), '')::timestamptz, now());
       inside text[] := array['search', 'title_fold', 'updated_at', 'version', 'is_demo',
         'next_milestone_on', 'next_milestone_name'];
       since timestamptz;
       said jsonb;
     begin
       if tg_op <> 'DELETE' then
         said := to_jsonb(new) - inside;
       end if;
       if tg_op <> 'INSERT' then
         if tg_op = 'UPDATE' and said = to_jsonb(old) - inside then return null; end if;
         select h.from_at into since from history h where h.row_id = old.id and h.to_at is null;
         -- Time never runs backwards within one row, whatever the clocks of two processes say.
         if since >= moment then moment := since; end if;
         update history h set to_at = moment where h.row_id = old.id and h.to_at is null;
       end if;
       if tg_op <> 'DELETE' then
         insert into history (row_id, kind, use_case_id, from_at, state)
         values (new.id, tg_argv[0],
           (case when tg_argv[0] = 'use_case' then said ->> 'id' else said ->> 'use_case_id' end)::uuid, moment, said)
         on conflict (row_id, from_at) do update set state = excluded.state, to_at = null;
       end if;
       return null;
     end $$`,
];

const TEAMS = [
  `alter table person add column competence text
     check (competence in ('data_ai_engineering','data_science','project_management'))`,
  `create table squad (
     id uuid primary key default gen_random_uuid(),
     name text not null check (length(name) between 1 and 120),
     functional_referent_id uuid references person,
     archived boolean not null default false,
     is_demo boolean not null default false,
     version integer not null default 1)`,
  'create unique index squad_name on squad (fold(name))',
  'create index squad_referent on squad (functional_referent_id)',
  `create table squad_member (
     id uuid primary key default gen_random_uuid(),
     squad_id uuid not null references squad on delete cascade,
     person_id uuid not null references person,
     role text not null check (length(role) between 1 and 80),
     from_on date not null,
     to_on date,
     percent smallint not null default 100 check (percent between 1 and 100),
     version integer not null default 1,
     check (to_on is null or to_on >= from_on))`,
  'create index squad_member_squad on squad_member (squad_id)',
  'create index squad_member_person on squad_member (person_id)',
  // How much of a person a use case has: a share of their time, or a number of days spread over the dates.
  `create table assignment (
     id uuid primary key default gen_random_uuid(),
     use_case_id uuid not null references use_case on delete cascade,
     person_id uuid not null references person,
     squad_id uuid references squad on delete set null,
     role text not null check (length(role) between 1 and 80),
     from_on date not null,
     to_on date not null,
     percent smallint check (percent between 1 and 100),
     person_days numeric(6,2) check (person_days > 0 and person_days <= 1000),
     version integer not null default 1,
     check (to_on >= from_on),
     check ((percent is null) <> (person_days is null)))`,
  'create index assignment_case on assignment (use_case_id)',
  'create index assignment_person on assignment (person_id, from_on)',
  'create index assignment_squad on assignment (squad_id)',
  'create index assignment_dates on assignment (to_on, from_on)',
];

const PLAN = [
  'alter table milestone add column owner_id uuid references person',
  'create index milestone_owner on milestone (owner_id)',
  // Finish to start: the successor is due at least lag_days working days after the predecessor.
  `create table milestone_dependency (
     predecessor_id uuid not null references milestone on delete cascade,
     successor_id uuid not null references milestone on delete cascade,
     use_case_id uuid not null references use_case on delete cascade,
     lag_days smallint not null default 0 check (lag_days between 0 and 400),
     primary key (predecessor_id, successor_id),
     check (predecessor_id <> successor_id))`,
  'create index milestone_dependency_successor on milestone_dependency (successor_id)',
  'create index milestone_dependency_case on milestone_dependency (use_case_id)',
  // Why the plan moved: one row a confirmed change, with every milestone it carried along.
  `create table plan_change (
     id uuid primary key default gen_random_uuid(),
     use_case_id uuid not null references use_case on delete cascade,
     milestone_id uuid references milestone on delete set null,
     reason text not null check (length(reason) between 1 and 1000),
     moved jsonb not null,
     by_person_id uuid references person on delete set null,
     at timestamptz not null)`,
  'create index plan_change_case on plan_change (use_case_id, at)',
  'create index plan_change_milestone on plan_change (milestone_id)',
  'create index plan_change_person on plan_change (by_person_id)',
];

const BORDERS = `('opportunity_framing','framing_delivery','delivery_deployment','deployment_usage','usage_closed')`;

const GATES = [
  // The criteria of a border, versioned: a review keeps the grid it was opened with.
  `create table gate_grid (
     id uuid primary key default gen_random_uuid(),
     border text not null check (border in ${BORDERS}),
     number integer not null,
     criteria jsonb not null,
     by_person_id uuid references person on delete set null,
     created_at timestamptz not null default now(),
     unique (border, number))`,
  'create index gate_grid_person on gate_grid (by_person_id)',
  `create table gate_review (
     id uuid primary key default gen_random_uuid(),
     use_case_id uuid not null references use_case on delete cascade,
     border text not null check (border in ${BORDERS}),
     number integer not null,
     grid_id uuid not null references gate_grid,
     state text not null default 'pending'
       check (state in ('pending','in_review','go','conditional_go','recycle','hold','no_go')),
     author_id uuid references person on delete set null,
     note text not null default '' check (length(note) <= 4000),
     requested_on date not null,
     review_on date,
     decided_on date,
     decided_by_id uuid references person on delete set null,
     reason text check (length(reason) <= 2000),
     resume_on date,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     version integer not null default 1,
     unique (use_case_id, border, number),
     check ((state in ('pending','in_review')) = (decided_on is null)),
     check (state <> 'hold' or resume_on is not null),
     check (state not in ('no_go','recycle') or reason is not null))`,
  // One open review a use case.
  `create unique index gate_review_open on gate_review (use_case_id) where decided_on is null`,
  'create index gate_review_grid on gate_review (grid_id)',
  'create index gate_review_author on gate_review (author_id)',
  'create index gate_review_decider on gate_review (decided_by_id)',
  `create table gate_answer (
     review_id uuid not null references gate_review on delete cascade,
     criterion text not null,
     met text not null check (met in ('yes','no','not_applicable')),
     comment text not null default '' check (length(comment) <= 2000),
     by_person_id uuid references person on delete set null,
     at timestamptz not null,
     primary key (review_id, criterion))`,
  'create index gate_answer_person on gate_answer (by_person_id)',
  // Evidence as it was on the day: the bytes of a file, or the text of a fact, with their hash.
  `create table gate_evidence (
     id uuid primary key default gen_random_uuid(),
     seq bigint generated always as identity,
     review_id uuid not null references gate_review on delete cascade,
     criterion text not null,
     kind text not null check (kind in ('file','link','fact')),
     label text not null check (length(label) between 1 and 200),
     note text not null default '' check (length(note) <= 2000),
     url text check (length(url) <= 2000),
     fact text check (fact in ('use_case','study','plan','agreement')),
     media_type text not null,
     size integer not null,
     bytes bytea not null,
     sha256 text not null check (length(sha256) = 64),
     by_person_id uuid references person on delete set null,
     at timestamptz not null,
     check ((kind = 'link') = (url is not null)),
     check ((kind = 'fact') = (fact is not null)))`,
  'alter table gate_evidence alter column bytes set storage external',
  'create index gate_evidence_review on gate_evidence (review_id)',
  'create index gate_evidence_person on gate_evidence (by_person_id)',
  `create table gate_slot (
     id uuid primary key default gen_random_uuid(),
     review_id uuid not null references gate_review on delete cascade,
     slot text not null check (slot in ('sponsor','business','technical','risk','final')),
     person_id uuid not null references person,
     opinion text check (opinion in ('favourable','reserved','unfavourable')),
     comment text check (length(comment) <= 2000),
     at timestamptz,
     unique (review_id, slot, person_id))`,
  `create unique index gate_slot_final on gate_slot (review_id) where slot = 'final'`,
  'create index gate_slot_person on gate_slot (person_id) where opinion is null',
  'create index gate_slot_people on gate_slot (person_id)',
  `create table baseline (
     id uuid primary key default gen_random_uuid(),
     use_case_id uuid not null references use_case on delete cascade,
     label text not null check (length(label) between 1 and 160),
     taken_on date not null,
     gate_review_id uuid references gate_review on delete set null,
     by_person_id uuid references person on delete set null,
     created_at timestamptz not null default now())`,
  'create index baseline_case on baseline (use_case_id, taken_on)',
  'create index baseline_gate on baseline (gate_review_id)',
  'create index baseline_person on baseline (by_person_id)',
  `create table baseline_milestone (
     baseline_id uuid not null references baseline on delete cascade,
     milestone_id uuid not null,
     name text not null,
     due_on date not null,
     primary key (baseline_id, milestone_id))`,
  `create table scoring_grid (
     id uuid primary key default gen_random_uuid(),
     method text not null check (method in ('rice','wsjf','weighted')),
     number integer not null,
     criteria jsonb not null,
     note text not null default '' check (length(note) <= 1000),
     by_person_id uuid references person on delete set null,
     created_at timestamptz not null default now(),
     unique (method, number))`,
  'create index scoring_grid_person on scoring_grid (by_person_id)',
  `create table score_card (
     id uuid primary key default gen_random_uuid(),
     seq bigint generated always as identity,
     use_case_id uuid not null references use_case on delete cascade,
     grid_id uuid not null references scoring_grid,
     inputs jsonb not null,
     result jsonb not null,
     score numeric,
     comment text not null default '' check (length(comment) <= 2000),
     by_person_id uuid references person on delete set null,
     scored_at timestamptz not null)`,
  'create index score_card_case on score_card (use_case_id, scored_at desc)',
  'create index score_card_grid on score_card (grid_id)',
  'create index score_card_person on score_card (by_person_id)',
];

const REGISTER = [
  // The RAID log: what the kinds share is most of it, and lists read them together.
  `create table register_item (
     id uuid primary key default gen_random_uuid(),
     use_case_id uuid not null references use_case on delete cascade,
     kind text not null check (kind in ('risk','issue','action','decision')),
     number integer not null,
     title text not null check (length(title) between 1 and 300),
     description text not null default '' check (length(description) <= 4000),
     state text not null,
     owner_id uuid references person,
     opened_on date not null,
     due_on date,
     closed_on date,
     closing_note text check (length(closing_note) <= 1000),
     probability smallint check (probability between 1 and 5),
     impact smallint check (impact between 1 and 5),
     severity smallint generated always as (probability * impact) stored,
     residual_probability smallint check (residual_probability between 1 and 5),
     residual_impact smallint check (residual_impact between 1 and 5),
     response text check (response in ('avoid','reduce','transfer','accept')),
     response_plan text check (length(response_plan) <= 2000),
     decider_id uuid references person,
     decided_on date,
     alternatives text check (length(alternatives) <= 4000),
     superseded_by_id uuid references register_item on delete set null,
     origin_id uuid references register_item on delete set null,
     gate_review_id uuid references gate_review on delete set null,
     by_person_id uuid references person on delete set null,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     version integer not null default 1,
     unique (use_case_id, kind, number),
     check (state in ('open','occurred','closed','todo','in_progress','done','cancelled','proposed','taken','superseded')),
     check (kind <> 'risk' or (state in ('open','occurred','closed') and severity is not null)),
     check (kind <> 'issue' or state in ('open','closed')),
     check (kind <> 'action' or state in ('todo','in_progress','done','cancelled')),
     check (kind <> 'decision' or state in ('proposed','taken','superseded')),
     check ((state in ('open','todo','in_progress','proposed')) = (closed_on is null)))`,
  `create index register_open_risk on register_item (use_case_id) include (severity, residual_probability, residual_impact)
     where kind = 'risk' and closed_on is null`,
  `create index register_open_issue on register_item (use_case_id) where kind = 'issue' and closed_on is null`,
  `create index register_open_action on register_item (use_case_id, due_on) where kind = 'action' and closed_on is null`,
  `create index register_owner on register_item (owner_id, due_on) where closed_on is null`,
  `create index register_decider on register_item (decider_id) where closed_on is null`,
  `create index register_due on register_item (due_on, id) where closed_on is null`,
  `create index register_title_trgm on register_item using gin (fold(title) gin_trgm_ops)`,
  'create index register_people on register_item (owner_id)',
  'create index register_deciders on register_item (decider_id)',
  'create index register_authors on register_item (by_person_id)',
  'create index register_superseded on register_item (superseded_by_id)',
  'create index register_origin on register_item (origin_id)',
  'create index register_gate on register_item (gate_review_id)',
];

const STUDIES = [
  'create sequence study_number',
  `create table opportunity_study (
     id uuid primary key default gen_random_uuid(),
     number integer not null unique default nextval('study_number'),
     code text not null generated always as ('EO-' || case when number < 1000 then lpad(number::text, 3, '0') else number::text end) stored,
     title text not null check (length(title) between 1 and 200),
     title_fold text not null generated always as (fold(title)) stored,
     entity_id uuid not null references partner_entity,
     account_id uuid references account on delete set null,
     by_person_id uuid references person on delete set null,
     state text not null default 'draft' check (state in ('draft','submitted','screening','qualified','decided')),
     recommendation text check (recommendation in ('pursue','defer','abandon')),
     recommendation_reason text check (length(recommendation_reason) <= 2000),
     revisit_on date,
     answers jsonb not null default '{}',
     step text,
     use_case_id uuid references use_case on delete set null,
     submitted_on date,
     decided_on date,
     decided_by_id uuid references person on delete set null,
     is_demo boolean not null default false,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     version integer not null default 1,
     check ((state = 'decided') = (decided_on is not null)))`,
  'create index study_entity on opportunity_study (entity_id, number)',
  'create index study_state on opportunity_study (state, number)',
  'create index study_account on opportunity_study (account_id)',
  'create index study_person on opportunity_study (by_person_id)',
  'create index study_decider on opportunity_study (decided_by_id)',
  'create index study_use_case on opportunity_study (use_case_id)',
  'create index study_title_trgm on opportunity_study using gin (title_fold gin_trgm_ops)',
  `create table study_move (
     seq bigint generated always as identity primary key,
     study_id uuid not null references opportunity_study on delete cascade,
     from_state text,
     to_state text not null,
     on_day date not null,
     reason text check (length(reason) <= 2000),
     by_person_id uuid references person on delete set null,
     at timestamptz not null)`,
  'create index study_move_study on study_move (study_id, seq)',
  'create index study_move_person on study_move (by_person_id)',
];

const AGREEMENTS = [
  // Expiry is not stored: a signed agreement has expired once valid_to has passed.
  `create table agreement (
     id uuid primary key default gen_random_uuid(),
     use_case_id uuid not null references use_case on delete cascade,
     number integer not null,
     kind text not null check (kind in ('agreement','amendment')),
     parent_id uuid references agreement on delete cascade,
     title text not null check (length(title) between 1 and 200),
     state text not null default 'draft' check (state in ('draft','in_review','in_signature','signed')),
     content jsonb not null,
     valid_from date,
     valid_to date,
     signed_on date,
     by_person_id uuid references person on delete set null,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     version integer not null default 1,
     check ((kind = 'amendment') = (parent_id is not null)),
     check ((state = 'signed') = (signed_on is not null)),
     check (valid_to is null or valid_from is null or valid_to >= valid_from))`,
  `create unique index agreement_number on agreement (use_case_id, number) where kind = 'agreement'`,
  `create unique index agreement_amendment_number on agreement (parent_id, number) where kind = 'amendment'`,
  // An amendment is written against what is in force: one at a time.
  `create unique index agreement_open_amendment on agreement (parent_id) where kind = 'amendment' and state <> 'signed'`,
  'create index agreement_case on agreement (use_case_id)',
  'create index agreement_parent on agreement (parent_id)',
  'create index agreement_person on agreement (by_person_id)',
  `create index agreement_ending on agreement (valid_to) where state = 'signed'`,
  // What was sent for review or signature, frozen, with the hash that the signatures stand for.
  `create table agreement_version (
     agreement_id uuid not null references agreement on delete cascade,
     number integer not null,
     title text not null,
     content jsonb not null,
     sha256 text not null check (length(sha256) = 64),
     note text not null default '' check (length(note) <= 1000),
     by_person_id uuid references person on delete set null,
     at timestamptz not null,
     primary key (agreement_id, number))`,
  'create index agreement_version_person on agreement_version (by_person_id)',
  // Who signs the version under signature, copied from its text; gone when it returns to draft.
  `create table agreement_signatory (
     agreement_id uuid not null,
     position smallint not null,
     number integer not null,
     name text not null,
     quality text not null,
     party text not null,
     signed_on date,
     primary key (agreement_id, position),
     foreign key (agreement_id, number) references agreement_version on delete cascade)`,
  `create table agreement_review (
     id uuid primary key default gen_random_uuid(),
     agreement_id uuid not null,
     number integer not null,
     person_id uuid references person on delete set null,
     side text not null check (side in ('lab','partner')),
     opinion text not null check (opinion in ('approve','changes','sign_off')),
     comment text not null default '' check (length(comment) <= 4000),
     at timestamptz not null,
     foreign key (agreement_id, number) references agreement_version on delete cascade)`,
  'create index agreement_review_agreement on agreement_review (agreement_id, at)',
  'create index agreement_review_person on agreement_review (person_id)',
  `create table agreement_move (
     seq bigint generated always as identity primary key,
     agreement_id uuid not null references agreement on delete cascade,
     from_state text,
     to_state text not null,
     number integer,
     reason text check (length(reason) <= 1000),
     by_person_id uuid references person on delete set null,
     at timestamptz not null)`,
  'create index agreement_move_agreement on agreement_move (agreement_id, seq)',
  'create index agreement_move_person on agreement_move (by_person_id)',
];

const DESK = [
  `create table saved_view (
     id uuid primary key default gen_random_uuid(),
     account_id uuid not null references account on delete cascade,
     name text not null check (length(name) between 1 and 80),
     query text not null check (length(query) <= 4000),
     shared boolean not null default false,
     created_at timestamptz not null default now(),
     version integer not null default 1)`,
  'create unique index saved_view_name on saved_view (account_id, fold(name))',
  'create index saved_view_shared on saved_view (shared) where shared',
  // When somebody last looked at a use case, and the time before: what changed since is told from there.
  `create table visit (
     account_id uuid not null references account on delete cascade,
     use_case_id uuid not null references use_case on delete cascade,
     seen_at timestamptz not null,
     before_at timestamptz,
     primary key (account_id, use_case_id))`,
  'create index visit_case on visit (use_case_id)',
];

/** What is there already is remembered from its last change on: nothing is known of before. */
const REMEMBERED = [
  `insert into history (row_id, kind, use_case_id, from_at, state)
     select u.id, 'use_case', u.id, u.updated_at,
       to_jsonb(u) - array['search', 'title_fold', 'updated_at', 'version', 'is_demo'] from use_case u`,
  `insert into history (row_id, kind, use_case_id, from_at, state)
     select m.id, 'milestone', m.use_case_id, now(), to_jsonb(m) - array['version'] from milestone m`,
  ...['use_case', 'milestone', 'register_item', 'assignment'].map(
    (table) =>
      `create trigger ${table}_remember after insert or update or delete on ${table}
         for each row execute function remember('${table}')`,
  ),
];

/** Meetings, their series, agenda and attendance. */

export const MEETINGS: readonly string[] = [
  `create table meeting_series (
     id uuid primary key default gen_random_uuid(),
     kind text not null check (kind in ('steering_committee','project_committee','technical_committee','workshop')),
     title text not null check (length(title) between 1 and 200),
     entity_id uuid references partner_entity,
     rhythm text not null check (rhythm in ('weekly','every_two_weeks','monthly','on_demand')),
     weekday smallint check (weekday between 1 and 5),
     -- The first day its rhythm fell on, that fortnights and "the second Tuesday" are counted from.
     first_on date,
     starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
     minutes integer not null check (minutes between 5 and 600),
     place text not null default '' check (length(place) <= 200),
     chair_id uuid references person,
     secretary_id uuid references person,
     archived boolean not null default false,
     is_demo boolean not null default false,
     created_at timestamptz not null default now(),
     version integer not null default 1)`,
  'create index meeting_series_entity on meeting_series (entity_id)',
  'create index meeting_series_chair on meeting_series (chair_id)',
  'create index meeting_series_secretary on meeting_series (secretary_id)',
  `create table meeting_series_use_case (
     series_id uuid not null references meeting_series on delete cascade,
     use_case_id uuid not null references use_case on delete cascade,
     primary key (series_id, use_case_id))`,
  'create index meeting_series_use_case_case on meeting_series_use_case (use_case_id)',
  // Who is expected each time; 'distribution' gets the minutes without being expected.
  `create table meeting_series_member (
     series_id uuid not null references meeting_series on delete cascade,
     person_id uuid not null references person,
     expected boolean not null,
     primary key (series_id, person_id))`,
  'create index meeting_series_member_person on meeting_series_member (person_id)',
  `create table meeting (
     id uuid primary key default gen_random_uuid(),
     series_id uuid references meeting_series on delete set null,
     kind text not null check (kind in ('steering_committee','project_committee','technical_committee','workshop')),
     title text not null check (length(title) between 1 and 200),
     objective text not null default '' check (length(objective) <= 1000),
     -- The partner entity it is held with; none is the lab's own, which no partner sees.
     entity_id uuid references partner_entity,
     held_on date not null,
     starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
     minutes integer not null check (minutes between 5 and 600),
     place text not null default '' check (length(place) <= 200),
     state text not null default 'planned' check (state in ('planned','held','cancelled')),
     cancel_reason text check (length(cancel_reason) <= 1000),
     chair_id uuid references person,
     secretary_id uuid references person,
     is_demo boolean not null default false,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     version integer not null default 1,
     unique (series_id, held_on))`,
  'create index meeting_day on meeting (held_on, starts_at, id)',
  'create index meeting_entity on meeting (entity_id, held_on)',
  'create index meeting_chair on meeting (chair_id)',
  'create index meeting_secretary on meeting (secretary_id, held_on)',
  `create table meeting_use_case (
     meeting_id uuid not null references meeting on delete cascade,
     use_case_id uuid not null references use_case on delete cascade,
     primary key (meeting_id, use_case_id))`,
  'create index meeting_use_case_case on meeting_use_case (use_case_id)',
  // An item of a meeting's agenda, or of its series' backlog while no meeting has taken it.
  `create table agenda_item (
     id uuid primary key default gen_random_uuid(),
     meeting_id uuid references meeting on delete cascade,
     series_id uuid references meeting_series on delete cascade,
     rank integer not null,
     title text not null check (length(title) between 1 and 300),
     note text not null default '' check (length(note) <= 2000),
     owner_id uuid references person,
     minutes integer check (minutes between 1 and 600),
     use_case_id uuid references use_case on delete set null,
     state text not null default 'open' check (state in ('open','done','carried')),
     -- The item of an earlier meeting that it goes on with.
     carried_from_id uuid references agenda_item on delete set null,
     -- Carried on while no next meeting was there: the next one planned takes it out of the backlog.
     for_next boolean not null default false,
     check (meeting_id is not null or series_id is not null))`,
  'create index agenda_item_meeting on agenda_item (meeting_id, rank)',
  'create index agenda_item_series on agenda_item (series_id, rank)',
  'create index agenda_item_owner on agenda_item (owner_id)',
  'create index agenda_item_use_case on agenda_item (use_case_id)',
  // Unique: an item goes on once.
  'create unique index agenda_item_carried on agenda_item (carried_from_id)',
  `create table attendance (
     meeting_id uuid not null references meeting on delete cascade,
     person_id uuid not null references person,
     status text not null check (status in ('expected','present','excused','absent','distribution')),
     primary key (meeting_id, person_id))`,
  'create index attendance_person on attendance (person_id)',
];

export const MINUTES: readonly string[] = [
  `create table minutes (
     id uuid primary key default gen_random_uuid(),
     meeting_id uuid not null unique references meeting on delete cascade,
     state text not null default 'draft' check (state in ('draft','in_review','approved','distributed')),
     -- 1, then one more for each correction after approval.
     edition integer not null default 1,
     language text not null check (language in ('fr','en')),
     -- The shape of the document; a browser that knows less only reads it.
     schema integer not null,
     -- The last stored change of the document.
     seq bigint not null default 0,
     -- What was seeded before anybody typed: submissions are compared with it.
     prepared jsonb not null default '{"type":"doc"}',
     author_id uuid references person on delete set null,
     submitted_by_id uuid references person on delete set null,
     submitted_at timestamptz,
     approved_by_id uuid references person on delete set null,
     approved_at timestamptz,
     distributed_by_id uuid references person on delete set null,
     distributed_at timestamptz,
     -- The edition that readers have, also while the next one is being written; null until the first is distributed.
     distributed_edition integer,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     version integer not null default 1)`,
  `create index minutes_open on minutes (state) where state <> 'distributed'`,
  'create index minutes_author on minutes (author_id)',
  'create index minutes_submitter on minutes (submitted_by_id)',
  'create index minutes_approver on minutes (approved_by_id)',
  'create index minutes_distributor on minutes (distributed_by_id)',
  // Yjs: the merged state up to seq, and the changes since, each stored before it is acknowledged.
  `create table minutes_base (
     minutes_id uuid primary key references minutes on delete cascade,
     seq bigint not null,
     state bytea not null)`,
  `create table minutes_change (
     minutes_id uuid not null references minutes on delete cascade,
     seq bigint not null,
     account_id uuid references account on delete set null,
     change bytea not null,
     at timestamptz not null,
     primary key (minutes_id, seq))`,
  'create index minutes_change_account on minutes_change (account_id)',
  // What was submitted, frozen: the document, who attended, and what came of it.
  `create table minutes_submission (
     id uuid primary key default gen_random_uuid(),
     minutes_id uuid not null references minutes on delete cascade,
     number integer not null,
     edition integer not null,
     content jsonb not null,
     attendance jsonb not null,
     submitted_by_id uuid references person on delete set null,
     submitted_at timestamptz not null,
     outcome text check (outcome in ('returned','approved')),
     reason text check (length(reason) <= 2000),
     decided_by_id uuid references person on delete set null,
     decided_at timestamptz,
     unique (minutes_id, number))`,
  'create index minutes_submission_submitter on minutes_submission (submitted_by_id)',
  'create index minutes_submission_decider on minutes_submission (decided_by_id)',
  // The passage is kept as two positions of the document, which survive what is written around them.
  `create table minutes_comment (
     id uuid primary key default gen_random_uuid(),
     minutes_id uuid not null references minutes on delete cascade,
     parent_id uuid references minutes_comment on delete cascade,
     anchor jsonb,
     quote text not null default '' check (length(quote) <= 1000),
     body text not null check (length(body) between 1 and 4000),
     author_id uuid references person on delete set null,
     at timestamptz not null,
     resolved_at timestamptz,
     resolved_by_id uuid references person on delete set null,
     version integer not null default 1)`,
  'create index minutes_comment_minutes on minutes_comment (minutes_id, at)',
  'create index minutes_comment_parent on minutes_comment (parent_id)',
  'create index minutes_comment_author on minutes_comment (author_id)',
  'create index minutes_comment_resolver on minutes_comment (resolved_by_id)',
  // A typed row of the minutes and what it became in the register: once, whatever is repeated.
  `create table minutes_entry (
     minutes_id uuid not null references minutes on delete cascade,
     entry_id uuid not null,
     register_item_id uuid not null references register_item on delete cascade,
     edition integer not null,
     primary key (minutes_id, entry_id))`,
  'create index minutes_entry_item on minutes_entry (register_item_id)',
];

export const MEETING_DOCUMENTS: readonly string[] = [
  `create table meeting_document (
     id uuid primary key default gen_random_uuid(),
     meeting_id uuid not null references meeting on delete cascade,
     kind text not null check (kind in ('minutes','decisions','committee_deck','workshop_deck')),
     language text not null check (language in ('fr','en')),
     -- The submission that minutes are made from; none for decks.
     submission_id uuid references minutes_submission on delete cascade,
     -- Made by the approval itself, kept as it is.
     archived boolean not null default false,
     state text not null default 'queued' check (state in ('queued','rendering','ready','failed')),
     job_id uuid not null,
     requested_by uuid references account on delete set null,
     facts jsonb,
     error text,
     created_at timestamptz not null default now(),
     ready_at timestamptz)`,
  'create index meeting_document_meeting on meeting_document (meeting_id, created_at desc)',
  'create unique index meeting_document_job on meeting_document (job_id)',
  'create index meeting_document_submission on meeting_document (submission_id)',
  'create index meeting_document_account on meeting_document (requested_by)',
  `create unique index meeting_document_archive on meeting_document (submission_id, kind, language) where archived`,
  `create table meeting_document_file (
     document_id uuid primary key references meeting_document on delete cascade,
     file_name text not null,
     bytes bytea not null,
     size integer not null,
     sha256 text not null)`,
  'alter table meeting_document_file alter column bytes set storage external',
];

export const NOTIFICATIONS: readonly string[] = [
  // One digest a person and occasion, never one for each line of it.
  `create table notification (
     id uuid primary key default gen_random_uuid(),
     account_id uuid not null references account on delete cascade,
     kind text not null,
     subject_id uuid not null,
     occasion integer not null,
     data jsonb not null,
     at timestamptz not null,
     read_at timestamptz,
     unique (account_id, kind, subject_id, occasion))`,
  'create index notification_mine on notification (account_id, at desc)',
  'create index notification_unread on notification (account_id) where read_at is null',
];

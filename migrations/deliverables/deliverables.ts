/** What the lab owes its partners: each deliverable with its versions and files, its review, its links, its batches. */
export const DELIVERABLES: readonly string[] = [
  // The month's documents come first: they keep their own table, under the name of what they are.
  'alter table deliverable rename to report_document',
  'alter table deliverable_file rename to report_document_file',
  'alter table report_document_file rename column deliverable_id to document_id',
  // The figures of the month come as a workbook too.
  `alter table report_document_file drop constraint deliverable_file_format_check,
     add constraint report_document_file_format_check check (format in ('pptx','docx','xlsx'))`,
  'alter index deliverable_pkey rename to report_document_pkey',
  'alter index deliverable_file_pkey rename to report_document_file_pkey',
  'alter index deliverable_month rename to report_document_month',
  'alter index deliverable_entity rename to report_document_entity',
  'alter index deliverable_account rename to report_document_account',
  // A job that stands for others: it is done when they are. Only the parent is shown in the tray.
  `alter table job add column parent_id uuid references job on delete cascade,
     add column shown boolean not null default true`,
  'create index job_children on job (parent_id)',
  `create table deliverable_batch (
     id uuid primary key default gen_random_uuid(),
     kind text not null,
     label text not null check (length(label) between 1 and 200),
     language text not null check (language in ('fr','en')),
     job_id uuid not null,
     requested_by uuid references account on delete set null,
     created_at timestamptz not null)`,
  'create index deliverable_batch_job on deliverable_batch (job_id)',
  'create index deliverable_batch_account on deliverable_batch (requested_by)',
  `create table deliverable (
     id uuid primary key default gen_random_uuid(),
     kind text not null,
     title text not null check (length(title) between 1 and 300),
     title_fold text not null generated always as (fold(title)) stored,
     language text not null check (language in ('fr','en')),
     -- What it is made from: the id of the thing; a month; the year of the programme.
     subject_id uuid,
     month text,
     year integer,
     -- The partner entity it speaks of, for filters and templates; of a month, the only one it is about.
     entity_id uuid references partner_entity,
     use_case_id uuid references use_case on delete cascade,
     content jsonb,
     state text not null default 'open' check (state in ('open','in_review','approved')),
     batch_id uuid references deliverable_batch on delete set null,
     created_by uuid references account on delete set null,
     created_at timestamptz not null,
     updated_at timestamptz not null,
     version integer not null default 1,
     check (num_nonnulls(subject_id, month, year) = 1))`,
  'create index deliverable_recent on deliverable (updated_at desc, id)',
  'create index deliverable_title on deliverable using gin (title_fold gin_trgm_ops)',
  // The list of deliverables has the documents of meetings and of the month in it, by the same order.
  'create index meeting_document_recent on meeting_document ((coalesce(ready_at, created_at)) desc, id)',
  'create index report_document_recent on report_document ((coalesce(ready_at, created_at)) desc, id)',
  'create index deliverable_subject on deliverable (subject_id)',
  'create index deliverable_kind on deliverable (kind, updated_at desc)',
  'create index deliverable_entity on deliverable (entity_id)',
  'create index deliverable_use_case on deliverable (use_case_id)',
  'create index deliverable_batch_of on deliverable (batch_id)',
  'create index deliverable_account on deliverable (created_by)',
  // A version is written once: regenerating, or an edited file, is the next one.
  `create table deliverable_version (
     id uuid primary key default gen_random_uuid(),
     deliverable_id uuid not null references deliverable on delete cascade,
     number integer not null check (number >= 1),
     origin text not null check (origin in ('generated','uploaded')),
     state text not null default 'queued' check (state in ('queued','rendering','ready','failed')),
     job_id uuid,
     template_version_id uuid,
     -- Where a kind gives both a presentation and a note, the note's; the other column is the presentation's.
     note_template_version_id uuid,
     -- What it was made from, as it was; of an uploaded one, the facts of the version that was edited.
     facts jsonb,
     facts_hash text,
     note text not null default '' check (length(note) <= 500),
     error text,
     author_account_id uuid references account on delete set null,
     author_id uuid references person on delete set null,
     created_at timestamptz not null,
     ready_at timestamptz,
     pdf_job_id uuid,
     pdf_error text,
     unique (deliverable_id, number))`,
  'create unique index deliverable_version_job on deliverable_version (job_id)',
  'create unique index deliverable_version_pdf on deliverable_version (pdf_job_id)',
  'create index deliverable_version_template on deliverable_version (template_version_id)',
  'create index deliverable_version_note_template on deliverable_version (note_template_version_id)',
  'create index deliverable_version_account on deliverable_version (author_account_id)',
  'create index deliverable_version_author on deliverable_version (author_id)',
  `create table deliverable_file (
     version_id uuid not null references deliverable_version on delete cascade,
     format text not null check (format in ('pptx','docx','xlsx','pdf')),
     file_name text not null,
     bytes bytea not null,
     size integer not null,
     sha256 text not null,
     primary key (version_id, format))`,
  'alter table deliverable_file alter column bytes set storage external',
  `create table deliverable_move (
     seq bigint generated always as identity primary key,
     deliverable_id uuid not null references deliverable on delete cascade,
     name text not null check (name in ('submit','return','approve','reopen')),
     version_number integer not null,
     reason text not null default '' check (length(reason) <= 2000),
     by_id uuid references person on delete set null,
     at timestamptz not null)`,
  'create index deliverable_move_of on deliverable_move (deliverable_id, seq)',
  'create index deliverable_move_by on deliverable_move (by_id)',
  // Pages to look at before a document is made; kept a day.
  `create table deliverable_preview (
     id uuid primary key default gen_random_uuid(),
     account_id uuid not null references account on delete cascade,
     request jsonb not null,
     state text not null default 'queued' check (state in ('queued','rendering','ready','failed')),
     job_id uuid not null,
     pages jsonb,
     error text,
     created_at timestamptz not null)`,
  'create index deliverable_preview_account on deliverable_preview (account_id, created_at desc)',
  'create unique index deliverable_preview_job on deliverable_preview (job_id)',
  'create index deliverable_preview_old on deliverable_preview (created_at)',
  // Only the hash of a link is kept: who has the link has the file, until it ends.
  `create table deliverable_share (
     id uuid primary key default gen_random_uuid(),
     deliverable_id uuid not null references deliverable on delete cascade,
     version_id uuid not null references deliverable_version on delete cascade,
     token_hash bytea not null unique,
     created_by uuid references account on delete set null,
     created_at timestamptz not null,
     expires_at timestamptz not null,
     revoked_at timestamptz,
     opened integer not null default 0,
     last_opened_at timestamptz)`,
  'create index deliverable_share_of on deliverable_share (deliverable_id, created_at desc)',
  'create index deliverable_share_version on deliverable_share (version_id)',
  'create index deliverable_share_account on deliverable_share (created_by)',
];

export const TEMPLATES: readonly string[] = [
  `create table template (
     id uuid primary key default gen_random_uuid(),
     name text not null check (length(name) between 1 and 120),
     format text not null check (format in ('pptx','docx')),
     -- For one kind of deliverable or all of its format; for one partner entity or all.
     kind text,
     entity_id uuid references partner_entity,
     created_by uuid references account on delete set null,
     created_at timestamptz not null,
     archived_at timestamptz,
     version integer not null default 1)`,
  'create index template_entity on template (entity_id)',
  'create index template_account on template (created_by)',
  `create table template_version (
     id uuid primary key default gen_random_uuid(),
     template_id uuid not null references template on delete cascade,
     number integer not null check (number >= 1),
     -- Checked by the worker; one that has errors is never published. A retired one was published before.
     state text not null default 'checking' check (state in ('checking','refused','draft','published','retired')),
     job_id uuid,
     file_name text not null,
     bytes bytea not null,
     size integer not null,
     sha256 text not null,
     report jsonb,
     error text,
     author_id uuid references person on delete set null,
     created_at timestamptz not null,
     published_at timestamptz,
     unique (template_id, number))`,
  'alter table template_version alter column bytes set storage external',
  // Invented facts drawn on a version, a kind and a language each.
  `create table template_proof (
     version_id uuid not null references template_version on delete cascade,
     kind text not null,
     language text not null check (language in ('fr','en')),
     bytes bytea not null,
     pages jsonb not null,
     primary key (version_id, kind, language))`,
  'alter table template_proof alter column bytes set storage external',
  'create unique index template_version_job on template_version (job_id)',
  `create unique index template_published on template_version (template_id) where state = 'published'`,
  'create index template_version_author on template_version (author_id)',
  'alter table deliverable_version add foreign key (template_version_id) references template_version',
  'alter table deliverable_version add foreign key (note_template_version_id) references template_version',
  // What a document of a meeting or of the month was drawn on; null for Jalon's own.
  'alter table meeting_document_file add column template_version_id uuid references template_version',
  'create index meeting_document_file_template on meeting_document_file (template_version_id)',
  'alter table report_document_file add column template_version_id uuid references template_version',
  'create index report_document_file_template on report_document_file (template_version_id)',
];

export const RESTITUTIONS: readonly string[] = [
  // A month: open, frozen with every figure and status as it was, then published.
  `create table restitution (
     id uuid primary key default gen_random_uuid(),
     month text not null unique check (month ~ '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$'),
     state text not null default 'open' check (state in ('open','frozen','published')),
     -- Of the frozen month, by language-free figures; never changed once written.
     snapshot jsonb,
     snapshot_hash text,
     -- The snapshot's own figures: six months of them are read for one page, their rows are not.
     figures jsonb generated always as (snapshot -> 'scopes') stored,
     -- The two occasions that the clock has told, each once whatever is retried.
     before_told_at timestamptz,
     due_told_at timestamptz,
     frozen_on date,
     frozen_at timestamptz,
     frozen_by uuid references person on delete set null,
     published_at timestamptz,
     published_by uuid references person on delete set null,
     note text not null default '' check (length(note) <= 4000),
     created_at timestamptz not null,
     version integer not null default 1,
     check ((state = 'open') = (snapshot is null) and (snapshot is null) = (snapshot_hash is null)
       and (snapshot is null) = (frozen_on is null) and (state = 'published') = (published_at is not null)))`,
  // What was frozen is never written again: it goes as a whole when the month is opened again, before it is published.
  `create function restitution_kept() returns trigger language plpgsql as $$
   begin
     if old.state = 'published' and new.state <> 'published' or old.snapshot is not null and new.snapshot is not null
       and (new.snapshot_hash is distinct from old.snapshot_hash or new.snapshot is distinct from old.snapshot)
     then raise exception 'a frozen month is not rewritten' using errcode = 'integrity_constraint_violation';
     end if;
     return new;
   end $$`,
  'create trigger restitution_kept before update on restitution for each row execute function restitution_kept()',
  'create index restitution_freezer on restitution (frozen_by)',
  'create index restitution_publisher on restitution (published_by)',
  `create table restitution_move (
     seq bigint generated always as identity primary key,
     restitution_id uuid not null references restitution on delete cascade,
     name text not null check (name in ('open','freeze','publish','reopen')),
     reason text not null default '' check (length(reason) <= 2000),
     -- Of the snapshot written, published or let go; a month opened again keeps what it was as a whole.
     snapshot_hash text,
     snapshot jsonb,
     by_id uuid references person on delete set null,
     at timestamptz not null,
     check ((name = 'reopen') = (snapshot is not null)))`,
  'create index restitution_move_of on restitution_move (restitution_id, seq)',
  'create index restitution_move_by on restitution_move (by_id)',
  // One reminder a month, occasion and person: J-5 and the day itself are told once, whatever is retried.
  `create table restitution_reminder (
     restitution_id uuid not null references restitution on delete cascade,
     person_id uuid not null references person on delete cascade,
     occasion text not null check (occasion in ('before','due','by_hand')),
     on_day date not null,
     at timestamptz not null,
     primary key (restitution_id, person_id, occasion, on_day))`,
  'create index restitution_reminder_person on restitution_reminder (person_id)',
];

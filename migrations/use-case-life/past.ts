/** The past of a use case, and who looked at it when. */

export const PAST: readonly string[] = [
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

export const DESK: readonly string[] = [
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
export const REMEMBERED: readonly string[] = [
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

import { Injectable } from '@nestjs/common';
import type { Condition, Health, LocalDate, Milestone, Principal, Stage } from '@jalon/domain';
import { Database, type Query } from '../../database/database.js';
import { Values, visibleTo } from '../../database/visibility.js';
import { comingMeetings, minutesToDo, type MyMeeting, type MyMinutes } from './week-meetings.js';

export interface MyUseCase {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly entityId: string;
  readonly stage: Stage;
  readonly condition: Condition;
  readonly health: Health;
  readonly previousHealth: Health | null;
  readonly healthReason: string | null;
  readonly healthDeclaredOn: LocalDate | null;
  readonly decisionNeeded: string | null;
  readonly changes: number | null;
  readonly version: number;
}

export interface MyItem {
  readonly id: string;
  readonly useCaseId: string;
  readonly kind: 'action' | 'risk';
  readonly number: number;
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly ownerId: string | null;
  readonly severity: number | null;
  readonly residualSeverity: number | null;
  readonly hasPlan: boolean;
  readonly version: number;
}

export interface MyGate {
  readonly id: string;
  readonly useCaseId: string;
  readonly border: string;
  readonly task: 'prepare' | 'opinion' | 'decide';
  readonly reviewOn: LocalDate | null;
}

export interface MyStudy {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly task: 'complete' | 'screen' | 'decide';
}

export interface MyAgreement {
  readonly id: string;
  readonly useCaseId: string;
  readonly title: string;
  readonly task: 'review' | 'sign' | 'renew';
  readonly validTo: LocalDate | null;
}

export interface Desk {
  readonly useCases: readonly MyUseCase[];
  readonly milestones: readonly Milestone[];
  readonly items: readonly MyItem[];
  readonly gates: readonly MyGate[];
  readonly studies: readonly MyStudy[];
  readonly agreements: readonly MyAgreement[];
  readonly meetings: readonly MyMeeting[];
  readonly minutes: readonly MyMinutes[];
  readonly cases: readonly { readonly id: string; readonly code: string; readonly title: string }[];
}

/** Which lists the reader's role opens. */
export interface Opened {
  readonly register: boolean;
  readonly gates: boolean;
  readonly agreements: boolean;
  readonly studies: { readonly complete: boolean; readonly screen: boolean; readonly decide: boolean };
}

const LIMIT = 100;
/** An agreement that ends within these days has to be renewed or let go. */
const RENEW_DAYS = 90;

/** Everything that waits for one person, read in one instant: a few statements however many use cases. */
@Injectable()
export class WeekStore {
  constructor(private readonly database: Database) {}

  read(principal: Principal, opened: Opened, today: LocalDate): Promise<Desk> {
    return this.database.snapshot(async (query) => {
      const useCases = await mine(query, principal, today);
      const ids = useCases.map((useCase) => useCase.id);
      const milestones = await query<Milestone>(
        `select m.id, m.use_case_id as "useCaseId", m.name, m.baseline_on as "baselineOn",
           m.forecast_on as "forecastOn", m.actual_on as "actualOn", m.version
         from milestone m where m.use_case_id = any($1::uuid[]) order by m.due_on, m.name`,
        [ids],
      );
      const items = opened.register ? await register(query, principal, ids, today) : [];
      const gates = opened.gates ? await reviews(query, principal, ids) : [];
      const studies = await toStudy(query, principal, opened);
      const agreements = opened.agreements ? await toAgree(query, principal, ids, today) : [];
      const meetings = await comingMeetings(query, principal, today);
      const minutes = await minutesToDo(query, principal, today);
      const named = [...items, ...gates, ...agreements].map((row) => row.useCaseId);
      const cases = await query<{ id: string; code: string; title: string }>(
        'select id, code, title from use_case where id = any($1::uuid[])',
        [[...new Set([...ids, ...named])]],
      );
      return { useCases, milestones, items, gates, studies, agreements, meetings, minutes, cases };
    });
  }
}

/** Use cases under way that the person answers for or works on; a partner's are its entity's. */
function mine(query: Query, principal: Principal, today: LocalDate): Promise<MyUseCase[]> {
  const values = new Values();
  const account = values.add(principal.accountId);
  const person = values.add(principal.personId);
  const visible = visibleTo(principal, values);
  const own =
    principal.role === 'partner'
      ? 'true'
      : `(${person}::uuid in (u.functional_referent_id, u.sponsor_id, u.business_owner_id)
         or exists (select 1 from assignment a where a.use_case_id = u.id and a.person_id = ${person}
           and ${values.add(today)}::date between a.from_on and a.to_on))`;
  return query<MyUseCase>(
    `select u.id, u.code, u.title, u.entity_id as "entityId", u.stage, u.condition, u.health,
       u.previous_health as "previousHealth", u.health_reason as "healthReason",
       u.health_declared_on as "healthDeclaredOn", u.decision_needed as "decisionNeeded", u.version,
       (select (select count(*)::int from audit a where a.subject_id = u.id and a.at > v.seen_at
           and a.account_id is distinct from v.account_id)
         from visit v where v.account_id = ${account} and v.use_case_id = u.id) as changes
     from use_case u
     where ${visible} and u.stage <> 'closed' and u.condition <> 'abandoned' and ${person}::uuid is not null and ${own}
     order by u.number limit ${LIMIT}`,
    values.all,
  );
}

/** Open actions of the person wherever they are, overdue ones of their use cases, and the risks behind a health. */
function register(
  query: Query,
  principal: Principal,
  ids: readonly string[],
  today: LocalDate,
): Promise<MyItem[]> {
  return query<MyItem>(
    `select i.id, i.use_case_id as "useCaseId", i.kind, i.number, i.title, i.due_on as "dueOn",
       i.owner_id as "ownerId", i.severity, i.residual_probability * i.residual_impact as "residualSeverity",
       coalesce(i.response_plan, '') <> '' as "hasPlan", i.version
     from register_item i
     where i.closed_on is null and (
       (i.kind = 'risk' and i.use_case_id = any($1::uuid[]))
       or (i.kind = 'action' and i.owner_id = $2)
       or (i.kind = 'action' and i.use_case_id = any($1::uuid[]) and i.due_on < $3::date))
     order by i.due_on nulls last, i.number limit 500`,
    [ids, principal.personId, today],
  );
}

function reviews(query: Query, principal: Principal, ids: readonly string[]): Promise<MyGate[]> {
  const values = new Values();
  const person = values.add(principal.personId);
  const list = values.add(ids);
  return query<MyGate>(
    `select g.id, g.use_case_id as "useCaseId", g.border, g.review_on as "reviewOn",
       case when s.slot = 'final' then 'decide' when s.slot is not null then 'opinion' else 'prepare' end as task
     from gate_review g join use_case u on u.id = g.use_case_id
     left join lateral (select s.slot from gate_slot s where s.review_id = g.id and s.person_id = ${person}
       and s.opinion is null order by s.slot = 'final' desc limit 1) s on true
     where g.decided_on is null and ${visibleTo(principal, values)}
       and (s.slot is not null or g.author_id = ${person} or g.use_case_id = any(${list}::uuid[]) and g.state = 'pending')
     order by g.review_on nulls last, g.requested_on limit ${LIMIT}`,
    values.all,
  );
}

async function toStudy(query: Query, principal: Principal, opened: Opened): Promise<MyStudy[]> {
  const values = new Values();
  const account = values.add(principal.accountId);
  const tasks: string[] = [];
  const { complete, screen, decide } = opened.studies;
  if (complete) tasks.push(`when s.state = 'draft' and s.account_id = ${account} then 'complete'`);
  if (screen) tasks.push(`when s.state in ('submitted','screening') then 'screen'`);
  if (decide) {
    tasks.push(`when s.state = 'qualified' and s.account_id is distinct from ${account} then 'decide'`);
  }
  if (tasks.length === 0) return [];
  return query<MyStudy>(
    `select s.id, s.code, s.title, s.task from (
       select s.*, case ${tasks.join(' ')} end as task from opportunity_study s
       where s.state <> 'decided' and ${visibleTo(principal, values, 's.entity_id')} and ${account}::uuid is not null) s
     where s.task is not null order by s.number limit ${LIMIT}`,
    values.all,
  );
}

function toAgree(
  query: Query,
  principal: Principal,
  ids: readonly string[],
  today: LocalDate,
): Promise<MyAgreement[]> {
  const values = new Values();
  const person = values.add(principal.personId);
  const list = values.add(ids);
  const day = values.add(today);
  return query<MyAgreement>(
    `select a.id, a.use_case_id as "useCaseId", a.title, a.valid_to as "validTo",
       case a.state when 'in_review' then 'review' when 'in_signature' then 'sign' else 'renew' end as task
     from agreement a join use_case u on u.id = a.use_case_id
     where a.use_case_id = any(${list}::uuid[]) and ${visibleTo(principal, values)} and (
       (a.state = 'in_review' and a.by_person_id is distinct from ${person}
         and not exists (select 1 from agreement_review r where r.agreement_id = a.id and r.person_id = ${person}
           and r.number = (select max(v.number) from agreement_version v where v.agreement_id = a.id)))
       or a.state = 'in_signature'
       or (a.state = 'signed' and a.valid_to between ${day}::date and ${day}::date + ${RENEW_DAYS}))
     order by a.valid_to nulls last, a.number limit ${LIMIT}`,
    values.all,
  );
}

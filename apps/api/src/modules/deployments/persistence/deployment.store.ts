import { Injectable } from '@nestjs/common';
import type { CreateDeployment, DeclareUsage, PopulationView } from '@jalon/contracts';
import type {
  DeploymentDates,
  DeploymentEnvironment,
  DeploymentStatus,
  LocalDate,
  Month,
  Principal,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';

/** A deployment as it is held for a write. */
export interface DeploymentRecord extends DeploymentDates {
  readonly id: string;
  readonly version: number;
  readonly solutionId: string;
  readonly useCaseId: string;
  readonly entityId: string;
  readonly environment: DeploymentEnvironment;
  readonly wave: number | null;
  readonly release: string;
  readonly status: DeploymentStatus;
  readonly contactId: string | null;
  readonly targetAdoption: number | null;
  readonly targetOn: LocalDate | null;
  readonly note: string;
}
export interface DeclarationRow {
  readonly month: Month;
  readonly activeUsers: number;
  readonly uses: number | null;
  readonly note: string;
  readonly declaredBy: string | null;
  readonly declaredAt: string;
  readonly version: number;
}
export interface DeploymentMore {
  readonly populations: readonly PopulationView[];
  readonly declarations: readonly DeclarationRow[];
  readonly eligibleList: { readonly count: number; readonly since: LocalDate } | null;
}

const RECORD = `d.id, d.version, d.solution_id as "solutionId", s.use_case_id as "useCaseId", d.entity_id as "entityId",
  d.environment, d.wave, d.release, d.status, d.planned_on as "plannedOn", d.live_on as "liveOn",
  d.retired_on as "retiredOn", d.contact_id as "contactId", d.target_adoption as "targetAdoption",
  d.target_on as "targetOn", d.note`;

/** The rows of deployments, written within a transaction. */
@Injectable()
export class DeploymentStore {
  constructor(private readonly database: Database) {}

  async hold(tx: Transaction, principal: Principal, id: string): Promise<DeploymentRecord | undefined> {
    const values = new Values();
    const key = values.add(id);
    const [row] = await tx.query<DeploymentRecord>(
      `select ${RECORD} from deployment d join solution s on s.id = d.solution_id
       where d.id = ${key} and ${visibleTo(principal, values, 'd.entity_id')} for no key update of d`,
      values.all,
    );
    return row;
  }

  /** Populations, the latest first; the last twelve declared months; the list of the eligible as of `today`. */
  async more(id: string, today: LocalDate, tx?: Transaction): Promise<DeploymentMore> {
    const text = `select
      coalesce((select json_agg(json_build_object('fromOn', n.from_on, 'eligible', n.eligible, 'origin', n.origin)
        order by n.from_on desc) from deployment_population n where n.deployment_id = d.id), '[]') as populations,
      coalesce((select json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'), 'activeUsers', m.active_users,
          'uses', m.uses, 'note', m.note, 'version', m.version,
          'declaredBy', (select p.name from account a join person p on p.id = a.person_id where a.id = m.declared_by),
          'declaredAt', to_char(m.declared_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.month desc)
        from (select * from usage_declaration m where m.deployment_id = d.id order by m.month desc limit 12) m), '[]')
        as declarations,
      (select json_build_object('count', count(*), 'since', max(l.from_on)) from usage_eligible l
        where l.solution_id = d.solution_id and l.entity_id = d.entity_id and l.from_on <= $2::date
          and (l.until_on is null or l.until_on > $2::date) having count(*) > 0) as "eligibleList"
      from deployment d where d.id = $1`;
    const rows = tx
      ? await tx.query<DeploymentMore>(text, [id, today])
      : await this.database.query<DeploymentMore>(text, [id, today], 'deployment_more');
    return rows[0] ?? { populations: [], declarations: [], eligibleList: null };
  }

  /** The solution of the use case, made with it when it has none. */
  async solutionOf(
    tx: Transaction,
    useCase: { readonly id: string; readonly code: string },
  ): Promise<string> {
    await tx.query(
      `insert into solution (use_case_id, source, created_at, updated_at) values ($1, $2, $3, $3)
       on conflict (use_case_id) do nothing`,
      [useCase.id, `/jalon/${useCase.code.toLowerCase()}`, tx.now],
    );
    const [row] = await tx.query<{ id: string }>('select id from solution where use_case_id = $1', [
      useCase.id,
    ]);
    return row?.id ?? '';
  }

  /** Which of what a deployment refers to is there. */
  async known(
    tx: Transaction,
    { entityId, contactId }: { readonly entityId: string; readonly contactId: string | null },
  ): Promise<{ readonly entity: boolean; readonly contact: boolean }> {
    const [row] = await tx.query<{ entity: boolean; contact: boolean }>(
      `select exists (select 1 from partner_entity where id = $1) as entity,
         $2::uuid is null or exists (select 1 from person where id = $2::uuid) as contact`,
      [entityId, contactId],
    );
    return row ?? { entity: false, contact: false };
  }

  /** Undefined where the solution is already deployed there, in that environment. */
  async create(tx: Transaction, solutionId: string, command: CreateDeployment): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `insert into deployment (solution_id, entity_id, environment, wave, release, planned_on, contact_id,
         target_adoption, target_on, note, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
       on conflict (solution_id, entity_id, environment) do nothing returning id`,
      [
        solutionId,
        command.entityId,
        command.environment,
        command.wave,
        command.release,
        command.plannedOn,
        command.contactId,
        command.targetAdoption,
        command.targetOn,
        command.note,
        tx.now,
      ],
    );
    return row?.id;
  }

  async save(tx: Transaction, record: DeploymentRecord): Promise<void> {
    await tx.query(
      `update deployment set wave = $2, release = $3, status = $4, planned_on = $5, live_on = $6, retired_on = $7,
         contact_id = $8, target_adoption = $9, target_on = $10, note = $11, updated_at = $12, version = version + 1
       where id = $1`,
      [
        record.id,
        record.wave,
        record.release,
        record.status,
        record.plannedOn,
        record.liveOn,
        record.retiredOn,
        record.contactId,
        record.targetAdoption,
        record.targetOn,
        record.note,
        tx.now,
      ],
    );
  }

  async touch(tx: Transaction, id: string): Promise<void> {
    await tx.query('update deployment set updated_at = $2, version = version + 1 where id = $1', [
      id,
      tx.now,
    ]);
  }

  /** False when something was already told of it: usage, declared months, answers to a survey. */
  async removeUntold(tx: Transaction, { id }: DeploymentRecord): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `delete from deployment d where id = $1 and status = 'planned'
         and not exists (select 1 from usage_declaration m where m.deployment_id = d.id)
         and not exists (select 1 from survey v where v.deployment_id = d.id) returning id`,
      [id],
    );
    return rows.length > 0;
  }

  async setPopulation(
    tx: Transaction,
    id: string,
    { fromOn, eligible, origin }: Omit<PopulationView, 'eligible'> & { readonly eligible: number | null },
  ): Promise<void> {
    if (eligible === null)
      await tx.query('delete from deployment_population where deployment_id = $1 and from_on = $2', [
        id,
        fromOn,
      ]);
    else
      await tx.query(
        `insert into deployment_population (deployment_id, from_on, eligible, origin) values ($1, $2, $3, $4)
         on conflict (deployment_id, from_on) do update set eligible = excluded.eligible, origin = excluded.origin`,
        [id, fromOn, eligible, origin],
      );
  }

  async declared(tx: Transaction, id: string, month: Month): Promise<DeclarationRow | undefined> {
    const [row] = await tx.query<DeclarationRow>(
      `select to_char(m.month, 'YYYY-MM') as month, m.active_users as "activeUsers", m.uses, m.note, m.version,
         null as "declaredBy", m.declared_at as "declaredAt"
       from usage_declaration m where m.deployment_id = $1 and m.month = $2 for no key update`,
      [id, `${month}-01`],
    );
    return row;
  }

  async declare(
    tx: Transaction,
    id: string,
    month: Month,
    { activeUsers, uses, note }: DeclareUsage,
  ): Promise<void> {
    await tx.query(
      `insert into usage_declaration (deployment_id, month, active_users, uses, note, declared_by, declared_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (deployment_id, month) do update set active_users = excluded.active_users, uses = excluded.uses,
         note = excluded.note, declared_by = excluded.declared_by, declared_at = excluded.declared_at,
         version = usage_declaration.version + 1`,
      [id, `${month}-01`, activeUsers, uses, note, tx.actor.accountId, tx.now],
    );
  }
}

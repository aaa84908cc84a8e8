import { Injectable } from '@nestjs/common';
import type {
  Condition,
  Dependency,
  Health,
  LocalDate,
  Milestone,
  MoveKind,
  Principal,
  Stage,
  UseCaseDraft,
} from '@jalon/domain';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { MilestoneSchema } from './milestone.schema.js';
import { UseCaseSchema, type UseCaseRecord } from './use-case.schema.js';

export type { UseCaseRecord };

/** How an address names a use case: by its id or by the number in its code. */
export type UseCaseKey = { readonly id: string } | { readonly number: number };

export interface NewUseCase extends UseCaseDraft {
  readonly today: LocalDate;
  readonly now: string;
}

export type UseCaseChanges = Partial<
  UseCaseDraft &
    Pick<UseCaseRecord, 'stage' | 'condition' | 'stageSince' | 'previousHealth' | 'healthDeclaredOn'>
>;

export interface RecordedMove {
  readonly on: LocalDate;
  readonly fromStage: Stage | null;
  readonly toStage: Stage;
  readonly toCondition: Condition;
  readonly kind: MoveKind;
  readonly reason: string | null;
}

export interface DeclaredHealth {
  readonly on: LocalDate;
  readonly health: Health;
  readonly reason: string | null;
  readonly decisionNeeded: string | null;
}

export type MilestoneDates = Pick<Milestone, 'name' | 'ownerId' | 'baselineOn' | 'forecastOn' | 'actualOn'>;

/** The things a use case refers to, by the field that names them. */
export type References = Partial<
  Pick<UseCaseDraft, 'entityId' | 'sponsorId' | 'businessOwnerId' | 'functionalReferentId' | 'productId'> &
    Pick<Milestone, 'ownerId'>
>;

/** Use cases with their milestones and history. Readers find only what they may see. */
@Injectable()
export class UseCaseRepository {
  constructor(private readonly database: Database) {}

  /** As stored now, outside of any transaction: a save that follows compares the version. */
  find(principal: Principal, key: UseCaseKey): Promise<UseCaseRecord | undefined> {
    return this.select(this.database.dataSource.manager, principal, key, false);
  }

  /** Holds the row until the transaction ends: milestones and moves of one use case follow each other. */
  findForUpdate(tx: Transaction, principal: Principal, key: UseCaseKey): Promise<UseCaseRecord | undefined> {
    return this.select(tx.manager, principal, key, true);
  }

  /** Inserts it with its entry into the first stage; answers its id. */
  async add(tx: Transaction, { today, now, ...draft }: NewUseCase): Promise<string> {
    const rated = draft.health !== 'not_rated';
    const result = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(UseCaseSchema)
      .values({
        ...draft,
        stage: 'opportunity',
        condition: 'active',
        stageSince: today,
        previousHealth: null,
        healthDeclaredOn: rated ? today : null,
        createdAt: now,
        updatedAt: now,
        version: 1,
      })
      .returning('id')
      .execute();
    return (result.identifiers[0] as { id: string }).id;
  }

  /** False when the version is no longer the one read; nothing is written then. */
  async save(
    tx: Transaction,
    id: string,
    version: number,
    changes: UseCaseChanges,
    now: string,
  ): Promise<boolean> {
    const result = await tx.manager.update(
      UseCaseSchema,
      { id, version },
      { ...changes, updatedAt: now, version: version + 1 },
    );
    return result.affected === 1;
  }

  async recordMove(tx: Transaction, useCaseId: string, move: RecordedMove): Promise<void> {
    await tx.query(
      `insert into use_case_move (use_case_id, effective_on, from_stage, to_stage, to_condition, kind, reason, by_person_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        useCaseId,
        move.on,
        move.fromStage,
        move.toStage,
        move.toCondition,
        move.kind,
        move.reason,
        tx.actor.personId,
      ],
    );
  }

  async recordHealth(tx: Transaction, useCaseId: string, declared: DeclaredHealth): Promise<void> {
    await tx.query(
      `insert into use_case_health (use_case_id, declared_on, health, reason, decision_needed, by_person_id)
       values ($1, $2, $3, $4, $5, $6)`,
      [useCaseId, declared.on, declared.health, declared.reason, declared.decisionNeeded, tx.actor.personId],
    );
  }

  /** The day of the last recorded move; a next one cannot lie before it. */
  async lastMoveOn(tx: Transaction, useCaseId: string): Promise<LocalDate | null> {
    const [row] = await tx.query<{ on: LocalDate | null }>(
      'select max(effective_on) as on from use_case_move where use_case_id = $1',
      [useCaseId],
    );
    return row?.on ?? null;
  }

  /** The day it entered its first stage. */
  async startedOn(tx: Transaction, useCaseId: string): Promise<LocalDate | null> {
    const [row] = await tx.query<{ on: LocalDate | null }>(
      'select min(effective_on) as on from use_case_move where use_case_id = $1',
      [useCaseId],
    );
    return row?.on ?? null;
  }

  /** What waits for what among its milestones. */
  dependencies(tx: Transaction, useCaseId: string): Promise<Dependency[]> {
    return tx.query<Dependency>(
      `select predecessor_id as "predecessorId", successor_id as "successorId", lag_days as "lagDays"
       from milestone_dependency where use_case_id = $1`,
      [useCaseId],
    );
  }

  milestones(tx: Transaction, useCaseId: string): Promise<Milestone[]> {
    return tx.manager.find(MilestoneSchema, { where: { useCaseId } });
  }

  async addMilestone(tx: Transaction, useCaseId: string, milestone: MilestoneDates): Promise<void> {
    await tx.manager.insert(MilestoneSchema, { ...milestone, useCaseId, version: 1 });
  }

  /** False when the version is no longer the one read. */
  async saveMilestone(tx: Transaction, before: Milestone, changes: MilestoneDates): Promise<boolean> {
    const { id, version } = before;
    const result = await tx.manager.update(
      MilestoneSchema,
      { id, version },
      { ...changes, version: version + 1 },
    );
    return result.affected === 1;
  }

  async removeMilestone(tx: Transaction, id: string): Promise<boolean> {
    const result = await tx.manager.delete(MilestoneSchema, { id });
    return result.affected === 1;
  }

  /** A change of its milestones is news of the use case, but no conflict with an edit of its fields. */
  async touch(tx: Transaction, id: string, now: string): Promise<void> {
    await tx.manager.update(UseCaseSchema, { id }, { updatedAt: now });
  }

  /** Fields of `references` that name nothing, or something archived. Holds the named rows until the end. */
  async brokenReferences(
    tx: Transaction,
    references: References,
  ): Promise<readonly { readonly path: string; readonly code: 'unknown' | 'archived' }[]> {
    const wanted = Object.entries(references).filter(
      (entry): entry is [keyof References, string] => !!entry[1],
    );
    const broken: { path: string; code: 'unknown' | 'archived' }[] = [];
    for (const [path, id] of wanted) {
      const [row] = await tx.query<{ archived: boolean }>(
        `select archived from ${REFERRED[path]} where id = $1 for key share`,
        [id],
      );
      if (!row) broken.push({ path, code: 'unknown' });
      else if (row.archived) broken.push({ path, code: 'archived' });
    }
    return broken;
  }

  private async select(
    manager: EntityManager,
    principal: Principal,
    key: UseCaseKey,
    lock: boolean,
  ): Promise<UseCaseRecord | undefined> {
    const values = new Values();
    const where = 'id' in key ? `u.id = ${values.add(key.id)}` : `u.number = ${values.add(key.number)}`;
    const condition = `${where} and ${visibleTo(principal, values)}`;
    const rows: { id: string }[] = await manager.query(
      `select u.id from use_case u where ${condition}${lock ? ' for no key update' : ''}`,
      [...values.all],
    );
    const [found] = rows;
    if (!found) return undefined;
    return (await manager.findOneBy(UseCaseSchema, { id: found.id })) ?? undefined;
  }
}

const REFERRED: Readonly<Record<keyof References, 'partner_entity' | 'person' | 'product'>> = {
  entityId: 'partner_entity',
  sponsorId: 'person',
  businessOwnerId: 'person',
  functionalReferentId: 'person',
  ownerId: 'person',
  productId: 'product',
};

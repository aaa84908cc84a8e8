import { randomUUID } from 'node:crypto';
import {
  declareHealth,
  moveKind,
  type ImportDraft,
  type ImportedField,
  type ImportedValues,
  type LocalDate,
  type MoveKind,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { PlannedRow, PlannedWrite } from '../application/plan-import.js';
import type { OutcomeRow } from './import.store.js';
import { NameBook } from './name-book.js';

/** The name columns of a use case, and the table each is kept in. */
const REFERENCES = [
  ['entity', 'entity_id', 'partner_entity'],
  ['sponsor', 'sponsor_id', 'person'],
  ['businessOwner', 'business_owner_id', 'person'],
  ['functionalReferent', 'functional_referent_id', 'person'],
  ['product', 'product_id', 'product'],
] as const;

interface MoveRecord {
  readonly use_case_id: string;
  readonly effective_on: LocalDate;
  readonly from_stage: string | null;
  readonly to_stage: string;
  readonly to_condition: string;
  readonly kind: MoveKind;
}

interface HealthRecord {
  readonly use_case_id: string;
  readonly health: string;
  readonly reason: string | null;
}

interface AuditRecord {
  readonly id: string;
  readonly action: string;
  readonly changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

/** Writes planned rows, a statement a table however many rows there are. */
export class PortfolioWriter {
  private readonly names: NameBook;

  constructor(
    private readonly tx: Transaction,
    private readonly today: LocalDate,
  ) {
    this.names = new NameBook(tx);
  }

  /** Writes what the rows ask for; the answer is what became of each, with the ids of new use cases. */
  async write(rows: readonly PlannedRow[]): Promise<readonly OutcomeRow[]> {
    const planned = rows.map((row) => ({
      ...row,
      useCaseId: row.write?.kind === 'create' ? randomUUID() : row.useCaseId,
    }));
    const writes = planned.flatMap(({ write, useCaseId, baseKey, fingerprint }) =>
      write && useCaseId !== null ? [{ write, id: useCaseId, baseKey, fingerprint }] : [],
    );
    await this.learnNames(writes.map(({ write }) => write));
    const moves: MoveRecord[] = [];
    const healths: HealthRecord[] = [];
    const audits: AuditRecord[] = [];
    const created: object[] = [];
    const updated: object[] = [];
    for (const { write, id } of writes) {
      if (write.kind === 'create') {
        created.push(this.newRecord(id, write, created.length));
        moves.push(...this.history(id, write));
        audits.push({ id, action: 'use_case.created', changes: [] });
      } else if (Object.keys(write.changes).length > 0) {
        const move = this.move(id, write);
        updated.push(this.changedRecord(id, write, move));
        if (move) moves.push(move);
        audits.push({ id, action: 'use_case.updated', changes: changedFields(write) });
      }
      const health = healthRecord(id, write);
      if (health) healths.push(health);
    }
    await this.insertUseCases(created);
    await this.updateUseCases(updated);
    await this.insertMoves(moves);
    await this.insertHealths(healths);
    await this.keepIdentities(writes.map(({ write, ...rest }) => ({ ...rest, said: write.said })));
    await this.audit(audits);
    return planned.map(({ row, outcome, title, useCaseId, reasons }) => ({
      row,
      outcome,
      title,
      useCaseId,
      reasons,
    }));
  }

  /** People met for the first time belong to the entity of the row, except the lab's own referents. */
  private async learnNames(writes: readonly PlannedWrite[]): Promise<void> {
    const values = writes.map((write) => (write.kind === 'create' ? write.said : write.changes));
    await this.names.learn(
      'partner_entity',
      values.map((value) => ({ name: text(value.entity), entity: null })),
    );
    await this.names.learn(
      'product',
      values.map((value) => ({ name: text(value.product), entity: null })),
    );
    await this.names.learn(
      'person',
      writes.flatMap((write, index) => {
        const value = values[index] ?? {};
        return [
          { name: text(value.sponsor), entity: write.draft.entity },
          { name: text(value.businessOwner), entity: write.draft.entity },
          { name: text(value.functionalReferent), entity: null },
        ];
      }),
    );
  }

  private references(values: ImportedValues): Record<string, string | null> {
    return Object.fromEntries(
      REFERENCES.map(([field, column, table]) => [column, this.names.id(table, text(values[field]))]),
    );
  }

  private newRecord(id: string, { draft, said }: PlannedWrite, position: number): object {
    const rated = draft.health !== null && draft.health !== 'not_rated';
    return {
      ...scalars(said),
      ...this.references(said),
      id,
      position,
      stage: draft.stage,
      condition: draft.condition ?? 'active',
      stage_since: this.enteredOn(draft, draft.history.length - 1),
      health_declared_on: rated ? this.today : null,
    };
  }

  private changedRecord(
    id: string,
    { changes, draft, stored }: PlannedWrite & { kind: 'update' },
    move: MoveRecord | null,
  ): object {
    const stage = changes.stage ?? null;
    const health = changes.health === undefined ? null : draft.health;
    const declared = health === null ? null : declareHealth(stored.declared, health, this.today);
    return {
      ...scalars(changes),
      ...this.references(changes),
      id,
      stage,
      condition: changes.condition ?? null,
      stage_since: stage === null ? null : (move?.effective_on ?? this.today),
      previous_health: declared?.previousHealth ?? null,
      health_declared_on: declared?.healthDeclaredOn ?? null,
    };
  }

  private history(id: string, { draft }: PlannedWrite): readonly MoveRecord[] {
    const condition = draft.condition ?? 'active';
    const moves: MoveRecord[] = draft.history.map(({ stage }, index) => {
      const before = draft.history[index - 1];
      const to = { stage, condition: 'active' } as const;
      return {
        use_case_id: id,
        effective_on: this.enteredOn(draft, index),
        from_stage: before?.stage ?? null,
        to_stage: stage,
        to_condition: 'active',
        kind: moveKind(before ? { stage: before.stage, condition: 'active' } : null, to),
      };
    });
    const last = moves.at(-1);
    if (condition !== 'active' && last) {
      const to = { stage: draft.stage, condition };
      const kind = moveKind({ stage: draft.stage, condition: 'active' }, to);
      moves.push({ ...last, from_stage: draft.stage, to_condition: condition, kind });
    }
    return moves;
  }

  /** A present stage without a day was entered no earlier than the last known one; nothing known is today. */
  private enteredOn({ history }: ImportDraft, index: number): LocalDate {
    return history[index]?.on ?? history[index - 1]?.on ?? this.today;
  }

  /** The move of a use case whose stage or condition changes: on the file's day when it can be, else today. */
  private move(id: string, { draft, stored, changes }: PlannedWrite & { kind: 'update' }): MoveRecord | null {
    if (changes.stage === undefined && changes.condition === undefined) return null;
    const from = { stage: stored.stage, condition: stored.condition };
    const to = {
      stage: changes.stage === undefined ? stored.stage : draft.stage,
      condition: changes.condition === undefined ? stored.condition : (draft.condition ?? stored.condition),
    };
    const said = changes.stage === undefined ? null : (draft.history.at(-1)?.on ?? null);
    return {
      use_case_id: id,
      effective_on: said !== null && said >= stored.stageSince ? said : this.today,
      from_stage: from.stage,
      to_stage: to.stage,
      to_condition: to.condition,
      kind: moveKind(from, to),
    };
  }

  private async insertUseCases(records: readonly object[]): Promise<void> {
    if (records.length === 0) return;
    await this.tx.query(
      `insert into use_case (id, external_ref, title, summary, entity_id, domain, sponsor_id, business_owner_id,
         functional_referent_id, product_id, stage, condition, stage_since, health, health_reason, health_declared_on,
         value_score, feasibility_score, tags)
       select x.id, x.external_ref, x.title, coalesce(x.summary, ''), x.entity_id, x.domain, x.sponsor_id,
         x.business_owner_id, x.functional_referent_id, x.product_id, x.stage, x.condition, x.stage_since,
         coalesce(x.health, 'not_rated'), x.health_reason, x.health_declared_on, x.value_score, x.feasibility_score,
         coalesce((select array_agg(tag) from jsonb_array_elements_text(x.tags) tag), '{}')
       from jsonb_to_recordset($1::jsonb) as x (${RECORD}, position integer) order by x.position`,
      [JSON.stringify(records)],
    );
  }

  /** A value left out of the changes keeps what is stored: an import never erases. */
  private async updateUseCases(records: readonly object[]): Promise<void> {
    if (records.length === 0) return;
    await this.tx.query(
      `update use_case u set
         external_ref = coalesce(x.external_ref, u.external_ref), title = coalesce(x.title, u.title),
         summary = coalesce(x.summary, u.summary), entity_id = coalesce(x.entity_id, u.entity_id),
         domain = coalesce(x.domain, u.domain), sponsor_id = coalesce(x.sponsor_id, u.sponsor_id),
         business_owner_id = coalesce(x.business_owner_id, u.business_owner_id),
         functional_referent_id = coalesce(x.functional_referent_id, u.functional_referent_id),
         product_id = coalesce(x.product_id, u.product_id), stage = coalesce(x.stage, u.stage),
         condition = coalesce(x.condition, u.condition), stage_since = coalesce(x.stage_since, u.stage_since),
         previous_health = case when x.health is null then u.previous_health else x.previous_health end,
         health = coalesce(x.health, u.health), health_reason = coalesce(x.health_reason, u.health_reason),
         health_declared_on = case when x.health is null then u.health_declared_on else x.health_declared_on end,
         value_score = coalesce(x.value_score, u.value_score),
         feasibility_score = coalesce(x.feasibility_score, u.feasibility_score),
         tags = case when x.tags is null then u.tags
           else array(select jsonb_array_elements_text(x.tags)) end,
         version = u.version + 1, updated_at = now()
       from jsonb_to_recordset($1::jsonb) as x (${RECORD}, previous_health text) where u.id = x.id`,
      [JSON.stringify(records)],
    );
  }

  private async insertMoves(moves: readonly MoveRecord[]): Promise<void> {
    if (moves.length === 0) return;
    await this.tx.query(
      `insert into use_case_move (use_case_id, effective_on, from_stage, to_stage, to_condition, kind, by_person_id)
       select x.use_case_id, x.effective_on, x.from_stage, x.to_stage, x.to_condition, x.kind, $2
       from jsonb_to_recordset($1::jsonb) as x (use_case_id uuid, effective_on date, from_stage text, to_stage text,
         to_condition text, kind text, position integer) order by x.position`,
      [JSON.stringify(moves.map((move, position) => ({ ...move, position }))), this.tx.actor.personId],
    );
  }

  private async insertHealths(healths: readonly HealthRecord[]): Promise<void> {
    if (healths.length === 0) return;
    await this.tx.query(
      `insert into use_case_health (use_case_id, declared_on, health, reason, by_person_id)
       select x.use_case_id, $2, x.health, x.reason, $3
       from jsonb_to_recordset($1::jsonb) as x (use_case_id uuid, health text, reason text)`,
      [JSON.stringify(healths), this.today, this.tx.actor.personId],
    );
  }

  private async keepIdentities(identities: readonly object[]): Promise<void> {
    if (identities.length === 0) return;
    await this.tx.query(
      `insert into import_identity (use_case_id, base_key, fingerprint, said)
       select x.id, x."baseKey", x.fingerprint, x.said
       from jsonb_to_recordset($1::jsonb) as x (id uuid, "baseKey" text, fingerprint text, said jsonb)
       on conflict (use_case_id) do update
         set base_key = excluded.base_key, fingerprint = excluded.fingerprint, said = excluded.said`,
      [JSON.stringify(identities)],
    );
  }

  private async audit(records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.tx.query(
      `insert into audit (account_id, action, subject_type, subject_id, request_id, changes)
       select $2, x.action, 'use_case', x.id, $3, x.changes
       from jsonb_to_recordset($1::jsonb) as x (id uuid, action text, changes jsonb)`,
      [JSON.stringify(records), this.tx.actor.accountId, this.tx.actor.requestId],
    );
  }
}

const RECORD = `id uuid, external_ref text, title text, summary text, entity_id uuid, domain text, sponsor_id uuid,
  business_owner_id uuid, functional_referent_id uuid, product_id uuid, stage text, condition text, stage_since date,
  health text, health_reason text, health_declared_on date, value_score smallint, feasibility_score smallint, tags jsonb`;

function scalars(values: ImportedValues): object {
  return {
    external_ref: values.externalRef ?? null,
    title: values.title ?? null,
    summary: values.summary ?? null,
    domain: values.domain ?? null,
    health: values.health ?? null,
    health_reason: values.healthReason ?? null,
    value_score: values.valueScore ?? null,
    feasibility_score: values.feasibilityScore ?? null,
    tags: values.tags ?? null,
  };
}

function healthRecord(id: string, write: PlannedWrite): HealthRecord | null {
  const { health, healthReason } = write.kind === 'create' ? write.said : write.changes;
  if (typeof health !== 'string' || (write.kind === 'create' && health === 'not_rated')) return null;
  return { use_case_id: id, health, reason: text(healthReason ?? write.said.healthReason) };
}

function changedFields({ changes, stored }: PlannedWrite & { kind: 'update' }): AuditRecord['changes'] {
  return (Object.keys(changes) as ImportedField[]).map((path) => ({
    path,
    before: stored.values[path] ?? null,
    after: changes[path],
  }));
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

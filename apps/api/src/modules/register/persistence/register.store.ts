import { Injectable } from '@nestjs/common';
import type { LocalDate, RegisterDraft, RegisterItem, RegisterKind, RegisterState } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

/** What is stored of a new item. */
export interface NewItem extends RegisterDraft {
  readonly kind: RegisterKind;
  readonly state: RegisterState;
  readonly closedOn: LocalDate | null;
  readonly originId: string | null;
  readonly gateReviewId: string | null;
}

export type ItemChanges = Partial<
  RegisterDraft & Pick<RegisterItem, 'state' | 'closedOn' | 'closingNote' | 'supersededById'>
>;

const COLUMNS = {
  title: 'title',
  description: 'description',
  state: 'state',
  ownerId: 'owner_id',
  openedOn: 'opened_on',
  dueOn: 'due_on',
  closedOn: 'closed_on',
  closingNote: 'closing_note',
  probability: 'probability',
  impact: 'impact',
  residualProbability: 'residual_probability',
  residualImpact: 'residual_impact',
  response: 'response',
  responsePlan: 'response_plan',
  deciderId: 'decider_id',
  decidedOn: 'decided_on',
  alternatives: 'alternatives',
  supersededById: 'superseded_by_id',
} as const satisfies Record<keyof Required<ItemChanges>, string>;

const SELECTED = Object.entries({
  id: 'id',
  useCaseId: 'use_case_id',
  kind: 'kind',
  number: 'number',
  originId: 'origin_id',
  gateReviewId: 'gate_review_id',
  version: 'version',
  ...COLUMNS,
})
  .map(([name, column]) => `i.${column} as "${name}"`)
  .join(', ');

/** The rows of the register, written under the lock of their use case. */
@Injectable()
export class RegisterStore {
  /** How many items the use case has; it is held until the transaction ends, so that numbers follow each other. */
  async hold(tx: Transaction, useCaseId: string): Promise<number> {
    await tx.query('select 1 from use_case where id = $1 for no key update', [useCaseId]);
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from register_item where use_case_id = $1',
      [useCaseId],
    );
    return row?.count ?? 0;
  }

  async find(tx: Transaction, useCaseId: string, id: string): Promise<RegisterItem | undefined> {
    const [row] = await tx.query<RegisterItem>(
      `select ${SELECTED} from register_item i where i.use_case_id = $1 and i.id = $2`,
      [useCaseId, id],
    );
    return row;
  }

  async add(tx: Transaction, useCaseId: string, item: NewItem): Promise<{ id: string; number: number }> {
    const fields = Object.keys(COLUMNS).filter((name) => name in item) as (keyof typeof COLUMNS &
      keyof NewItem)[];
    const values = [useCaseId, item.kind, item.originId, item.gateReviewId, tx.actor.personId, tx.now];
    const [row] = await tx.query<{ id: string; number: number }>(
      `insert into register_item (use_case_id, kind, origin_id, gate_review_id, by_person_id, created_at, updated_at,
         number, ${fields.map((name) => COLUMNS[name]).join(', ')})
       values ($1, $2, $3, $4, $5, $6, $6,
         (select coalesce(max(number), 0) + 1 from register_item where use_case_id = $1 and kind = $2),
         ${fields.map((_, index) => `$${values.length + index + 1}`).join(', ')})
       returning id, number`,
      [...values, ...fields.map((name) => item[name])],
    );
    if (!row) throw new Error('The insert answered no row');
    return row;
  }

  /** False when the version is no longer the one read; nothing is written then. */
  async save(tx: Transaction, before: RegisterItem, changes: ItemChanges): Promise<boolean> {
    const fields = Object.keys(changes) as (keyof ItemChanges)[];
    const set = fields.map((name, index) => `${COLUMNS[name]} = $${index + 4}`);
    const saved = await tx.query<{ id: string }>(
      `update register_item set ${['updated_at = $3', 'version = version + 1', ...set].join(', ')}
       where id = $1 and version = $2 returning id`,
      [before.id, before.version, tx.now, ...fields.map((name) => changes[name])],
    );
    return saved.length === 1;
  }

  /** Of the named people, those that nobody knows or who are archived; holds the others until the end. */
  async unknownPeople(
    tx: Transaction,
    people: Readonly<Record<string, string | null | undefined>>,
  ): Promise<readonly { readonly path: string; readonly code: 'unknown' | 'archived' }[]> {
    const broken: { path: string; code: 'unknown' | 'archived' }[] = [];
    for (const [path, id] of Object.entries(people)) {
      if (!id) continue;
      const [row] = await tx.query<{ archived: boolean }>(
        'select archived from person where id = $1 for key share',
        [id],
      );
      if (!row) broken.push({ path, code: 'unknown' });
      else if (row.archived) broken.push({ path, code: 'archived' });
    }
    return broken;
  }
}

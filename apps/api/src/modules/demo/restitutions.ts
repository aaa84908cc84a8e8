import { addMonths, addWorkingDays, monthOf, restitutionDays } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { snapshotOf } from '../restitutions/index.js';
import { PEOPLE } from './catalogue.js';
import type { DemoWorld } from './demo-world.js';

/** The month before the last one, frozen on its due day and published on the next; those since are open. */
export async function insertRestitutions(tx: Transaction, { people, today }: DemoWorld): Promise<void> {
  const month = addMonths(monthOf(today), -2);
  const by = people[PEOPLE.findIndex((person) => person.role === 'leadership')] ?? null;
  const { dueOn } = restitutionDays(month);
  const frozenAt = `${dueOn}T14:30:00Z`;
  const publishedAt = `${addWorkingDays(dueOn, 1)}T08:15:00Z`;
  const { record, hash } = await snapshotOf((text, values) => tx.query(text, values), month, today);
  const [row] = await tx.query<{ id: string }>(
    `insert into restitution (month, state, snapshot, snapshot_hash, before_told_at, due_told_at, frozen_on, frozen_at,
       frozen_by, published_at, published_by, created_at, version)
     values ($1, 'published', $2, $3, $5, $5, $4, $5, $6, $7, $6, $5, 2) returning id`,
    [month, JSON.stringify(record), hash, dueOn, frozenAt, by, publishedAt],
  );
  await tx.query(
    `insert into restitution_move (restitution_id, name, snapshot_hash, by_id, at)
     values ($1, 'freeze', $2, $3, $4), ($1, 'publish', $2, $3, $5)`,
    [row?.id, hash, by, frozenAt, publishedAt],
  );
}

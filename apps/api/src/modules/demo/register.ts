import type { RegisterKind } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';
import { REGISTERS, type DemoEntry } from './register-catalogue.js';

/** Fills the registers of the demo: risks, issues, actions over three months, decisions. */
export async function insertRegisters(tx: Transaction, world: DemoWorld): Promise<void> {
  for (const [title, entries] of Object.entries(REGISTERS)) {
    const useCaseId = world.useCases.get(title);
    if (useCaseId === undefined) throw new Error(`The demo has no use case « ${title} »`);
    const ids = new Map<string, string>();
    const numbers: Record<RegisterKind, number> = { risk: 0, issue: 0, action: 0, decision: 0 };
    for (const entry of entries) {
      const id = await insertEntry(tx, world, useCaseId, entry, ++numbers[entry.kind], ids);
      ids.set(`${entry.kind} ${entry.title}`, id);
    }
    for (const { kind, title: from, supersededBy } of entries) {
      if (supersededBy === undefined) continue;
      await tx.query('update register_item set superseded_by_id = $2 where id = $1', [
        ids.get(`${kind} ${from}`),
        ids.get(`${kind} ${supersededBy}`),
      ]);
    }
  }
}

async function insertEntry(
  tx: Transaction,
  { on, people }: DemoWorld,
  useCaseId: string,
  entry: DemoEntry,
  number: number,
  ids: ReadonlyMap<string, string>,
): Promise<string> {
  const day = (offset: number | undefined) => (offset === undefined ? null : on(offset));
  const person = (index: number | undefined) => (index === undefined ? null : (people[index] ?? null));
  const closedOn = day(entry.closed);
  const [row] = await tx.query<{ id: string }>(
    `insert into register_item (use_case_id, kind, number, title, description, state, owner_id, opened_on, due_on,
       closed_on, closing_note, probability, impact, residual_probability, residual_impact, response, response_plan,
       decider_id, decided_on, alternatives, origin_id, by_person_id, created_at, updated_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24) returning id`,
    [
      useCaseId,
      entry.kind,
      number,
      entry.title,
      entry.description ?? '',
      entry.state,
      person(entry.owner),
      day(entry.opened),
      day(entry.due),
      closedOn,
      entry.note ?? null,
      entry.grades?.[0] ?? null,
      entry.grades?.[1] ?? null,
      entry.residual?.[0] ?? null,
      entry.residual?.[1] ?? null,
      entry.response ?? null,
      entry.plan ?? null,
      person(entry.decider),
      entry.kind === 'decision' ? closedOn : null,
      entry.alternatives ?? null,
      // The risk that it came from has the same words.
      entry.origin === undefined ? null : (ids.get(`risk ${entry.origin}`) ?? null),
      person(entry.owner ?? entry.decider),
      `${on(entry.opened)}T09:00:00Z`,
      `${closedOn ?? on(entry.opened)}T16:00:00Z`,
    ],
  );
  return row?.id ?? '';
}

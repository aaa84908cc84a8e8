import { addMonths, firstDayOf, monthOf } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';
import { SOLUTIONS, type DemoDeployment, type DemoSolution } from './deployments-catalogue.js';

/** The solutions of the use cases that people have, and where they are deployed. */
export async function insertDeployments(tx: Transaction, world: DemoWorld): Promise<void> {
  for (const solution of SOLUTIONS) {
    const useCaseId = world.useCases.get(solution.useCase);
    if (useCaseId === undefined) throw new Error(`The demo has no use case « ${solution.useCase} »`);
    const id = await insertSolution(tx, solution, useCaseId, world);
    for (const deployment of solution.deployments) await insertDeployment(tx, id, deployment, world);
  }
}

async function insertSolution(
  tx: Transaction,
  solution: DemoSolution,
  useCaseId: string,
  { on }: DemoWorld,
): Promise<string> {
  const first = Math.min(...solution.deployments.map(({ planned }) => planned));
  const [row] = await tx.query<{ id: string }>(
    `insert into solution (use_case_id, source, reporting, qualifying_types, key_type, is_demo, created_at, updated_at)
     values ($1, $2, $3, $4, $5, true, $6, $6) returning id`,
    [
      useCaseId,
      solution.source,
      solution.reporting,
      solution.qualifying,
      solution.keyType,
      `${on(Math.min(first, 0) - 5)}T09:00:00Z`,
    ],
  );
  return row?.id ?? '';
}

async function insertDeployment(
  tx: Transaction,
  solutionId: string,
  demo: DemoDeployment,
  { on, entities, people, today }: DemoWorld,
): Promise<void> {
  const day = (offset: number | undefined) => (offset === undefined ? null : on(offset));
  const [row] = await tx.query<{ id: string }>(
    `insert into deployment (solution_id, entity_id, environment, wave, release, status, planned_on, live_on, retired_on,
       contact_id, target_adoption, target_on, note, is_demo, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, true, $14, $14) returning id`,
    [
      solutionId,
      entities[demo.entity],
      demo.environment,
      demo.wave,
      demo.release,
      demo.status,
      on(demo.planned),
      day(demo.live),
      day(demo.retired),
      demo.contact === null ? null : (people[demo.contact] ?? null),
      demo.target?.[0] ?? null,
      day(demo.target?.[1]),
      demo.note ?? '',
      `${on(Math.min(demo.planned, 0) - 5)}T09:00:00Z`,
    ],
  );
  await tx.query(
    `insert into deployment_population (deployment_id, from_on, eligible, origin)
     select $1, f, e, 'Effectifs de l’entité' from unnest($2::date[], $3::int[]) t (f, e)`,
    [row?.id, demo.populations.map(([from]) => on(from)), demo.populations.map(([, eligible]) => eligible)],
  );
  for (const [index, [activeUsers, uses]] of (demo.declared ?? []).entries()) {
    const month = addMonths(monthOf(today), -1 - index);
    await tx.query(
      `insert into usage_declaration (deployment_id, month, active_users, uses, declared_at)
       values ($1, $2, $3, $4, least($5::date + interval '1 month 2 days', $6::timestamptz))`,
      [row?.id, firstDayOf(month), activeUsers, uses, firstDayOf(month), tx.now],
    );
  }
}

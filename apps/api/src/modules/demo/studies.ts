import type { StudyState } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';
import { STUDIES } from './study-catalogue.js';

/** Studies at every step of their life, one that became a use case and one still being written. */
export async function insertStudies(tx: Transaction, world: DemoWorld): Promise<void> {
  const person = (index: number) => world.people[index] ?? null;
  for (const study of STUDIES) {
    const last = study.moves.at(-1);
    const { decision } = study;
    const submitted = study.moves.find(([to]) => to === 'submitted');
    const [row] = await tx.query<{ id: string }>(
      `insert into opportunity_study (title, entity_id, account_id, by_person_id, state, recommendation,
         recommendation_reason, revisit_on, answers, step, use_case_id, submitted_on, decided_on, decided_by_id,
         is_demo, created_at, updated_at)
       values ($1, $2, (select id from account where person_id = $3), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
         true, $14, $15) returning id`,
      [
        study.title,
        world.entities[study.entity],
        person(study.author),
        last?.[0] ?? 'draft',
        decision?.recommendation ?? null,
        decision === undefined ? null : (last?.[3] ?? null),
        decision?.revisitIn === undefined ? null : world.on(decision.revisitIn),
        JSON.stringify(study.answers),
        submitted === undefined ? 'businessCase' : 'sobriety',
        decision?.useCase === undefined ? null : (world.useCases.get(decision.useCase) ?? null),
        submitted === undefined ? null : world.on(submitted[1]),
        decision === undefined ? null : world.on(last?.[1] ?? 0),
        decision === undefined ? null : person(decision.by),
        `${world.on(study.moves[0]?.[1] ?? 0)}T08:00:00Z`,
        `${world.on(last?.[1] ?? 0)}T09:15:00Z`,
      ],
    );
    let from: StudyState | null = null;
    for (const [to, day, by, reason] of study.moves) {
      await tx.query(
        `insert into study_move (study_id, from_state, to_state, on_day, reason, by_person_id, at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [row?.id, from, to, world.on(day), reason ?? null, person(by), `${world.on(day)}T09:15:00Z`],
      );
      from = to;
    }
  }
}

import { randomInt } from 'node:crypto';
import {
  addDays,
  isWorkingDay,
  moveKind,
  type Condition,
  type LocalDate,
  type Position,
  type Role,
  type Stage,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { hashPassword } from '../identity/index.js';
import { insertGates } from './gates.js';
import { insertScores } from './scoring.js';
import { insertApplications } from './applications.js';
import { insertAgreements } from './agreements.js';
import { ENTITIES, PEOPLE, PRODUCTS } from './catalogue.js';
import type { DemoWorld } from './demo-world.js';
import { insertBenefits } from './benefits.js';
import { insertDeliverables } from './deliverables.js';
import { insertDeployments } from './deployments.js';
import type { DemoUseCase } from './demo-use-case.js';
import { insertInternshipLife } from './internship-life.js';
import { insertInternships } from './internships.js';
import { insertMeetings } from './meetings.js';
import { insertMinutes } from './minutes.js';
import { insertOffers } from './offers.js';
import { insertPlans } from './plan.js';
import { insertSquads } from './squads.js';
import { insertStudies } from './studies.js';
import { insertRegisters } from './register.js';
import { insertResearch } from './research.js';
import { insertRestitutions } from './restitutions.js';
import { insertUsage } from './usage.js';
import { USE_CASES } from './use-cases/index.js';
import { insertUsageAlerts } from './usage-alerts.js';
import { insertViews } from './views.js';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

const WORDS = [
  'noisette',
  'radeau',
  'colline',
  'plume',
  'lavande',
  'galet',
  'phare',
  'cerise',
  'sentier',
  'tilleul',
  'brume',
  'lanterne',
  'ardoise',
  'genet',
  'sable',
  'marelle',
  'truite',
  'verger',
  'cabane',
  'rosace',
  'boussole',
  'fougere',
  'moulin',
  'corail',
  'hibou',
  'pinceau',
  'ruisseau',
  'violon',
  'safran',
  'tonnelle',
  'voilier',
  'azur',
];

/** What each part of the product adds to the demo, once the use cases are there. */
const PARTS: readonly ((tx: Transaction, world: DemoWorld) => Promise<void>)[] = [
  insertSquads,
  insertPlans,
  insertRegisters,
  insertAgreements,
  insertStudies,
  // After the registers: conditions take the numbers that follow.
  insertGates,
  insertScores,
  insertViews,
  insertMeetings,
  // After the registers: what was approved takes the numbers that follow.
  insertMinutes,
  insertOffers,
  // After the offers: the candidates they received are read.
  insertApplications,
  insertInternships,
  insertInternshipLife,
  // After the internships: one of them did it.
  insertResearch,
  insertDeployments,
  // After the deployments: surveys ask about them.
  insertBenefits,
  // After the deployments: events come from where solutions are live.
  insertUsage,
  // After the events: their figures are judged.
  insertUsageAlerts,
  // Last: they are made from all of the above.
  insertRestitutions,
  insertDeliverables,
];

/** A passphrase of its own for each installation, shared by its demo accounts. */
export function demoPassphrase(): string {
  return Array.from({ length: 5 }, () => WORDS[randomInt(WORDS.length)]).join('-');
}

/** Fills an empty database with the demo as seen on `today`. Answers the accounts, with their passphrase. */
export async function loadDemo(tx: Transaction, today: LocalDate): Promise<readonly DemoAccount[]> {
  const entities = await insertNamed(
    tx,
    'partner_entity',
    ENTITIES.map((name) => ({ name })),
  );
  const products = await insertNamed(tx, 'product', PRODUCTS);
  const people: string[] = [];
  for (const person of PEOPLE) {
    const [row] = await tx.query<{ id: string }>(
      'insert into person (name, entity_id, competence, is_demo) values ($1, $2, $3, true) returning id',
      [person.name, person.entity === null ? null : entities[person.entity], person.competence],
    );
    people.push(row?.id ?? '');
  }
  const accounts = await insertAccounts(tx, people, entities);
  const world = { entities, products, people, today, on: (offset: number) => workingDay(today, offset) };
  const useCases = new Map<string, string>();
  for (const useCase of USE_CASES) useCases.set(useCase.title, await insertUseCase(tx, useCase, world));
  await tx.query(`insert into setting (key, value) values ('demo', 'true')`);
  for (const insert of PARTS) await insert(tx, { ...world, useCases });
  await tx.audit({ action: 'demo.loaded', subjectType: 'demo', subjectId: null });
  return accounts;
}

async function insertNamed(
  tx: Transaction,
  table: 'partner_entity' | 'product',
  rows: readonly { readonly name: string; readonly description?: string }[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const row of rows) {
    const [inserted] =
      table === 'product'
        ? await tx.query<{ id: string }>(
            'insert into product (name, description, is_demo) values ($1, $2, true) returning id',
            [row.name, row.description ?? ''],
          )
        : await tx.query<{ id: string }>(
            'insert into partner_entity (name, is_demo) values ($1, true) returning id',
            [row.name],
          );
    ids.push(inserted?.id ?? '');
  }
  return ids;
}

async function insertAccounts(
  tx: Transaction,
  people: readonly string[],
  entities: readonly string[],
): Promise<DemoAccount[]> {
  const password = demoPassphrase();
  const hash = await hashPassword(password);
  const accounts: DemoAccount[] = [];
  const seen = new Set<string>();
  for (const [index, person] of PEOPLE.entries()) {
    if (person.role === null) continue;
    const email = `${person.name
      .normalize('NFD')
      .replace(/[^a-zA-Z ]/g, '')
      .toLowerCase()
      .replace(/ /g, '.')}@demo.example`;
    await tx.query(
      `insert into account (person_id, email, password_hash, role, entity_id, is_demo) values ($1, $2, $3, $4, $5, true)`,
      [people[index], email, hash, person.role, person.entity === null ? null : entities[person.entity]],
    );
    // One account a role is enough to print.
    if (!seen.has(person.role)) accounts.push({ email, password, role: person.role });
    seen.add(person.role);
  }
  return accounts;
}

async function insertUseCase(
  tx: Transaction,
  demo: DemoUseCase,
  ids: Omit<DemoWorld, 'useCases'>,
): Promise<string> {
  const { on } = ids;
  const pick = (list: readonly string[], index: number | null) =>
    index === null ? null : (list[index] ?? null);
  const last = demo.life.at(-1);
  const health = demo.health.at(-1);
  const referent = pick(ids.people, demo.referent);
  const createdAt = `${on(demo.life[0]?.[1] ?? 0)}T08:00:00Z`;
  // What the triggers remember of it begins on its first day, not on the day the demo is loaded.
  await tx.query(`select set_config('jalon.now', $1, true)`, [createdAt]);
  const [row] = await tx.query<{ id: string }>(
    `insert into use_case (title, summary, entity_id, domain, sponsor_id, functional_referent_id, product_id, stage,
       condition, stage_since, health, previous_health, health_reason, decision_needed, health_declared_on,
       value_score, feasibility_score, tags, is_demo, created_at, updated_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,true,$19,$20) returning id`,
    [
      demo.title,
      demo.summary,
      ids.entities[demo.entity],
      demo.domain,
      pick(ids.people, demo.sponsor),
      referent,
      pick(ids.products, demo.product),
      last?.[0] ?? 'opportunity',
      demo.stop?.[0] ?? 'active',
      on(last?.[1] ?? 0),
      health?.[1] ?? 'not_rated',
      demo.health.at(-2)?.[1] ?? null,
      health?.[2] ?? null,
      health?.[3] ?? null,
      health ? on(health[0]) : null,
      demo.value,
      demo.feasibility,
      [...demo.tags],
      createdAt,
      `${on(Math.max(health?.[0] ?? -999, demo.stop?.[1] ?? -999, last?.[1] ?? -999))}T09:30:00Z`,
    ],
  );
  await tx.query(`select set_config('jalon.now', $1, true)`, [tx.now]);
  const id = row?.id ?? '';
  await insertMoves(tx, id, demo, on, referent);
  for (const [day, declared, reason, decision] of demo.health) {
    await tx.query(
      `insert into use_case_health (use_case_id, declared_on, health, reason, decision_needed, by_person_id)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, on(day), declared, reason ?? null, decision ?? null, referent],
    );
  }
  for (const [name, baseline, forecast, actual] of demo.milestones) {
    await tx.query(
      'insert into milestone (use_case_id, name, baseline_on, forecast_on, actual_on) values ($1, $2, $3, $4, $5)',
      [id, name, on(baseline), on(forecast), actual === null ? null : on(actual)],
    );
  }
  return id;
}

async function insertMoves(
  tx: Transaction,
  useCaseId: string,
  demo: DemoUseCase,
  on: (offset: number) => LocalDate,
  by: string | null,
): Promise<void> {
  let from: Position | null = null;
  const add = async (day: number, stage: Stage, condition: Condition, reason: string | null) => {
    const to: Position = { stage, condition };
    await tx.query(
      `insert into use_case_move (use_case_id, effective_on, from_stage, to_stage, to_condition, kind, reason, by_person_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [useCaseId, on(day), from?.stage ?? null, stage, condition, moveKind(from, to), reason, by],
    );
    from = to;
  };
  for (const [stage, day] of demo.life)
    await add(day, stage, 'active', stage === 'closed' ? 'Objectifs atteints' : null);
  const last = demo.life.at(-1);
  if (demo.stop && last) await add(demo.stop[1], last[0], demo.stop[0], demo.stop[2]);
}

/** The working day nearest to `offset` days from `today`, never on its other side. */
function workingDay(today: LocalDate, offset: number): LocalDate {
  const step = offset > 0 ? 1 : -1;
  let day = addDays(today, offset);
  while (!isWorkingDay(day)) day = addDays(day, step);
  return day;
}

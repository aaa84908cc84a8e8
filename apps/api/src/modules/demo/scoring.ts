import {
  addDays,
  scoreOf,
  type LocalDate,
  type ScoringCriterion,
  type ScoringInputs,
  type ScoringMethod,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';

/** The expert of catalogue.ts, who scores some use cases as well. */
const EXPERT = 4;

interface Grid {
  readonly id: string;
  readonly method: ScoringMethod;
  readonly criteria: readonly ScoringCriterion[];
}

/** RICE by title, oldest first: reach a quarter, impact, confidence in percent, person-months; days after its entry. */
const RICE: ReadonlyMap<string, readonly (readonly [day: number, number, number, number, number])[]> =
  new Map([
    [
      'Recherche documentaire pour les conseillers',
      [
        [12, 1200, 2, 50, 9],
        [60, 2400, 2, 80, 10],
        [160, 3800, 3, 80, 12],
        [300, 4200, 3, 100, 14],
      ],
    ],
    [
      'Copilot d’assistance au développement',
      [
        [20, 350, 2, 80, 8],
        [110, 600, 2, 80, 7],
      ],
    ],
    [
      'Suivi des coûts Cloud du DataLab',
      [
        [15, 60, 1, 80, 4],
        [120, 90, 2, 100, 4],
      ],
    ],
    ['Recherche approfondie pour les analystes', [[10, 250, 3, 50, 11]]],
  ]);

const WSJF: ReadonlyMap<string, readonly [number, number, number, number]> = new Map([
  ['Réponses sourcées pour la conformité', [13, 8, 13, 5]],
  ['Mesure des biais des LLM', [8, 5, 13, 5]],
  ['Arrêt des ressources inutilisées', [8, 8, 3, 2]],
]);

/** A weighted score of every use case with scores, a second opinion on some, and the two other methods on a few. */
export async function insertScores(tx: Transaction, world: DemoWorld): Promise<void> {
  const grids = await tx.query<Grid>('select id, method, criteria from scoring_grid where number = 1');
  const grid = (method: ScoringMethod) => grids.find((one) => one.method === method);
  const useCases = await tx.query<UseCase>(
    `select u.id, u.title, u.number, u.value_score as value, u.feasibility_score as feasibility,
       u.functional_referent_id as referent, min(v.effective_on) as "enteredOn"
     from use_case u join use_case_move v on v.use_case_id = u.id
     where u.is_demo group by u.id order by u.number`,
  );
  for (const useCase of useCases) {
    const add = async (method: ScoringMethod, inputs: ScoringInputs, by: string | null, days: number) => {
      const found = grid(method);
      if (found)
        await insertCard(
          tx,
          useCase.id,
          found,
          inputs,
          by,
          notAfter(addDays(useCase.enteredOn, days), world),
        );
    };
    const { value, feasibility, number, referent } = useCase;
    const weighted = grid('weighted');
    if (weighted && value !== null && feasibility !== null) {
      const risk = 1 + (number % 4);
      if (number % 3 === 0) {
        const other = { value: lower(value), feasibility, risk };
        await add('weighted', marks(weighted, other), world.people[EXPERT] ?? null, 14);
      }
      await add('weighted', marks(weighted, { value, feasibility, risk }), referent, 21);
    }
    for (const [days, reach, impact, confidence, effort] of RICE.get(useCase.title) ?? []) {
      await add('rice', { reach, impact, confidence, effort }, referent, days);
    }
    const relative = WSJF.get(useCase.title);
    if (relative) {
      const [cost, time_criticality, risk_opportunity, size] = relative;
      await add('wsjf', { value: cost, time_criticality, risk_opportunity, size }, referent, 25);
    }
  }
}

interface UseCase {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly value: number | null;
  readonly feasibility: number | null;
  readonly referent: string | null;
  readonly enteredOn: LocalDate;
}

/** The same mark all along an axis: its mean is then the score that the portfolio shows. */
function marks(grid: Grid, axes: Readonly<Record<'value' | 'feasibility' | 'risk', number>>): ScoringInputs {
  return Object.fromEntries(grid.criteria.map(({ key, axis }) => [key, axis === null ? true : axes[axis]]));
}

const lower = (mark: number) => Math.max(1, mark - 1);

function notAfter(day: LocalDate, { today }: DemoWorld): LocalDate {
  return day > today ? today : day;
}

async function insertCard(
  tx: Transaction,
  useCaseId: string,
  grid: Grid,
  inputs: ScoringInputs,
  by: string | null,
  on: LocalDate,
): Promise<void> {
  const result = scoreOf(grid.method, grid.criteria, inputs);
  await tx.query(
    `insert into score_card (use_case_id, grid_id, inputs, result, score, by_person_id, scored_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [useCaseId, grid.id, JSON.stringify(inputs), JSON.stringify(result), result.score, by, `${on}T09:00:00Z`],
  );
}

import { addMonths, firstDayOf, monthOf, type BenefitNature, type BenefitUnit } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';

/** The expert and the project manager of catalogue.ts: one measures, the other accepts. */
const MEASURES = 4;
const REVIEWS = 2;

/** Months are counted back from the current one; amounts are hundredths of the unit, cents for money. */
interface DemoBenefit {
  readonly title: string;
  readonly nature: BenefitNature;
  readonly unit: BenefitUnit;
  readonly method: string;
  readonly expected: number;
  readonly from: number;
  /** Month back, value, and what a reviewer said of it. */
  readonly measures: readonly (readonly [
    back: number,
    value: number,
    state: 'proposed' | 'accepted' | 'returned',
  ])[];
}

interface DemoCase {
  readonly investment: number;
  readonly runCost: number;
  readonly from: number;
  readonly months: number;
  readonly basis: string;
  readonly benefits: readonly DemoBenefit[];
}

/** By the title of the use case. Every figure is fictitious. */
const CASES: Readonly<Record<string, DemoCase>> = {
  'Recherche documentaire pour les conseillers': {
    investment: 6_500_000,
    runCost: 240_000,
    from: 4,
    months: 24,
    basis: 'Trois profils pendant cinq mois, hébergement compris. Chiffres fictifs.',
    benefits: [
      {
        title: 'Temps de recherche rendu aux conseillers',
        nature: 'time_saved',
        unit: 'hours',
        method: 'Questions posées × 6 minutes gagnées, chronométrées sur deux agences.',
        expected: 42_000,
        from: 4,
        measures: [
          [4, 18_000, 'accepted'],
          [3, 29_500, 'accepted'],
          [2, 38_200, 'accepted'],
          [1, 44_100, 'proposed'],
        ],
      },
      {
        title: 'Appels évités au support métier',
        nature: 'avoided_cost',
        unit: 'eur',
        method: 'Baisse des appels par rapport aux six mois d’avant × coût moyen d’un appel.',
        expected: 780_000,
        from: 4,
        measures: [
          [4, 310_000, 'accepted'],
          [3, 545_000, 'accepted'],
          [2, 702_500, 'accepted'],
          [1, 815_000, 'accepted'],
        ],
      },
    ],
  },
  'Suivi des coûts Cloud du DataLab': {
    investment: 1_800_000,
    runCost: 45_000,
    from: 4,
    months: 18,
    basis: 'Deux mois de développement. Chiffres fictifs.',
    benefits: [
      {
        title: 'Ressources arrêtées la nuit',
        nature: 'cost_saving',
        unit: 'eur',
        method: 'Facture du mois comparée à la même période sans arrêt, à volume égal.',
        expected: 620_000,
        from: 4,
        measures: [
          [4, 480_000, 'accepted'],
          [3, 655_000, 'accepted'],
          [2, 701_000, 'accepted'],
          [1, 690_000, 'accepted'],
        ],
      },
    ],
  },
  'Revue de code assistée': {
    investment: 3_200_000,
    runCost: 180_000,
    from: 6,
    months: 24,
    basis: 'Licences et intégration. Chiffres fictifs.',
    benefits: [
      {
        title: 'Anomalies trouvées avant la mise en production',
        nature: 'quality',
        unit: 'percent',
        method: 'Part des anomalies relevées en revue, sur toutes celles du mois.',
        expected: 3_500,
        from: 6,
        measures: [
          [3, 2_800, 'accepted'],
          [2, 3_150, 'accepted'],
          [1, 3_900, 'returned'],
        ],
      },
      {
        title: 'Heures de relecture épargnées',
        nature: 'time_saved',
        unit: 'hours',
        method: 'Demandes de revue × durée médiane avant et après.',
        expected: 12_000,
        from: 6,
        measures: [
          [5, 6_400, 'accepted'],
          [4, 8_800, 'accepted'],
          [3, 9_700, 'accepted'],
          [2, 11_300, 'accepted'],
          [1, 12_450, 'proposed'],
        ],
      },
    ],
  },
};

/** Surveys of deployments that people have: marks by month back, and a few words. */
const SURVEYS: Readonly<
  Record<
    string,
    {
      readonly title: string;
      readonly marks: readonly (readonly [back: number, marks: readonly number[]])[];
      readonly words: readonly (readonly [text: string, moderation: 'pending' | 'shown' | 'hidden'])[];
    }
  >
> = {
  'Recherche documentaire pour les conseillers': {
    title: 'Votre avis sur la recherche documentaire',
    marks: [
      [2, [3, 4, 2, 4, 3, 4, 5]],
      [1, [4, 4, 3, 5, 4, 4, 5, 3, 4]],
      [0, [5, 4, 4, 5, 4, 3]],
    ],
    words: [
      ['Je trouve la bonne note de service en une question.', 'shown'],
      ['Il manque les circulaires d’avant 2019.', 'shown'],
      ['Peut-on garder ses recherches d’un jour à l’autre\u202f?', 'pending'],
      ['Les réponses sont plus courtes depuis la dernière version, c’est mieux.', 'pending'],
    ],
  },
  'Revue de code assistée': {
    title: 'La revue de code assistée et vous',
    marks: [
      [3, [4, 3, 4, 2, 5, 3]],
      [2, [3, 3, 4, 4]],
      [1, [4, 5, 4, 4, 3, 5, 4]],
    ],
    words: [
      ['Les remarques de style sont utiles, celles de conception moins.', 'shown'],
      ['Trop de remarques sur les fichiers générés.', 'pending'],
    ],
  },
};

/** What the demo's solutions bring, and what their users say of them. */
export async function insertBenefits(tx: Transaction, world: DemoWorld): Promise<void> {
  for (const [title, demo] of Object.entries(CASES)) await insertCase(tx, world, useCase(world, title), demo);
  for (const title of Object.keys(SURVEYS)) await insertSurvey(tx, world, title);
}

async function insertCase(
  tx: Transaction,
  { people, today }: DemoWorld,
  useCaseId: string,
  demo: DemoCase,
): Promise<void> {
  const month = (back: number) => firstDayOf(addMonths(monthOf(today), -back));
  await tx.query(
    `insert into business_case (use_case_id, investment, monthly_run_cost, from_month, months, basis, is_demo, updated_at)
     values ($1, $2, $3, $4, $5, $6, true, $7)`,
    [useCaseId, demo.investment, demo.runCost, month(demo.from), demo.months, demo.basis, tx.now],
  );
  for (const benefit of demo.benefits) {
    const [row] = await tx.query<{ id: string }>(
      `insert into benefit (use_case_id, title, nature, unit, method, expected_monthly, expected_from, owner_id, is_demo,
         created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $9) returning id`,
      [
        useCaseId,
        benefit.title,
        benefit.nature,
        benefit.unit,
        benefit.method,
        benefit.expected,
        month(benefit.from),
        people[REVIEWS],
        tx.now,
      ],
    );
    for (const [back, value, state] of benefit.measures) {
      // Measured in the first days of the month that follows, and read a little later.
      const after = month(back - 1);
      const isRead = state !== 'proposed';
      await tx.query(
        `insert into benefit_measure (benefit_id, month, value, evidence, state, reason, measured_by, measured_at,
           reviewed_by, reviewed_at)
         values ($1, $2, $3, $4, $5, $6, (select id from account where person_id = $7), $8,
           case when $9 then (select id from account where person_id = $10) end, $11)`,
        [
          row?.id,
          month(back),
          value,
          'Extraction du premier jour du mois suivant, dossier partagé du projet.',
          state,
          state === 'returned'
            ? 'La période compte deux fois la dernière semaine\u00a0: refaire l’extraction.'
            : '',
          people[MEASURES],
          `${after}T09:00:00Z`,
          isRead,
          people[REVIEWS],
          isRead ? `${after}T15:00:00Z` : null,
        ],
      );
    }
  }
}

async function insertSurvey(tx: Transaction, world: DemoWorld, title: string): Promise<void> {
  const { today } = world;
  const demo = SURVEYS[title];
  if (!demo) return;
  const oldest = Math.max(...demo.marks.map(([back]) => back));
  const day = (back: number) => {
    const first = firstDayOf(addMonths(monthOf(today), -back));
    return first > today ? today : first;
  };
  const [survey] = await tx.query<{ id: string }>(
    `insert into survey (deployment_id, title, token, state, opens_on, is_demo, created_at, updated_at)
     select d.id, $2, left(translate(encode(decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 'base64'), '+/=', '-_'), 22),
       'open', $3, true, $4, $4
     from deployment d join solution s on s.id = d.solution_id
     where s.use_case_id = $1 and d.status = 'live' order by d.live_on limit 1 returning id`,
    [useCase(world, title), demo.title, day(oldest), `${day(oldest)}T09:00:00Z`],
  );
  if (!survey) throw new Error(`The demo has no deployment of « ${title} » to ask about`);
  const words = [...demo.words];
  for (const [back, marks] of demo.marks) {
    for (const [index, mark] of marks.entries()) {
      // The words go with the first answers of the latest months.
      const said = back <= 1 && index < 2 ? words.shift() : undefined;
      const isSettled = said !== undefined && said[1] !== 'pending';
      await tx.query(
        `insert into survey_answer (survey_id, day, satisfaction, ease, usefulness, verbatim, moderation, moderated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          survey.id,
          day(back),
          mark,
          Math.min(5, mark + (index % 2)),
          index % 3 === 0 ? null : mark,
          said?.[0] ?? '',
          said?.[1] ?? 'pending',
          isSettled ? tx.now : null,
        ],
      );
    }
  }
}

function useCase({ useCases }: DemoWorld, title: string): string {
  const id = useCases.get(title);
  if (id === undefined) throw new Error(`The demo has no use case « ${title} »`);
  return id;
}

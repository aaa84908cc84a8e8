import {
  addDays,
  INTERN_COMPETENCES,
  mondayOf,
  templateSteps,
  weeksOf,
  type CompetenceLevel,
  type InternshipTemplateCode,
  type LocalDate,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';

interface Lived {
  readonly id: string;
  readonly template: InternshipTemplateCode;
  readonly accountId: string | null;
  readonly tutorAccountId: string | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** What was done, what comes, what blocks: told in turn. */
const WEEKS: readonly (readonly [done: string, next: string, blocked: string])[] = [
  [
    'Lecture de trois articles sur le sujet et fiche de synthèse pour chacun.',
    'Choisir les deux approches à reproduire.',
    '',
  ],
  [
    'Première approche reproduite sur les données publiques\u202f; écart de deux points avec l’article.',
    'Expliquer l’écart, commencer la seconde approche.',
    'L’accès aux données internes n’est pas encore ouvert.',
  ],
  [
    'Écart expliqué par le découpage des jeux. Seconde approche en place.',
    'Mesures sur les données internes.',
    '',
  ],
  ['Mesures sur les données internes, présentées à la squad.', 'Préparer le tableau comparatif.', ''],
];

const SUMMARY =
  'Bonne prise en main du sujet et de l’équipe. La bibliographie est solide et les premiers résultats sont reproduits.';

/** The weeks, steps, check-ins and evaluations of the demo's internships that run or came to their end. */
export async function insertInternshipLife(tx: Transaction, world: DemoWorld): Promise<void> {
  const rows = await tx.query<Lived>(
    `select i.id, i.template, i.account_id as "accountId", i.starts_on as "startOn", i.ends_on as "endOn",
       (select a.id from account a where a.person_id = i.tutor_id limit 1) as "tutorAccountId"
     from internship i where i.is_demo and i.state in ('running','completed') order by i.starts_on`,
  );
  for (const row of rows) {
    const ended = row.endOn < world.today;
    // What came to its end is told as of some weeks later: nothing of it waits.
    const today = ended ? addDays(row.endOn, 21) : world.today;
    await insertSteps(tx, row, today);
    await insertWeeks(tx, row, today);
    await insertReviews(tx, row, today, ended);
  }
}

async function insertSteps(tx: Transaction, row: Lived, today: LocalDate): Promise<void> {
  const phases = templateSteps(row.template).filter(
    ({ kind, condition }) => kind === 'phase' && condition === null,
  );
  for (const [index, { code }] of phases.entries()) {
    const due = addDays(row.startOn, 42 * (index + 1));
    const state =
      due < today || today > row.endOn ? 'done' : addDays(due, -42) <= today ? 'in_progress' : 'planned';
    await tx.query(
      `insert into internship_step (internship_id, step, state, due_on, done_on, updated_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        row.id,
        code,
        state,
        due < row.endOn ? due : row.endOn,
        state === 'done' ? (due < row.endOn ? due : row.endOn) : null,
        tx.now,
      ],
    );
  }
}

async function insertWeeks(tx: Transaction, row: Lived, today: LocalDate): Promise<void> {
  // The present week is still a draft, the one before waits to be read.
  const weeks = weeksOf(row, today);
  const current = mondayOf(today);
  for (const [index, monday] of weeks.entries()) {
    const [done, next, blocked] = WEEKS[index % WEEKS.length] ?? ['', '', ''];
    const friday = `${addDays(monday, 4)}T15:00:00Z`;
    const sent = monday < current;
    const read = monday < addDays(current, -7);
    await tx.query(
      `insert into internship_week (internship_id, monday, done, next, blocked, submitted_at, read_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.id,
        monday,
        done,
        next,
        blocked,
        sent ? friday : null,
        read ? `${addDays(monday, 7)}T08:00:00Z` : null,
        sent ? friday : tx.now,
      ],
    );
    if (!read || blocked === '' || row.tutorAccountId === null) continue;
    await tx.query(
      `insert into internship_week_comment (internship_id, monday, text, by_account_id, at) values ($1, $2, $3, $4, $5)`,
      [
        row.id,
        monday,
        'Demande faite à l’équipe données\u00a0: réponse attendue en début de semaine.',
        row.tutorAccountId,
        `${addDays(monday, 7)}T08:05:00Z`,
      ],
    );
  }
}

async function insertReviews(tx: Transaction, row: Lived, today: LocalDate, ended: boolean): Promise<void> {
  const levels: readonly CompetenceLevel[] = ['acquired', 'in_progress', 'mastered'];
  const reviews = [
    { kind: 'check_in', heldOn: addDays(row.startOn, 21), shared: true },
    { kind: 'mid_term', heldOn: addDays(row.startOn, 60), shared: ended },
    ...(ended
      ? ([
          { kind: 'check_in', heldOn: addDays(row.startOn, 70), shared: true },
          { kind: 'final', heldOn: row.endOn, shared: true },
        ] as const)
      : []),
  ] as const;
  for (const { kind, heldOn, shared } of reviews) {
    // Held on a day that was, whatever the day the demo is loaded.
    const day = heldOn <= today ? heldOn : today;
    const content = {
      academicTutor: kind === 'check_in',
      marks:
        kind === 'check_in'
          ? []
          : INTERN_COMPETENCES.map((competence, index) => ({
              competence,
              level: levels[index % levels.length] ?? null,
              comment: '',
            })),
      summary: SUMMARY,
      strengths: 'Rigueur des mesures, écrits clairs.',
      improvements: 'Partager plus tôt les difficultés.',
      agreed: 'Un point chaque lundi avec la squad.',
    };
    await tx.query(
      `insert into internship_review (internship_id, kind, held_on, content, shared_at, by_account_id, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [
        row.id,
        kind,
        day,
        JSON.stringify(content),
        shared ? `${day}T16:00:00Z` : null,
        row.tutorAccountId,
        `${day}T15:00:00Z`,
      ],
    );
  }
}

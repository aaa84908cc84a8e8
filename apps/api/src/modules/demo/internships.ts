import {
  DEFAULT_SIGNATORIES,
  LAW_SETTINGS,
  minimumHourlyCents,
  plannedPresence,
  type LocalDate,
  type WeekSchedule,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { textFingerprint } from '../internships/index.js';
import type { DemoWorld } from './demo-world.js';
import { DEMO_INTERNSHIPS, DEMO_TERMS, type DemoInternship } from './internship-catalogue.js';

const WEEK: WeekSchedule = [420, 420, 420, 420, 420, 0, 0];
/** Places in PEOPLE: the tutor, the functional referent and who runs the programme. */
const TUTOR = 6;
const REFERENT = 4;
const MANAGER = 2;

/** Internships at different moments of their life, of the demo's intern and of two new ones, all with its tutor. */
export async function insertInternships(tx: Transaction, world: DemoWorld): Promise<void> {
  for (const internship of DEMO_INTERNSHIPS) await insertOne(tx, world, internship);
}

async function insertOne(tx: Transaction, world: DemoWorld, demo: DemoInternship): Promise<void> {
  const { on } = world;
  const name = `${demo.firstName} ${demo.lastName}`;
  const personId = (demo.person === null ? undefined : world.people[demo.person]) ?? (await person(tx, name));
  const [startOn, endOn] = [on(demo.from), on(demo.to)];
  const teaching = teachingYear(startOn);
  const agreedCents = minimumHourlyCents(LAW_SETTINGS, startOn);
  const first = on((demo.moves[0]?.[2] ?? 0) - 7);
  const last = demo.moves.at(-1);
  const [tutor] = await tx.query<{ name: string }>('select name from person where id = $1', [
    world.people[TUTOR],
  ]);
  const [row] = await tx.query<{ id: string }>(
    `insert into internship (offer_id, person_id, account_id, first_name, last_name, birth_on, title, template, state,
       post, place, school, academic_tutor, tutor_id, referent_id, squad_id, use_case_id, starts_on, ends_on,
       teaching_from, teaching_to, teaching_hours, face_to_face_hours, week_minutes, agreed_cents, purpose, is_demo,
       created_at, updated_at)
     values ((select o.id from internship_offer o where o.is_demo and o.number = $1 limit 1), $2,
       (select id from account where person_id = $2 and role = 'intern'), $3, $4, $5, $6, $7, $8, $9,
       'DataLab, Paris', $10, $11, $12, $13, (select id from squad where is_demo order by name limit 1), $14, $15, $16,
       $17, $18, 420, 380, $19, $20, $21, true, $22, $23) returning id`,
    [
      demo.offer,
      personId,
      demo.firstName,
      demo.lastName,
      `${Number(startOn.slice(0, 4)) - demo.born}-05-14`,
      demo.title,
      demo.template,
      last?.[1] ?? 'draft',
      demo.post,
      demo.school,
      demo.academicTutor,
      world.people[TUTOR],
      world.people[REFERENT],
      world.useCases.get(demo.useCase) ?? null,
      startOn,
      endOn,
      teaching.from,
      teaching.to,
      WEEK,
      agreedCents,
      JSON.stringify({
        found: [],
        confirmed: true,
        justification: 'Apprendre la recherche appliquée, encadré\u202f; aucun poste n’est remplacé.',
      }),
      `${first}T08:00:00Z`,
      `${on(last?.[2] ?? 0)}T09:00:00Z`,
    ],
  );
  const id = row?.id ?? '';
  const content = {
    ...DEMO_TERMS,
    curriculumTitle: demo.curriculum,
    skills: demo.skills,
    activities: demo.activities,
    curriculumHours: 420,
    gapYear: false,
    academicTutor: demo.academicTutor,
    tutor: tutor?.name ?? '',
    startOn,
    endOn,
    totalMinutes: plannedPresence({ startOn, endOn, schedule: WEEK }).minutes,
    weeklyMinutes: WEEK.reduce((sum, minutes) => sum + minutes, 0),
    stipendCents: agreedCents,
  };
  const isSigned = demo.signed.length === DEFAULT_SIGNATORIES.length;
  await tx.query(
    `insert into internship_agreement (internship_id, number, state, content, effective_on, sha256, created_at, updated_at)
     values ($1, 0, $2, $3, $4, $5, $6, $6)`,
    [
      id,
      isSigned ? 'signed' : 'in_signature',
      JSON.stringify(content),
      startOn,
      textFingerprint(content),
      `${first}T08:00:00Z`,
    ],
  );
  const names: Readonly<Record<string, string>> = {
    intern: name,
    host: 'Direction du DataLab',
    school: demo.school,
    academic_tutor: demo.academicTutor,
    tutor: tutor?.name ?? '',
  };
  for (const [position, signatory] of DEFAULT_SIGNATORIES.entries()) {
    const signature = demo.signed.find(([who]) => who === signatory);
    await tx.query(
      `insert into internship_signature (internship_id, number, position, signatory, name, signed_on, recorded_by)
       values ($1, 0, $2, $3, $4, $5, (select id from account where person_id = $6))`,
      [
        id,
        position,
        signatory,
        names[signatory] ?? '',
        signature ? on(signature[1]) : null,
        signature ? world.people[MANAGER] : null,
      ],
    );
  }
  await insertMoves(tx, world, id, demo, first);
}

async function insertMoves(
  tx: Transaction,
  world: DemoWorld,
  id: string,
  demo: DemoInternship,
  first: LocalDate,
): Promise<void> {
  let from: string | null = null;
  const made: readonly (readonly [string, string, LocalDate])[] = [
    ['created', 'draft', first],
    ...demo.moves.map(([name, to, day]) => [name, to, world.on(day)] as const),
  ];
  for (const [name, to, day] of made) {
    await tx.query(
      `insert into internship_move (internship_id, name, from_state, to_state, by_account_id, at)
       values ($1, $2, $3, $4, (select id from account where person_id = $5), $6)`,
      [id, name, from, to, world.people[MANAGER], `${day}T09:00:00Z`],
    );
    from = to;
  }
}

async function person(tx: Transaction, name: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    'insert into person (name, is_demo) values ($1, true) returning id',
    [name],
  );
  return row?.id ?? '';
}

/** The usual one around a day; a year longer would be none. */
function teachingYear(on: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0);
  return { from: `${year}-09-01`, to: `${year + 1}-08-31` };
}

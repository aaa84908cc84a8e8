import {
  APPLICATION_CRITERION_CODES,
  APPLICATION_TRANSITIONS,
  gridScore,
  LAW_SETTINGS,
  retentionLimit,
  type ApplicationMove,
  type ApplicationState,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';

/** Places in PEOPLE: the tutor of the offers, and who runs the programme. */
const TUTOR = 6;
const MANAGER = 2;

interface Reading {
  /** Scores of the grid in its order, by each scorer. */
  readonly scores: readonly (readonly [person: number, points: readonly number[], remark: string])[];
  readonly interview?: readonly [day: number, notes: string];
  readonly moves: readonly (readonly [name: ApplicationMove, day: number, reason?: string])[];
}

/** How candidates were read, for each offer in the order in which they applied. */
const READINGS: Readonly<Record<number, readonly Reading[]>> = {
  1: [
    {
      scores: [
        [TUTOR, [4, 4, 5, 3, 4], 'Projet de recherche documentaire bien mené.'],
        [MANAGER, [5, 4, 4, 4, 4], ''],
      ],
      interview: [-4, 'Explique clairement ses choix d’évaluation. Disponible aux dates de l’offre.'],
      moves: [
        ['shortlist', -8],
        ['invite', -6],
      ],
    },
    {
      scores: [
        [TUTOR, [3, 4, 3, 4, 4], 'Bonnes bases, peu de pratique des plongements.'],
        [MANAGER, [4, 3, 3, 4, 4], ''],
      ],
      moves: [['shortlist', -6]],
    },
    { scores: [[TUTOR, [3, 3], '']], moves: [] },
  ],
  4: [
    {
      scores: [
        [TUTOR, [4, 5, 4, 4, 5], 'Mémoire proche du sujet.'],
        [MANAGER, [4, 4, 5, 4, 5], ''],
      ],
      interview: [-4, 'Méthode solide\u00a0; a posé de bonnes questions sur les données.'],
      moves: [
        ['invite', -5],
        ['accept', -3],
      ],
    },
    { scores: [], moves: [['reject', -1, 'L’offre est pourvue.']] },
  ],
};

/** The applications of the demo, read by two people on the common grid and moved; none where none were received. */
export async function insertApplications(tx: Transaction, world: DemoWorld): Promise<void> {
  const accounts = await tx.query<{ id: string; personId: string }>(
    'select id, person_id as "personId" from account where person_id = any($1)',
    [[world.people[TUTOR], world.people[MANAGER]]],
  );
  const account = (person: number) =>
    accounts.find(({ personId }) => personId === world.people[person])?.id ?? null;
  for (const [number, readings] of Object.entries(READINGS)) {
    const received = await tx.query<{ id: string }>(
      `select a.id from internship_application a join internship_offer o on o.id = a.offer_id
       where a.is_demo and o.is_demo and o.number = $1 order by a.received_at, a.id`,
      [Number(number)],
    );
    for (const [index, { id }] of received.entries()) {
      const reading = readings[index];
      if (reading) await insertReading(tx, world, id, reading, account);
    }
  }
}

async function insertReading(
  tx: Transaction,
  { on }: DemoWorld,
  id: string,
  { scores, interview, moves }: Reading,
  account: (person: number) => string | null,
): Promise<void> {
  const given: { criterion: string; score: number }[] = [];
  for (const [person, points, remark] of scores) {
    if (account(person) === null) continue;
    for (const [index, score] of points.entries()) {
      const criterion = APPLICATION_CRITERION_CODES[index] ?? '';
      given.push({ criterion, score });
      await tx.query(
        `insert into internship_score (application_id, account_id, criterion, score, note, at) values ($1, $2, $3, $4, $5, $6)`,
        [id, account(person), criterion, score, index === 0 ? remark : '', `${on(-4)}T14:00:00Z`],
      );
    }
  }
  if (interview) {
    await tx.query(
      `insert into internship_interview (application_id, held_on, notes, by_account_id, at) values ($1, $2, $3, $4, $5)`,
      [id, on(interview[0]), interview[1], account(TUTOR), `${on(interview[0])}T15:00:00Z`],
    );
  }
  let state: ApplicationState = 'received';
  for (const [name, day, reason] of moves) {
    const to: ApplicationState = APPLICATION_TRANSITIONS.find((one) => one.name === name)?.to ?? state;
    await tx.query(
      `insert into internship_application_move (application_id, name, from_state, to_state, reason, by_account_id, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, name, state, to, reason ?? '', account(MANAGER), `${on(day)}T16:00:00Z`],
    );
    state = to;
  }
  const last = moves.at(-1);
  const decided = last !== undefined && (state === 'accepted' || state === 'rejected');
  const contact = decided ? on(last[1]) : null;
  const until =
    contact === null
      ? null
      : retentionLimit({ state, lastContactOn: contact, internshipEndOn: null }, LAW_SETTINGS);
  await tx.query(
    `update internship_application set state = $2, score = $3, decided_at = $4, last_contact_on = coalesce($5, last_contact_on),
       retained_until = coalesce($6, retained_until), version = version + 1 where id = $1`,
    [id, state, gridScore(given), contact === null ? null : `${contact}T16:00:00Z`, contact, until],
  );
}

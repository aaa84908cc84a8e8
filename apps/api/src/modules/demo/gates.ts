import {
  addDays,
  type Border,
  type GateCriterion,
  type GateOpinion,
  type GateSlot,
  type LocalDate,
  type Met,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { canonical, GateFacts, sha256 } from '../gates/index.js';
import type { DemoWorld } from './demo-world.js';
import { CONDITIONS, NOTES, OPEN_REVIEWS, RECYCLED, type DemoReview } from './gates-catalogue.js';

/** In the order of catalogue.ts. */
const LEADERSHIP = 1;
const EXPERT = 4;

interface Grid {
  readonly id: string;
  readonly border: Border;
  readonly criteria: readonly GateCriterion[];
}

/** The review that each border crossed stands for, some with conditions, and three that are open today. */
export async function insertGates(tx: Transaction, world: DemoWorld): Promise<void> {
  const grids = await tx.query<Grid>('select id, border, criteria from gate_grid where number = 1');
  const gridOf = new Map(grids.map((grid) => [grid.border, grid]));
  const moves = await tx.query<{
    id: string;
    border: Border;
    on: LocalDate;
    by: string | null;
    title: string;
  }>(
    `select u.id, u.title, v.from_stage || '_' || v.to_stage as border, v.effective_on as on, v.by_person_id as by
     from use_case_move v join use_case u on u.id = v.use_case_id
     where u.is_demo and v.kind in ('advanced', 'closed') order by v.effective_on, v.seq`,
  );
  for (const { id, border, on, by, title } of moves) {
    const grid = gridOf.get(border);
    if (!grid) continue;
    const again = RECYCLED.get(title);
    if (again && border === 'framing_delivery') {
      const recycled = { state: 'recycle', decidedOn: earlier(on, 35), reason: again } as const;
      await insertDecided(tx, world, { grid, useCaseId: id, authorId: by, ...recycled });
    }
    const conditions = CONDITIONS.get(title)?.[border] ?? [];
    const state = conditions.length > 0 ? 'conditional_go' : 'go';
    const reason =
      border === 'usage_closed' ? 'Objectifs atteints\u00a0: le guide est repris par la formation.' : null;
    const reviewId = await insertDecided(tx, world, {
      grid,
      useCaseId: id,
      authorId: by,
      state,
      decidedOn: on,
      reason,
    });
    for (const [text, owner, days, done] of conditions) {
      await tx.query(
        `insert into register_item (use_case_id, kind, number, title, state, owner_id, opened_on, due_on, closed_on,
           gate_review_id, by_person_id)
         values ($1, 'action', (select coalesce(max(number), 0) + 1 from register_item where use_case_id = $1 and kind = 'action'),
           $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          text,
          done ? 'done' : 'todo',
          world.people[owner],
          on,
          done ? earlier(on, -days) : world.on(days),
          done ? earlier(on, -days) : null,
          reviewId,
          world.people[LEADERSHIP],
        ],
      );
    }
  }
  for (const review of OPEN_REVIEWS) await insertOpen(tx, world, review, gridOf);
}

interface Decided {
  readonly grid: Grid;
  readonly useCaseId: string;
  readonly authorId: string | null;
  readonly state: 'go' | 'conditional_go' | 'recycle';
  readonly decidedOn: LocalDate;
  readonly reason: string | null;
}

async function insertDecided(tx: Transaction, world: DemoWorld, review: Decided): Promise<string> {
  const { grid, useCaseId, authorId, state, decidedOn, reason } = review;
  const requestedOn = earlier(decidedOn, 12);
  const id = await insertReview(tx, {
    grid,
    useCaseId,
    authorId,
    state,
    note: NOTES[grid.border],
    requestedOn,
    reviewOn: decidedOn,
    decidedOn,
    decidedById: world.people[LEADERSHIP] ?? null,
    reason,
  });
  const answers = grid.criteria.map(({ key }, index): Answer => [
    key,
    state === 'recycle' && index === 1 ? 'no' : 'yes',
    '',
  ]);
  await insertAnswers(tx, id, answers, authorId, earlier(decidedOn, 5));
  for (const { key, evidenceRequired, label } of grid.criteria) {
    if (!evidenceRequired) continue;
    await insertLink(tx, id, { criterion: key, label: label.fr, by: authorId, on: earlier(decidedOn, 6) });
  }
  const said = state === 'recycle' ? 'reserved' : 'favourable';
  await insertSlots(tx, id, [
    ['technical', world.people[EXPERT], said, NOTHING, earlier(decidedOn, 2)],
    ['final', world.people[LEADERSHIP], null, null, null],
  ]);
  return id;
}

const NOTHING = 'Rien à ajouter.';

async function insertOpen(
  tx: Transaction,
  world: DemoWorld,
  demo: DemoReview,
  grids: ReadonlyMap<Border, Grid>,
): Promise<void> {
  const useCaseId = world.useCases.get(demo.title);
  const grid = grids.get(demo.border);
  if (useCaseId === undefined || !grid) return;
  const authorId = world.people[demo.author] ?? null;
  const id = await insertReview(tx, {
    grid,
    useCaseId,
    authorId,
    state: demo.state,
    note: demo.note,
    requestedOn: world.on(demo.requested),
    reviewOn: world.on(demo.review),
    decidedOn: null,
    decidedById: null,
    reason: null,
  });
  const on = world.on(demo.requested + 2);
  await insertAnswers(tx, id, demo.answers, authorId, on);
  for (const [criterion, label] of demo.links)
    await insertLink(tx, id, { criterion, label, by: authorId, on });
  for (const [criterion, fact] of demo.facts) {
    const bytes = await new GateFacts().read(tx.query.bind(tx), useCaseId, fact);
    if (bytes === null) continue;
    const piece = { criterion, kind: 'fact', label: fact, url: null, fact, by: authorId, on };
    await insertPiece(tx, id, { ...piece, bytes });
  }
  await insertSlots(
    tx,
    id,
    demo.slots.map(([slot, person, opinion, comment]) => [
      slot,
      world.people[person],
      opinion,
      comment,
      opinion === null ? null : world.on(-1),
    ]),
  );
}

interface ReviewRow {
  readonly grid: Grid;
  readonly useCaseId: string;
  readonly authorId: string | null;
  readonly state: string;
  readonly note: string;
  readonly requestedOn: LocalDate;
  readonly reviewOn: LocalDate;
  readonly decidedOn: LocalDate | null;
  readonly decidedById: string | null;
  readonly reason: string | null;
}

async function insertReview(tx: Transaction, row: ReviewRow): Promise<string> {
  const [inserted] = await tx.query<{ id: string }>(
    `insert into gate_review (use_case_id, border, number, grid_id, state, author_id, note, requested_on, review_on,
       decided_on, decided_by_id, reason, created_at, updated_at)
     values ($1, $2, (select count(*) + 1 from gate_review where use_case_id = $1 and border = $2), $3, $4, $5, $6, $7,
       $8, $9, $10, $11, $12, $12) returning id`,
    [
      row.useCaseId,
      row.grid.border,
      row.grid.id,
      row.state,
      row.authorId,
      row.note,
      row.requestedOn,
      row.reviewOn,
      row.decidedOn,
      row.decidedById,
      row.reason,
      at(row.decidedOn ?? row.requestedOn),
    ],
  );
  return inserted?.id ?? '';
}

type Answer = readonly [criterion: string, met: Met, comment: string];

async function insertAnswers(
  tx: Transaction,
  reviewId: string,
  answers: readonly Answer[],
  by: string | null,
  on: LocalDate,
): Promise<void> {
  await tx.query(
    `insert into gate_answer (review_id, criterion, met, comment, by_person_id, at)
     select $1, a.criterion, a.met, a.comment, $5, $6
     from unnest($2::text[], $3::text[], $4::text[]) as a (criterion, met, comment)`,
    [
      reviewId,
      answers.map(([criterion]) => criterion),
      answers.map(([, met]) => met),
      answers.map(([, , comment]) => comment),
      by,
      at(on),
    ],
  );
}

function insertLink(
  tx: Transaction,
  reviewId: string,
  { criterion, label, by, on }: { criterion: string; label: string; by: string | null; on: LocalDate },
): Promise<void> {
  const url = `https://documents.demo.example/${criterion.replaceAll('_', '-')}`;
  const bytes = Buffer.from(canonical({ label, note: '', url }), 'utf8');
  return insertPiece(tx, reviewId, { criterion, kind: 'link', label, url, fact: null, bytes, by, on });
}

interface Piece {
  readonly criterion: string;
  readonly kind: string;
  readonly label: string;
  readonly url: string | null;
  readonly fact: string | null;
  readonly bytes: Buffer;
  readonly by: string | null;
  readonly on: LocalDate;
}

async function insertPiece(tx: Transaction, reviewId: string, piece: Piece): Promise<void> {
  await tx.query(
    `insert into gate_evidence (review_id, criterion, kind, label, url, fact, media_type, size, bytes, sha256,
       by_person_id, at)
     values ($1, $2, $3, $4, $5, $6, 'application/json', $7, $8, $9, $10, $11)`,
    [
      reviewId,
      piece.criterion,
      piece.kind,
      piece.label,
      piece.url,
      piece.fact,
      piece.bytes.length,
      piece.bytes,
      sha256(piece.bytes),
      piece.by,
      at(piece.on),
    ],
  );
}

type SlotRow = readonly [
  slot: GateSlot,
  personId: string | undefined,
  opinion: GateOpinion | null,
  comment: string | null,
  on: LocalDate | null,
];

async function insertSlots(tx: Transaction, reviewId: string, slots: readonly SlotRow[]): Promise<void> {
  for (const [slot, personId, opinion, comment, on] of slots) {
    await tx.query(
      'insert into gate_slot (review_id, slot, person_id, opinion, comment, at) values ($1, $2, $3, $4, $5, $6)',
      [reviewId, slot, personId, opinion, comment, on === null ? null : at(on)],
    );
  }
}

const at = (day: LocalDate) => `${day}T10:00:00Z`;

function earlier(day: LocalDate, days: number): LocalDate {
  return addDays(day, -days);
}

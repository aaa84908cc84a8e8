import { Injectable } from '@nestjs/common';
import type { PublishScoringGrid, ScoringGrid } from '@jalon/contracts';
import type { ScoringInputs, ScoringMethod, ScoringResult } from '@jalon/domain';
import type { Query } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

const CARDS_MAX = 200;

export interface CardRow {
  readonly id: string;
  readonly method: ScoringMethod;
  readonly gridId: string;
  readonly gridNumber: number;
  readonly inputs: Record<string, number | boolean>;
  readonly result: ScoringResult;
  readonly comment: string;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly scoredAt: string;
}

const GRIDS = `select g.id, g.method, g.number, g.criteria, g.note, g.created_at as "createdAt", p.name as "byName"
  from scoring_grid g left join person p on p.id = g.by_person_id`;

@Injectable()
export class ScoringStore {
  /** Every version of every method, newest first. */
  grids(query: Query): Promise<ScoringGrid[]> {
    return query<ScoringGrid>(`${GRIDS} order by g.method, g.number desc`);
  }

  /** Newest first. */
  cards(query: Query, useCaseId: string): Promise<CardRow[]> {
    return query<CardRow>(
      `select c.id, g.method, c.grid_id as "gridId", g.number as "gridNumber", c.inputs, c.result, c.comment,
         c.by_person_id as "byId", p.name as "byName", c.scored_at as "scoredAt"
       from score_card c join scoring_grid g on g.id = c.grid_id left join person p on p.id = c.by_person_id
       where c.use_case_id = $1 order by c.scored_at desc, c.seq desc limit ${CARDS_MAX}`,
      [useCaseId],
    );
  }

  async add(
    tx: Transaction,
    useCaseId: string,
    card: {
      readonly gridId: string;
      readonly inputs: ScoringInputs;
      readonly result: ScoringResult;
      readonly comment: string;
    },
  ): Promise<void> {
    await tx.query(
      `insert into score_card (use_case_id, grid_id, inputs, result, score, comment, by_person_id, scored_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        useCaseId,
        card.gridId,
        JSON.stringify(card.inputs),
        JSON.stringify(card.result),
        card.result.score,
        card.comment,
        tx.actor.personId,
        tx.now,
      ],
    );
  }

  /** False when another version was published meanwhile. */
  async publish(tx: Transaction, { method, basedOn, note, criteria }: PublishScoringGrid): Promise<boolean> {
    const rows = await tx.query(
      `insert into scoring_grid (method, number, criteria, note, by_person_id, created_at)
       select $1, $2::int + 1, $3, $4, $5, $6
       where (select max(number) from scoring_grid where method = $1) = $2::int
       on conflict (method, number) do nothing returning id`,
      [method, basedOn, JSON.stringify(criteria), note, tx.actor.personId, tx.now],
    );
    return rows.length === 1;
  }
}

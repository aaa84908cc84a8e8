import { Injectable } from '@nestjs/common';
import {
  studyAnswers,
  type LocalDate,
  type MovedStudy,
  type Principal,
  type Study,
  type StudyAnswers,
  type StudySection,
  type StudyState,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { visibleStudies } from './visible-studies.js';

/** A study with what its page tells beside it. */
export interface StudyRecord extends Study {
  readonly step: StudySection | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly useCase: { readonly id: string; readonly code: string; readonly title: string } | null;
  readonly moves: readonly {
    readonly id: string;
    readonly from: StudyState | null;
    readonly to: StudyState;
    readonly on: LocalDate;
    readonly reason: string | null;
    readonly byId: string | null;
  }[];
}

interface StudyRow extends Omit<StudyRecord, 'answers'> {
  readonly answers: Partial<StudyAnswers>;
}

const COLUMNS = `s.id, s.code, s.title, s.entity_id as "entityId", s.account_id as "accountId",
  s.by_person_id as "byPersonId", s.state, s.recommendation, s.recommendation_reason as "recommendationReason",
  s.revisit_on as "revisitOn", s.answers, s.step, s.use_case_id as "useCaseId", s.submitted_on as "submittedOn",
  s.decided_on as "decidedOn", s.decided_by_id as "decidedById", s.created_at as "createdAt",
  s.updated_at as "updatedAt", s.version`;

/** What it became, if the reader sees that: a use case may have passed to another entity since. */
const became = (principal: Principal, values: Values) =>
  `(select json_build_object('id', u.id, 'code', u.code, 'title', u.title)
    from use_case u where u.id = s.use_case_id and ${visibleTo(principal, values)}) as "useCase"`;

const MOVES = `(select coalesce(json_agg(json_build_object('id', m.seq::text, 'from', m.from_state, 'to', m.to_state,
      'on', m.on_day, 'reason', m.reason, 'byId', m.by_person_id) order by m.seq), '[]')
    from study_move m where m.study_id = s.id) as moves`;

export interface SavedSection {
  readonly title: string;
  readonly entityId: string;
  readonly section: StudySection;
  readonly value: StudyAnswers[StudySection];
}

/** Opportunity studies with their moves. Readers find only what they may see. */
@Injectable()
export class StudyStore {
  constructor(private readonly database: Database) {}

  /** Undefined when it does not exist or `principal` may not see it: nobody can tell which. */
  async find(principal: Principal, id: string, tx?: Transaction): Promise<StudyRecord | undefined> {
    const values = new Values();
    const text = `select ${COLUMNS}, ${became(principal, values)}, ${MOVES} from opportunity_study s
      where s.id = ${values.add(id)} and ${visibleStudies(principal, values)}`;
    const [row] = tx
      ? await tx.query<StudyRow>(text, values.all)
      : await this.database.query<StudyRow>(text, values.all);
    return row && { ...row, answers: studyAnswers(row.answers) };
  }

  async sees(principal: Principal, id: string): Promise<boolean> {
    const values = new Values();
    const rows = await this.database.query(
      `select 1 from opportunity_study s where s.id = ${values.add(id)} and ${visibleStudies(principal, values)}`,
      values.all,
    );
    return rows.length > 0;
  }

  /** Holds the row until the transaction ends: saves and moves of one study follow each other. */
  async hold(tx: Transaction, principal: Principal, id: string): Promise<StudyRecord | undefined> {
    await tx.query('select 1 from opportunity_study where id = $1 for no key update', [id]);
    return this.find(principal, id, tx);
  }

  async add(tx: Transaction, study: Pick<Study, 'title' | 'entityId'>, on: LocalDate): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into opportunity_study (title, entity_id, account_id, by_person_id, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $5) returning id`,
      [study.title, study.entityId, tx.actor.accountId, tx.actor.personId, tx.now],
    );
    const id = row?.id ?? '';
    await this.recordMove(tx, id, { from: null, to: 'draft', on, reason: null });
    return id;
  }

  /**
   * Writes one step; the caller holds the row and has compared the version. Who takes over a study whose account is
   * gone becomes its author: they do not decide on it.
   */
  async saveSection(tx: Transaction, id: string, saved: SavedSection): Promise<void> {
    await tx.query(
      `update opportunity_study set title = $2, entity_id = $3, step = $4, version = version + 1, updated_at = $6,
         account_id = coalesce(account_id, $7), answers = jsonb_set(answers, array[$4::text], $5::jsonb) where id = $1`,
      [
        id,
        saved.title,
        saved.entityId,
        saved.section,
        JSON.stringify(saved.value),
        tx.now,
        tx.actor.accountId,
      ],
    );
  }

  /** Writes where the study stands now; the caller holds the row and has compared the version. */
  async saveMove(
    tx: Transaction,
    id: string,
    moved: MovedStudy & Pick<Study, 'useCaseId' | 'decidedById'>,
  ): Promise<void> {
    await tx.query(
      `update opportunity_study set state = $2, recommendation = $3, recommendation_reason = $4, revisit_on = $5,
         submitted_on = $6, decided_on = $7, decided_by_id = $8, use_case_id = $9, version = version + 1,
         updated_at = $10, account_id = case $2 when 'submitted' then coalesce(account_id, $11) else account_id end
       where id = $1`,
      [
        id,
        moved.state,
        moved.recommendation,
        moved.recommendationReason,
        moved.revisitOn,
        moved.submittedOn,
        moved.decidedOn,
        moved.decidedById,
        moved.useCaseId,
        tx.now,
        tx.actor.accountId,
      ],
    );
  }

  async recordMove(
    tx: Transaction,
    id: string,
    move: {
      readonly from: StudyState | null;
      readonly to: StudyState;
      readonly on: LocalDate;
      readonly reason: string | null;
    },
  ): Promise<void> {
    await tx.query(
      `insert into study_move (study_id, from_state, to_state, on_day, reason, by_person_id, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, move.from, move.to, move.on, move.reason, tx.actor.personId, tx.now],
    );
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from opportunity_study where id = $1', [id]);
  }

  /** Of the ids given, those that name an entity or a person still in use; held until the transaction ends. */
  async inUse(
    tx: Transaction,
    table: 'partner_entity' | 'person',
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(
      `select id from ${table} where id = any($1) and not archived for key share`,
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}

import { Injectable } from '@nestjs/common';
import type { GateGrid } from '@jalon/contracts';
import type {
  Border,
  Condition,
  GateCriterion,
  GateOpinion,
  GateSlot,
  LocalDate,
  Met,
  ReviewState,
  Role,
  Stage,
} from '@jalon/domain';
import type { Query } from '../../../database/database.js';

export interface ReviewRow {
  readonly id: string;
  readonly border: Border;
  readonly number: number;
  readonly state: ReviewState;
  readonly gridNumber: number;
  readonly criteria: GateCriterion[];
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly note: string;
  readonly requestedOn: LocalDate;
  readonly reviewOn: LocalDate | null;
  readonly decidedOn: LocalDate | null;
  readonly decidedById: string | null;
  readonly decidedByName: string | null;
  readonly reason: string | null;
  readonly resumeOn: LocalDate | null;
  readonly version: number;
}

export interface AnswerRow {
  readonly reviewId: string;
  readonly criterion: string;
  readonly met: Met;
  readonly comment: string;
  readonly byName: string | null;
  readonly at: string;
}

export interface EvidenceRow {
  readonly id: string;
  readonly reviewId: string;
  readonly criterion: string;
  readonly kind: 'file' | 'link' | 'fact';
  readonly label: string;
  readonly note: string;
  readonly url: string | null;
  readonly fact: 'use_case' | 'study' | 'plan' | 'agreement' | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly at: string;
}

export interface SlotRow {
  readonly id: string;
  readonly reviewId: string;
  readonly slot: GateSlot;
  readonly personId: string;
  readonly personName: string;
  readonly opinion: GateOpinion | null;
  readonly comment: string | null;
  readonly at: string | null;
}

export interface ConditionRow {
  readonly id: string;
  readonly reviewId: string;
  readonly title: string;
  readonly ownerName: string | null;
  readonly dueOn: LocalDate | null;
  readonly state: string;
}

export interface ReviewerRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

const REVIEWS = `select r.id, r.border, r.number, r.state, g.number as "gridNumber", g.criteria,
    r.author_id as "authorId", a.name as "authorName", r.note, r.requested_on as "requestedOn",
    r.review_on as "reviewOn", r.decided_on as "decidedOn", r.decided_by_id as "decidedById",
    d.name as "decidedByName", r.reason, r.resume_on as "resumeOn", r.version
  from gate_review r join gate_grid g on g.id = r.grid_id
  left join person a on a.id = r.author_id left join person d on d.id = r.decided_by_id`;

const OF_CASE = 'in (select id from gate_review where use_case_id = $1)';

const GRIDS = `select g.id, g.border, g.number, g.criteria, g.created_at as "createdAt", p.name as "byName"
  from gate_grid g left join person p on p.id = g.by_person_id`;

/** Gates as they are read: each statement takes every review of a use case at once. */
@Injectable()
export class GateRead {
  /** The open review first, then the newest. */
  reviews(query: Query, useCaseId: string): Promise<ReviewRow[]> {
    return query<ReviewRow>(
      `${REVIEWS} where r.use_case_id = $1
       order by r.decided_on is not null, r.decided_on desc, r.created_at desc, r.number desc`,
      [useCaseId],
    );
  }

  answers(query: Query, useCaseId: string): Promise<AnswerRow[]> {
    return query<AnswerRow>(
      `select n.review_id as "reviewId", n.criterion, n.met, n.comment, p.name as "byName", n.at
       from gate_answer n left join person p on p.id = n.by_person_id where n.review_id ${OF_CASE}`,
      [useCaseId],
    );
  }

  evidence(query: Query, useCaseId: string): Promise<EvidenceRow[]> {
    return query<EvidenceRow>(
      `select e.id, e.review_id as "reviewId", e.criterion, e.kind, e.label, e.note, e.url, e.fact,
         e.media_type as "mediaType", e.size, e.sha256, e.by_person_id as "byId", p.name as "byName", e.at
       from gate_evidence e left join person p on p.id = e.by_person_id
       where e.review_id ${OF_CASE} order by e.seq`,
      [useCaseId],
    );
  }

  slots(query: Query, useCaseId: string): Promise<SlotRow[]> {
    return query<SlotRow>(
      `select s.id, s.review_id as "reviewId", s.slot, s.person_id as "personId", p.name as "personName",
         s.opinion, s.comment, s.at
       from gate_slot s join person p on p.id = s.person_id where s.review_id ${OF_CASE}
       order by array_position(array['sponsor','business','technical','risk','final'], s.slot), p.name, s.id`,
      [useCaseId],
    );
  }

  conditions(query: Query, useCaseId: string): Promise<ConditionRow[]> {
    return query<ConditionRow>(
      `select i.id, i.gate_review_id as "reviewId", i.title, p.name as "ownerName", i.due_on as "dueOn", i.state
       from register_item i left join person p on p.id = i.owner_id
       where i.gate_review_id ${OF_CASE} and i.kind = 'action' order by i.due_on, i.number`,
      [useCaseId],
    );
  }

  async position(
    query: Query,
    useCaseId: string,
  ): Promise<{ readonly stage: Stage; readonly condition: Condition } | undefined> {
    const [row] = await query<{ stage: Stage; condition: Condition }>(
      'select stage, condition from use_case where id = $1',
      [useCaseId],
    );
    return row;
  }

  /** Who has an account that may be named: the lab, and partners of the entity. */
  reviewers(query: Query, entityId: string, roles: readonly Role[]): Promise<ReviewerRow[]> {
    return query<ReviewerRow>(
      `select p.id, p.name, c.role from account c join person p on p.id = c.person_id
       where c.disabled_at is null and not p.archived and c.role = any($2)
         and (c.role <> 'partner' or c.entity_id = $1)
       order by p.name, p.id`,
      [entityId, roles],
    );
  }

  grids(query: Query): Promise<GateGrid[]> {
    return query<GateGrid>(`${GRIDS} order by g.border, g.number desc`);
  }

  async lastGrid(query: Query, border: Border): Promise<GateGrid | undefined> {
    const [row] = await query<GateGrid>(`${GRIDS} where g.border = $1 order by g.number desc limit 1`, [
      border,
    ]);
    return row;
  }

  /** One piece with its bytes, and whether `personId` sits in a slot of its review. */
  async content(
    query: Query,
    useCaseId: string,
    reviewId: string,
    evidenceId: string,
    personId: string,
  ): Promise<(EvidenceRow & { readonly bytes: Buffer; readonly inSlot: boolean }) | undefined> {
    const [row] = await query<EvidenceRow & { bytes: Buffer; inSlot: boolean }>(
      `select e.id, e.review_id as "reviewId", e.kind, e.label, e.fact, e.media_type as "mediaType", e.size, e.sha256,
         e.bytes, exists (select 1 from gate_slot s where s.review_id = r.id and s.person_id = $4) as "inSlot"
       from gate_evidence e join gate_review r on r.id = e.review_id
       where r.use_case_id = $1 and r.id = $2 and e.id = $3`,
      [useCaseId, reviewId, evidenceId, personId],
    );
    return row;
  }
}

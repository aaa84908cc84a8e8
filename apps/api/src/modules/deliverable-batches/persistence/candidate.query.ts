import { Injectable } from '@nestjs/common';
import type { BatchRequest } from '@jalon/contracts';
import type { DeliverableState } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';

/** Something of the request that gives one document, with the deliverable that was made from it last. */
export interface Candidate {
  /** Null for a month. */
  readonly subjectId: string | null;
  /** Of a month only: whose. */
  readonly entityId: string | null;
  readonly label: string;
  readonly entityName: string | null;
  readonly deliverableId: string | null;
  readonly title: string | null;
  /** Of the deliverable: the entity its template is chosen for. */
  readonly templateEntityId: string | null;
  readonly state: DeliverableState | null;
  readonly number: number | null;
  readonly versionState: 'queued' | 'rendering' | 'ready' | 'failed' | null;
  readonly origin: 'generated' | 'uploaded' | null;
  readonly madeAt: string | null;
}

interface Source {
  readonly columns: string;
  readonly from: string;
  readonly where: readonly string[];
  /** What a deliverable `d` is made from, to be one of this. */
  readonly made: string;
  readonly order: string;
}

/** Finds what a request of a batch covers: one statement, `most` at most. */
@Injectable()
export class CandidateQuery {
  constructor(private readonly database: Database) {}

  /** These deliverables, nobody else's to change until the transaction ends; in one order, so that two never cross. */
  async hold(tx: Transaction, deliverableIds: readonly string[]): Promise<void> {
    await tx.query('select id from deliverable where id = any($1::uuid[]) order by id for update', [
      deliverableIds,
    ]);
  }

  find(request: BatchRequest, most: number, tx?: Transaction): Promise<Candidate[]> {
    const values = new Values();
    const { columns, from, where, made, order } = sourceOf(request, values);
    const [kind, language] = [values.add(request.kind), values.add(request.language)];
    return (tx ?? this.database).query<Candidate>(
      `select ${columns}, x.id as "deliverableId", x.title, x.entity_id as "templateEntityId", x.state, x.number,
         x.version_state as "versionState", x.origin, x.made_at as "madeAt"
       from ${from}
       left join lateral (
         select d.id, d.title, d.entity_id, d.state, v.number, v.state as version_state, v.origin,
           coalesce(v.ready_at, v.created_at) as made_at
         from deliverable d left join lateral (select * from deliverable_version v where v.deliverable_id = d.id
           order by v.number desc limit 1) v on true
         where d.kind = ${kind}::text and d.language = ${language}::text and ${made}
         order by d.updated_at desc, d.id limit 1) x on true
       where ${where.join(' and ')} order by ${order} limit ${most}`,
      values.all,
    );
  }
}

function sourceOf(request: BatchRequest, values: Values): Source {
  const of = (column: string): string[] =>
    request.entityIds.length === 0 ? [] : [`${column} = any(${values.add(request.entityIds)}::uuid[])`];
  switch (request.kind) {
    case 'committee_deck': {
      const month = values.add(`${request.month}-01`);
      return {
        columns: `m.id as "subjectId", null::uuid as "entityId", m.held_on || ' · ' || m.title as label,
          e.name as "entityName"`,
        from: 'meeting m left join partner_entity e on e.id = m.entity_id',
        where: [
          `m.held_on >= ${month}::date and m.held_on < ${month}::date + interval '1 month'`,
          `m.state <> 'cancelled' and m.kind = any(${values.add(request.meetingKinds)}::text[])`,
          'exists (select 1 from meeting_use_case l where l.meeting_id = m.id)',
          ...of('m.entity_id'),
        ],
        made: 'd.subject_id = m.id',
        order: 'm.held_on, m.title, m.id',
      };
    }
    case 'use_case_brief': {
      const { useCaseIds, stages } = request;
      return {
        columns: `u.id as "subjectId", null::uuid as "entityId", u.code || ' · ' || u.title as label,
          e.name as "entityName"`,
        from: 'use_case u left join partner_entity e on e.id = u.entity_id',
        where: [
          'true',
          ...(useCaseIds.length === 0 ? [] : [`u.id = any(${values.add(useCaseIds)}::uuid[])`]),
          ...(stages.length === 0 ? [] : [`u.stage = any(${values.add(stages)}::text[])`]),
          ...of('u.entity_id'),
        ],
        made: 'd.subject_id = u.id',
        order: 'u.number',
      };
    }
    case 'monthly_report':
      return {
        columns: `null::uuid as "subjectId", e.id as "entityId", e.name as label, e.name as "entityName"`,
        from: 'partner_entity e',
        where: [
          'not e.archived and exists (select 1 from use_case u where u.entity_id = e.id)',
          ...of('e.id'),
        ],
        made: `d.entity_id = e.id and d.month = ${values.add(request.month)}::text`,
        order: 'e.name, e.id',
      };
  }
}

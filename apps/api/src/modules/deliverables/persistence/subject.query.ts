import { Injectable } from '@nestjs/common';
import { DELIVERABLE_RULES, type DeliverableKind } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';

/** Something a deliverable can be made from. */
export interface SubjectRow {
  readonly id: string;
  /** In no language: a code or a day, and a title. */
  readonly label: string;
  readonly detail: string;
  readonly entityName: string | null;
  readonly entityId: string | null;
  readonly useCaseId: string | null;
}

const MOST = 20;

interface Source {
  readonly columns: string;
  readonly from: string;
  /** What is searched, folded. */
  readonly words: string;
  readonly id: string;
  readonly where: string;
  readonly order: string;
}

const USE_CASE: Source = {
  columns: `u.id, u.code || ' · ' || u.title as label, left(u.summary, 160) as detail, e.name as "entityName",
    u.entity_id as "entityId", u.id as "useCaseId"`,
  from: 'use_case u left join partner_entity e on e.id = u.entity_id',
  words: `u.code || ' ' || u.title`,
  id: 'u.id',
  where: 'true',
  order: 'u.number desc',
};
/** A draft is its author's alone. */
const STUDY: Source = {
  columns: `s.id, s.code || ' · ' || s.title as label, '' as detail, e.name as "entityName",
    s.entity_id as "entityId", s.use_case_id as "useCaseId"`,
  from: 'opportunity_study s join partner_entity e on e.id = s.entity_id',
  words: `s.code || ' ' || s.title`,
  id: 's.id',
  where: `s.state <> 'draft'`,
  order: 's.number desc',
};
const agreements = (kind: 'agreement' | 'amendment'): Source => ({
  columns: `g.id, u.code || ' · ' || g.title as label, u.title as detail, e.name as "entityName",
    u.entity_id as "entityId", u.id as "useCaseId"`,
  from: `agreement g join use_case u on u.id = g.use_case_id left join partner_entity e on e.id = u.entity_id`,
  words: `u.code || ' ' || u.title || ' ' || g.title`,
  id: 'g.id',
  where: `g.kind = '${kind}'`,
  order: 'g.updated_at desc, g.id',
});
const meetings = (where: string): Source => ({
  columns: `m.id, m.held_on || ' · ' || m.title as label, left(m.objective, 160) as detail, e.name as "entityName",
    m.entity_id as "entityId", null::uuid as "useCaseId"`,
  from: 'meeting m left join partner_entity e on e.id = m.entity_id',
  words: `m.held_on || ' ' || m.title`,
  id: 'm.id',
  where: `m.state <> 'cancelled' and ${where}`,
  order: 'm.held_on desc, m.id',
});
const submitted = (outcome: string) => `exists (select 1 from minutes n join minutes_submission s
  on s.minutes_id = n.id where n.meeting_id = m.id and ${outcome})`;
const APPROVED = meetings(submitted(`s.outcome = 'approved'`));

/** Named by its first day and its title: names of people stay out of titles, and of what titles go into. */
const internships = (where: string): Source => ({
  columns: `i.id, i.starts_on || ' · ' || i.title as label, i.first_name || ' ' || i.last_name as detail,
    null as "entityName", null::uuid as "entityId", null::uuid as "useCaseId"`,
  from: 'internship i',
  words: `i.title || ' ' || i.first_name || ' ' || i.last_name`,
  id: 'i.id',
  where,
  order: 'i.starts_on desc, i.id',
});

/** In the order of the catalogue, the latest year first. */
const OFFER: Source = {
  columns: `o.id, c.year || ' · ' || o.number || '. ' || o.title as label, o.content->>'role' as detail,
    null as "entityName", null::uuid as "entityId", null::uuid as "useCaseId"`,
  from: 'internship_offer o join internship_campaign c on c.id = o.campaign_id',
  words: `c.year || ' ' || o.title || ' ' || (o.content->>'role')`,
  id: 'o.id',
  where: 'true',
  order: 'c.year desc, o.number',
};

/** What gives each kind now; a month and a year are no rows. */
const SOURCES: Readonly<Record<DeliverableKind, Source | null>> = {
  opportunity_restitution: STUDY,
  agreement: agreements('agreement'),
  amendment: agreements('amendment'),
  committee_deck: meetings(
    `m.kind <> 'workshop' and exists (select 1 from meeting_use_case l where l.meeting_id = m.id)`,
  ),
  minutes: APPROVED,
  decisions: APPROVED,
  workshop_deck: meetings(
    `m.kind = 'workshop' and ${submitted(`(s.outcome = 'approved' or s.outcome is null)`)}`,
  ),
  communication: USE_CASE,
  use_case_brief: USE_CASE,
  monthly_report: null,
  internship_catalogue: null,
  internship_offer_sheet: OFFER,
  internship_agreement: internships('true'),
  internship_certificate: internships(`i.state not in ('draft', 'in_signature', 'signed')`),
  internship_evaluation: internships(`i.state <> 'draft'`),
  programme_report: null,
  comparative_study: USE_CASE,
  bibliography: USE_CASE,
};

/** Finds what a deliverable can be made from. */
@Injectable()
export class SubjectQuery {
  constructor(private readonly database: Database) {}

  /** Twenty at most, the latest first; none for what is a month or a year. */
  async search(kind: DeliverableKind, typed: string): Promise<SubjectRow[]> {
    const source = SOURCES[kind];
    if (!source) return [];
    const values = new Values();
    const words = typed.split(/\s+/).filter((word) => word !== '');
    const found = words.map((word) => {
      const like = values.add(word.replace(/[\\%_]/g, '\\$&'));
      return `fold(${source.words}) like '%' || fold(${like}) || '%'`;
    });
    const where = [source.where, ...found].join(' and ');
    return this.database.query<SubjectRow>(
      `select ${source.columns} from ${source.from} where ${where} order by ${source.order} limit ${MOST}`,
      values.all,
    );
  }

  /** Those of the ids that give the kind now, by their id. */
  async known(
    tx: Transaction | Database,
    kind: DeliverableKind,
    ids: readonly (string | null)[],
  ): Promise<ReadonlyMap<string | null, SubjectRow>> {
    const source = SOURCES[kind];
    if (!source) throw new Error(`${kind} is made from a ${DELIVERABLE_RULES[kind].subject}`);
    const rows = await tx.query<SubjectRow>(
      `select ${source.columns} from ${source.from} where ${source.where} and ${source.id} = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Those of the years that have a campaign, or an internship with a day in them. */
  async internshipYears(tx: Transaction | Database, years: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await tx.query<{ year: number }>(
      `select y.year from unnest($1::integer[]) y (year)
       where exists (select 1 from internship_campaign c where c.year = y.year)
         or exists (select 1 from internship i
           where i.starts_on <= make_date(y.year, 12, 31) and i.ends_on >= make_date(y.year, 1, 1))`,
      [years],
    );
    return new Set(rows.map(({ year }) => year));
  }

  /** The names of partner entities, by their id. */
  async entities(
    tx: Transaction | Database,
    ids: readonly (string | null)[],
  ): Promise<ReadonlyMap<string | null, string>> {
    const rows = await tx.query<{ id: string; name: string }>(
      'select id, name from partner_entity where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

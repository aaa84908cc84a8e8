import { Injectable } from '@nestjs/common';
import type { ResearchStudyContent } from '@jalon/domain';
import type { KnownEntry, Principal, PublicationDraft, ResearchEntry, ResearchVerdict } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import { internshipScope } from '../../internships/index.js';

export type ResearchKind = 'reference' | 'study' | 'publication';
export const TABLES: Readonly<Record<ResearchKind, string>> = {
  reference: 'research_reference',
  study: 'research_study',
  publication: 'research_publication',
};

/** An object that is held for a write. */
export interface Held {
  readonly id: string;
  readonly title: string;
  readonly createdBy: string | null;
  readonly version: number;
}

export interface Targets {
  readonly useCaseIds: readonly string[];
  readonly internshipIds: readonly string[];
}

/** The rows of research, written within a transaction. */
@Injectable()
export class ResearchStore {
  constructor(private readonly database: Database) {}

  /**
   * What every entry of the bibliography is told apart by. All of them: titles are compared without accents and
   * punctuation, and an import is rare.
   */
  known(tx?: Transaction): Promise<KnownEntry[]> {
    const text = `select id, key, title, year, coalesce(doi, '') as doi from research_reference order by id`;
    return tx ? tx.query<KnownEntry>(text) : this.database.query<KnownEntry>(text);
  }

  /** Writers of the bibliography follow each other: keys and duplicates are looked up in all of it. */
  async lockBibliography(tx: Transaction): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('research_reference'))`);
  }

  async hold(tx: Transaction, kind: ResearchKind, id: string): Promise<Held | undefined> {
    const [row] = await tx.query<Held>(
      `select id, title, created_by as "createdBy", version from ${TABLES[kind]} where id = $1 for no key update`,
      [id],
    );
    return row;
  }

  async addReferences(tx: Transaction, entries: readonly ResearchEntry[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `insert into research_reference (key, title, year, doi, content, created_by, created_at, updated_at)
       select e ->> 'key', e ->> 'title', (e ->> 'year')::int, nullif(e ->> 'doi', ''),
         e - '{key,title,year,doi}'::text[], $2, $3, $3
       from jsonb_array_elements($1::jsonb) with ordinality t (e, at) order by at returning id`,
      [JSON.stringify(entries), tx.actor.accountId, tx.now],
    );
    return rows.map(({ id }) => id);
  }

  async saveReference(tx: Transaction, id: string, entry: ResearchEntry): Promise<void> {
    const { key, title, year, doi, ...content } = entry;
    await tx.query(
      `update research_reference set key = $2, title = $3, year = $4, doi = nullif($5, ''), content = $6,
         updated_at = $7, version = version + 1 where id = $1`,
      [id, key, title, year, doi, JSON.stringify(content), tx.now],
    );
  }

  async addStudy(tx: Transaction, title: string, content: ResearchStudyContent): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into research_study (title, content, created_by, created_at, updated_at)
       values ($1, $2, $3, $4, $4) returning id`,
      [title, JSON.stringify(content), tx.actor.accountId, tx.now],
    );
    return row?.id ?? '';
  }

  async saveStudy(
    tx: Transaction,
    id: string,
    study: {
      readonly title: string;
      readonly content: ResearchStudyContent;
      readonly verdict: ResearchVerdict;
    },
  ): Promise<void> {
    await tx.query(
      `update research_study set title = $2, content = $3, verdict = $4, updated_at = $5, version = version + 1
       where id = $1`,
      [id, study.title, JSON.stringify(study.content), study.verdict, tx.now],
    );
  }

  async study(
    id: string,
    tx?: Transaction,
  ): Promise<
    | {
        readonly content: ResearchStudyContent;
        readonly publications: readonly Pick<PublicationDraft & { id: string }, 'id' | 'title' | 'state'>[];
      }
    | undefined
  > {
    const text = `select s.content, coalesce((select json_agg(json_build_object('id', p.id, 'title', p.title,
        'state', p.state) order by p.created_at, p.id) from research_publication p where p.study_id = s.id), '[]') as publications
      from research_study s where s.id = $1`;
    type Row = NonNullable<Awaited<ReturnType<ResearchStore['study']>>>;
    const [row] = tx ? await tx.query<Row>(text, [id]) : await this.database.query<Row>(text, [id]);
    return row;
  }

  async addPublication(
    tx: Transaction,
    draft: Pick<PublicationDraft, 'title' | 'authors' | 'venue'>,
    studyId: string | null,
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into research_publication (title, authors, venue, study_id, created_by, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $6) returning id`,
      [draft.title, draft.authors, draft.venue, studyId, tx.actor.accountId, tx.now],
    );
    return row?.id ?? '';
  }

  async savePublication(tx: Transaction, id: string, draft: PublicationDraft): Promise<void> {
    await tx.query(
      `update research_publication set title = $2, authors = $3, venue = $4, state = $5, url = $6, doi = $7,
         submitted_on = $8, published_on = $9, updated_at = $10, version = version + 1 where id = $1`,
      [
        id,
        draft.title,
        draft.authors,
        draft.venue,
        draft.state,
        draft.url,
        draft.doi,
        draft.submittedOn,
        draft.publishedOn,
        tx.now,
      ],
    );
  }

  async remove(tx: Transaction, kind: ResearchKind, id: string): Promise<void> {
    await tx.query(`delete from ${TABLES[kind]} where id = $1`, [id]);
  }

  /** Of these, those that exist and that `principal` may see. */
  async seen(
    tx: Transaction,
    principal: Principal,
    { useCaseIds, internshipIds }: Targets,
  ): Promise<Targets> {
    const values = new Values();
    const useCases = await tx.query<{ id: string }>('select id from use_case where id = any($1::uuid[])', [
      useCaseIds,
    ]);
    const wanted = values.add(internshipIds);
    const internships = await tx.query<{ id: string }>(
      `select i.id from internship i where i.id = any(${wanted}::uuid[]) and ${internshipScope(principal, values)}`,
      values.all,
    );
    return { useCaseIds: useCases.map(({ id }) => id), internshipIds: internships.map(({ id }) => id) };
  }

  async attach(tx: Transaction, kind: ResearchKind, ids: readonly string[], targets: Targets): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      `insert into research_link (${kind}_id, use_case_id, internship_id, at)
       select o, t.use_case_id, t.internship_id, $4 from unnest($1::uuid[]) o,
         (select u as use_case_id, null::uuid as internship_id from unnest($2::uuid[]) u
          union all select null, i from unnest($3::uuid[]) i) t
       on conflict do nothing`,
      [ids, targets.useCaseIds, targets.internshipIds, tx.now],
    );
  }

  /** Takes away what is not in `targets`, of what `principal` may see. */
  async detach(
    tx: Transaction,
    principal: Principal,
    kind: ResearchKind,
    id: string,
    targets: Targets,
  ): Promise<void> {
    const values = new Values();
    const [object, useCases, internships] = [id, targets.useCaseIds, targets.internshipIds].map((one) =>
      values.add(one),
    );
    await tx.query(
      `delete from research_link l where l.${kind}_id = ${String(object)} and (
         (l.use_case_id is not null and l.use_case_id <> all(${String(useCases)}::uuid[])) or
         (l.internship_id <> all(${String(internships)}::uuid[]) and exists (select 1 from internship i
            where i.id = l.internship_id and ${internshipScope(principal, values)})))`,
      values.all,
    );
  }

  async takeLinks(tx: Transaction, publicationId: string, studyId: string): Promise<void> {
    await tx.query(
      `insert into research_link (publication_id, use_case_id, internship_id, at)
       select $1, use_case_id, internship_id, $3 from research_link where study_id = $2 on conflict do nothing`,
      [publicationId, studyId, tx.now],
    );
  }
}

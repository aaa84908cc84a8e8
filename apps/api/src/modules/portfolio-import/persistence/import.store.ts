import { Injectable } from '@nestjs/common';
import type { ImportMapping, ImportOutcome, ImportRow, ImportView } from '@jalon/contracts';
import type { ImportIssue, SourceRow } from '@jalon/domain';
import { Database, type Query } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { ReadResult, SlicedRow } from '../reader/protocol.js';

export type ImportCounts = Readonly<Record<ImportOutcome, number>>;

/** An import as its commands need it. */
export interface StoredImport {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportView['state'];
  readonly jobId: string | null;
  readonly detected: ImportView['detected'];
  readonly columns: ImportView['columns'];
  readonly mapping: ImportMapping;
  readonly accountId: string | null;
  readonly personId: string | null;
}

export interface OutcomeRow {
  readonly row: number;
  readonly outcome: ImportOutcome;
  readonly title: string | null;
  readonly useCaseId: string | null;
  readonly reasons: readonly ImportIssue[];
}

export interface NewImport {
  readonly accountId: string | null;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly read: ReadResult;
  readonly mapping: ImportMapping;
  readonly remembered: boolean;
}

const VIEW = `i.id, i.file_name as "fileName", i.size, i.state, i.created_at as "createdAt", p.name as "byName",
  i.job_id as "jobId", i.detected, i.columns, i.mapping, i.mapping_remembered as "mappingRemembered", i.counts`;
const PEOPLE = 'left join account a on a.id = i.account_id left join person p on p.id = a.person_id';
const ROW = `r.row_number as row, r.outcome, r.title, r.use_case_id as "useCaseId", u.code as "useCaseCode", r.reasons`;

/** Imports, the cells they read and what became of each row. */
@Injectable()
export class ImportStore {
  constructor(private readonly database: Database) {}

  async view(id: string): Promise<Omit<ImportView, 'preview'> | undefined> {
    const [view] = await this.database.query<Omit<ImportView, 'preview'>>(
      `select ${VIEW} from portfolio_import i ${PEOPLE} where i.id = $1`,
      [id],
    );
    return view;
  }

  list(): Promise<Pick<ImportView, 'id' | 'fileName' | 'state' | 'createdAt' | 'byName' | 'counts'>[]> {
    return this.database.query(
      `select i.id, i.file_name as "fileName", i.state, i.created_at as "createdAt", p.name as "byName", i.counts
       from portfolio_import i ${PEOPLE} order by i.created_at desc, i.id limit 50`,
    );
  }

  /** The rows with something to say, rejected ones first. */
  preview(id: string, limit: number): Promise<ImportRow[]> {
    return this.database.query<ImportRow>(
      `select ${ROW} from import_row r left join use_case u on u.id = r.use_case_id
       where r.import_id = $1 and (r.outcome = 'rejected' or r.reasons <> '[]')
       order by r.outcome = 'rejected' desc, r.row_number limit $2`,
      [id, limit],
    );
  }

  async rows(
    id: string,
    filter: { readonly outcome: ImportOutcome | undefined; readonly offset: number; readonly limit: number },
  ): Promise<{ items: ImportRow[]; total: number }> {
    const items = await this.database.query<ImportRow>(
      `select ${ROW} from import_row r left join use_case u on u.id = r.use_case_id
       where r.import_id = $1 and ($2::text is null or r.outcome = $2)
       order by r.row_number limit $3 offset $4`,
      [id, filter.outcome ?? null, filter.limit, filter.offset],
    );
    const [count] = await this.database.query<{ total: number }>(
      'select count(*) as total from import_row where import_id = $1 and ($2::text is null or outcome = $2)',
      [id, filter.outcome ?? null],
    );
    return { items, total: count?.total ?? 0 };
  }

  /** Rows after line `after`, in order: how a report of any length is written without holding it. */
  rowsAfter(id: string, after: number, limit: number): Promise<ImportRow[]> {
    return this.database.query<ImportRow>(
      `select ${ROW} from import_row r left join use_case u on u.id = r.use_case_id
       where r.import_id = $1 and r.row_number > $2 order by r.row_number limit $3`,
      [id, after, limit],
    );
  }

  async create(tx: Transaction, values: NewImport): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into portfolio_import (account_id, file_name, size, sha256, state, detected, columns, mapping,
         mapping_remembered, counts)
       values ($1, $2, $3, $4, 'uploaded', $5, $6, $7, $8, $9) returning id`,
      [
        values.accountId,
        values.fileName,
        values.size,
        values.sha256,
        JSON.stringify(values.read.detected),
        JSON.stringify(values.read.columns),
        JSON.stringify(values.mapping),
        values.remembered,
        JSON.stringify({ created: 0, updated: 0, unchanged: 0, rejected: 0 } satisfies ImportCounts),
      ],
    );
    if (!row) throw new Error('The import was not stored');
    return row.id;
  }

  /** `json` is an array of SlicedRow, as the reading process wrote it. */
  async addSlice(tx: Transaction, id: string, slice: number, json: string): Promise<void> {
    await tx.query('insert into import_source (import_id, slice, rows) values ($1, $2, $3)', [
      id,
      slice,
      json,
    ]);
  }

  /** The import. `lock` keeps it from changing until the end of the transaction. */
  async find(tx: Transaction, id: string, lock: boolean): Promise<StoredImport | undefined> {
    const [row] = await tx.query<StoredImport>(
      `select i.id, i.file_name as "fileName", i.state, i.job_id as "jobId", i.detected, i.columns, i.mapping,
         i.account_id as "accountId", (select a.person_id from account a where a.id = i.account_id) as "personId"
       from portfolio_import i where i.id = $1 ${lock ? 'for update' : ''}`,
      [id],
    );
    return row;
  }

  /** The cells as read, slice by slice; small files are read once however often they are asked for. */
  source(query: Query, id: string, rows: number): () => AsyncIterable<readonly SourceRow[]> {
    const kept: (readonly SourceRow[])[] = [];
    let complete = false;
    return async function* () {
      if (complete) {
        yield* kept;
        return;
      }
      for (let slice = 0; ; slice++) {
        const [found] = await query<{ rows: readonly SlicedRow[] }>(
          'select rows from import_source where import_id = $1 and slice = $2',
          [id, slice],
        );
        if (!found) break;
        const parsed = found.rows.map(sourceRow);
        if (rows <= KEPT_ROWS) kept.push(parsed);
        yield parsed;
      }
      complete = rows <= KEPT_ROWS;
    };
  }

  async saveMapping(tx: Transaction, id: string, mapping: ImportMapping): Promise<void> {
    await tx.query(
      `update portfolio_import set mapping = $2, mapping_remembered = false, version = version + 1 where id = $1`,
      [id, JSON.stringify(mapping)],
    );
  }

  /** Says that a worker is at it; no more than news for the screens. */
  async markRunning(id: string): Promise<void> {
    await this.database.query(
      `update portfolio_import set state = 'running' where id = $1 and state = 'queued'`,
      [id],
    );
  }

  async setState(tx: Transaction, id: string, state: ImportView['state'], jobId?: string): Promise<void> {
    await tx.query(
      `update portfolio_import set state = $2, job_id = coalesce($3, job_id), version = version + 1,
         finished_at = case when $2 in ('done', 'failed') then now() end where id = $1`,
      [id, state, jobId ?? null],
    );
  }

  /** Forgets the outcomes of an earlier look at the same rows. */
  async clearOutcomes(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from import_row where import_id = $1', [id]);
  }

  async addOutcomes(tx: Transaction, id: string, rows: readonly OutcomeRow[]): Promise<void> {
    await tx.query(
      `insert into import_row (import_id, row_number, outcome, title, use_case_id, reasons)
       select $1, x.row, x.outcome, x.title, x."useCaseId", x.reasons
       from jsonb_to_recordset($2::jsonb)
         as x (row integer, outcome text, title text, "useCaseId" uuid, reasons jsonb)`,
      [id, JSON.stringify(rows)],
    );
  }

  async saveCounts(tx: Transaction, id: string, counts: ImportCounts): Promise<void> {
    await tx.query('update portfolio_import set counts = $2, version = version + 1 where id = $1', [
      id,
      JSON.stringify(counts),
    ]);
  }

  /** The cells have become use cases: they are not kept twice. */
  async dropSource(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from import_source where import_id = $1', [id]);
  }

  /** Files uploaded and never imported hold personal data for nothing. */
  async dropForgotten(tx: Transaction): Promise<void> {
    await tx.query(
      `delete from portfolio_import where state in ('uploaded', 'failed') and created_at < now() - interval '30 days'`,
    );
  }

  async rememberedMapping(tx: Transaction, signature: string): Promise<unknown> {
    const [row] = await tx.query<{ mapping: unknown }>(
      'select mapping from import_mapping where signature = $1',
      [signature],
    );
    return row?.mapping;
  }

  async rememberMapping(tx: Transaction, signature: string, mapping: ImportMapping): Promise<void> {
    await tx.query(
      `insert into import_mapping (signature, mapping) values ($1, $2)
       on conflict (signature) do update set mapping = excluded.mapping, updated_at = now()`,
      [signature, JSON.stringify(mapping)],
    );
  }
}

/** Rows of a file small enough to stay in memory between the passes over it. */
const KEPT_ROWS = 5_000;

function sourceRow([row, cells, formulas]: SlicedRow): SourceRow {
  if (!formulas) return { row, cells };
  return { row, cells, formulas: formulas.map(([index, kept]) => ({ index, kept: kept === 1 })) };
}

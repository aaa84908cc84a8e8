import { computed, inject, Injectable, signal } from '@angular/core';
import { PAGE_SIZE_MAX, useCaseCounts, useCasePage, type UseCaseRow } from '@jalon/contracts';
import { ApiClient, apiResource } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { EMPTY_QUERY, isFiltered, toFilterString, toListString, type PortfolioQuery } from './query';

/** What is known of one answer: its pages by number, as they come. */
interface Rows {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly UseCaseRow[]>;
}

/**
 * The rows of the portfolio, read by pages of 100 where the person looks: scrolling to the end of thousands of rows
 * reads the last page, not all of them. A new query keeps the old rows on screen until its first page is here.
 */
@Injectable()
export class PortfolioStore {
  private readonly api = inject(ApiClient);

  readonly query = signal<PortfolioQuery>(EMPTY_QUERY);
  private readonly rows = signal<Rows | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly busy = signal(false);
  /** Pages asked for and not here yet, of the present query. */
  private readonly asked = new Set<number>();
  private generation = 0;
  private listString: string | null = null;

  readonly total = computed(() => this.rows()?.total ?? 0);
  readonly loaded = computed(() => this.rows() !== null);
  readonly problem = this.failure.asReadonly();
  /** A new query is on its way; the rows on screen are those of the last one. */
  readonly loading = this.busy.asReadonly();
  readonly filtered = computed(() => isFiltered(this.query()));

  private readonly revision = signal(0);
  private readonly countsResource = apiResource(useCaseCounts, () => {
    this.revision();
    const filter = toFilterString(this.query());
    return this.listed() ? `/api/use-cases/counts${filter ? `?${filter}` : ''}` : undefined;
  });
  /** How many rows each value of a filter would show; the last ones while the next are read. */
  readonly counts = keepValue(this.countsResource);
  private readonly listed = signal(false);

  /** Shows `query`; nothing is read when it is the one shown. */
  show(query: PortfolioQuery): void {
    const listString = toListString(query);
    if (listString === this.listString) return;
    this.listString = listString;
    this.query.set(query);
    this.listed.set(true);
    this.start();
  }

  /** Reads everything again: after a failure, an import or a change made elsewhere. */
  reload(): void {
    this.revision.update((count) => count + 1);
    this.start();
  }

  /** The row at `index` of the whole list; null while its page is on its way. */
  row(index: number): UseCaseRow | null {
    const page = Math.floor(index / PAGE_SIZE_MAX) + 1;
    return this.rows()?.pages.get(page)?.[index % PAGE_SIZE_MAX] ?? null;
  }

  /** Where `id` is among the rows read so far; -1 when it is not. */
  indexOf(id: string | null): number {
    for (const [page, rows] of this.rows()?.pages ?? []) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return (page - 1) * PAGE_SIZE_MAX + at;
    }
    return -1;
  }

  /** Shows `row` as it now is; the order of the list is not looked at again. */
  replace(row: UseCaseRow): void {
    this.rows.update((rows) => {
      if (!rows) return rows;
      const pages = new Map(rows.pages);
      for (const [page, list] of pages) {
        if (list.some((one) => one.id === row.id))
          pages.set(
            page,
            list.map((one) => (one.id === row.id ? row : one)),
          );
      }
      return { ...rows, pages };
    });
  }

  /** Counts again what the filters would show, after a row changed. */
  recount(): void {
    this.revision.update((count) => count + 1);
  }

  /** Reads the pages that hold the rows `[start, end)` unless they are here or on their way. */
  ensure(start: number, end: number): void {
    const rows = this.rows();
    if (!rows || this.busy()) return;
    const last = Math.min(end, rows.total) - 1;
    for (let page = pageOf(Math.max(0, start)); last >= 0 && page <= pageOf(last); page++) {
      if (!rows.pages.has(page) && !this.asked.has(page)) void this.read(page);
    }
  }

  private start(): void {
    this.generation++;
    this.asked.clear();
    this.busy.set(true);
    this.failure.set(null);
    void this.read(1);
  }

  private async read(page: number): Promise<void> {
    const generation = this.generation;
    this.asked.add(page);
    try {
      const url = `/api/use-cases?${this.listString ?? ''}&page=${page}&pageSize=${PAGE_SIZE_MAX}`;
      const answer = await this.api.get(url, useCasePage);
      if (generation !== this.generation) return;
      const known = this.busy() ? undefined : this.rows()?.pages;
      this.rows.set({ total: answer.total, pages: new Map([...(known ?? []), [page, answer.items]]) });
      this.failure.set(null);
    } catch (failure) {
      if (generation === this.generation) this.failure.set(toApiProblem(failure));
    } finally {
      if (generation === this.generation) {
        this.asked.delete(page);
        this.busy.set(false);
      }
    }
  }
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_SIZE_MAX) + 1;
}

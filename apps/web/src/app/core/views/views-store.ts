import { computed, inject, Injectable, signal } from '@angular/core';
import { savedView, savedViews, type SavedView } from '@jalon/contracts';
import { ApiClient, newIdempotencyKey } from '../api/api';
import { Format } from '../i18n/format';
import { SessionStore } from '../session/session-store';

/** Saved views of the portfolio, one's own and the shared ones: in the navigation and on the page. */
@Injectable({ providedIn: 'root' })
export class ViewsStore {
  private readonly api = inject(ApiClient);
  private readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  private readonly state = signal<readonly SavedView[]>([]);
  private reading: Promise<void> | undefined;
  private reader: string | undefined;

  /** By name, one's own first. */
  readonly items = computed(() =>
    [...this.state()].sort(
      (left, right) => Number(right.mine) - Number(left.mine) || this.format.compare(left.name, right.name),
    ),
  );
  /** The view last opened: it stays the one to update while filters change. */
  readonly opened = signal<string | null>(null);

  /** Reads them unless they are here; rejects with an ApiProblem. */
  load(): Promise<void> {
    const reader = this.session.me()?.accountId;
    if (reader !== this.reader) {
      this.state.set([]);
      this.reading = undefined;
      this.reader = reader;
    }
    this.reading ??= this.read();
    return this.reading;
  }

  /** @throws ApiProblem `already_exists` (the name), `limit_exceeded`, `forbidden` */
  async create(name: string, query: string, shared: boolean): Promise<SavedView> {
    const body = { name, query, shared };
    const view = await this.api.post('/api/views', body, savedView, { idempotencyKey: newIdempotencyKey() });
    this.state.update((views) => [...views, view]);
    this.opened.set(view.id);
    return view;
  }

  /** @throws ApiProblem `version_conflict`, `already_exists` (the name), `forbidden` */
  async change(
    view: SavedView,
    changes: Partial<Pick<SavedView, 'name' | 'query' | 'shared'>>,
  ): Promise<SavedView> {
    const body = { version: view.version, changes };
    const saved = await this.api.patch(`/api/views/${view.id}`, body, savedView);
    this.state.update((views) => views.map((one) => (one.id === saved.id ? saved : one)));
    return saved;
  }

  async remove(view: SavedView): Promise<void> {
    await this.api.delete(`/api/views/${view.id}`);
    this.state.update((views) => views.filter((one) => one.id !== view.id));
    if (this.opened() === view.id) this.opened.set(null);
  }

  private async read(): Promise<void> {
    const { reader } = this;
    try {
      const { items } = await this.api.get('/api/views', savedViews);
      if (reader === this.reader) this.state.set(items);
    } catch (failure) {
      if (reader === this.reader) this.reading = undefined;
      throw failure;
    }
  }
}

/** A view's question as the router takes it. */
export function viewParams(query: string): Record<string, string | string[]> {
  const params: Record<string, string | string[]> = {};
  const found = new URLSearchParams(query);
  for (const name of new Set(found.keys())) {
    const all = found.getAll(name);
    params[name] = all.length > 1 ? all : (all[0] ?? '');
  }
  return params;
}

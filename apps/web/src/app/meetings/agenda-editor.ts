import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import type { AgendaItem, WrittenAgendaItem } from '@jalon/contracts';
import { trackUnsaved } from '../core/navigation/unsaved';
import { reordered, type SortMove } from '../ui/sortable/sortable';
import {
  adopt,
  isSaved,
  mergeAgenda,
  rowsOf,
  written,
  type AgendaClash,
  type AgendaField,
  type AgendaRow,
} from './agenda-merge';
import { Autosave } from './autosave';
import type { Side } from '../ui/two-sides/two-sides';

/** Where an agenda is kept: a meeting, or the backlog of a series. */
export abstract class AgendaSource {
  /** As it is saved; null until it is read. A conflict has brought the present one before `save` rejects. */
  abstract readonly items: Signal<readonly AgendaItem[] | null>;
  /** Answers what is saved now, in the order that was sent. @throws ApiProblem */
  abstract save(items: readonly WrittenAgendaItem[]): Promise<readonly AgendaItem[]>;
}

let count = 0;

/**
 * An agenda being written. Each change shows at once and is saved by itself; what somebody else saved meanwhile is
 * merged in, and only texts that both wrote are asked about.
 */
@Injectable()
export class AgendaEditor {
  private readonly source = inject(AgendaSource);
  private readonly typed = signal<readonly AgendaRow[] | null>(null);
  private readonly clashing = signal<readonly AgendaClash[]>([]);
  private readonly mergedWith = signal(0);
  /** What `typed` is based on. */
  private base: readonly AgendaItem[] = [];
  /** A save of ours is on its way: what comes back is not somebody else's. */
  private sending = false;

  readonly rows = computed(() => this.typed() ?? []);
  readonly ready = computed(() => this.typed() !== null);
  readonly clashes = this.clashing.asReadonly();
  /** How often somebody else's changes came in while something here was not saved. */
  readonly merges = this.mergedWith.asReadonly();
  readonly autosave = new Autosave({
    dirty: () => this.dirty(),
    blocked: () => this.clashing().length > 0,
    send: () => this.send(),
  });

  constructor() {
    effect(() => {
      const items = this.source.items();
      if (items && !this.sending) untracked(() => this.take(items));
    });
    trackUnsaved(() => this.dirty());
    inject(DestroyRef).onDestroy(() => {
      // Somebody who leaves by the browser's own means still has it sent.
      void this.autosave.flush();
      this.autosave.stop();
    });
  }

  dirty(): boolean {
    const rows = this.typed();
    return rows !== null && !isSaved(this.base, rows);
  }

  flush(): Promise<boolean> {
    return this.autosave.flush();
  }

  add(title: string, minutes: number | null): AgendaRow {
    const row: AgendaRow = {
      key: `new-${++count}`,
      id: null,
      title: title.trim(),
      note: '',
      ownerId: null,
      minutes,
      useCaseId: null,
      state: 'open',
      carriedFromId: null,
    };
    this.set([...this.rows(), row]);
    return row;
  }

  change<F extends AgendaField | 'state'>(key: string, field: F, value: AgendaRow[F]): void {
    this.set(this.rows().map((row) => (row.key === key ? { ...row, [field]: value } : row)));
  }

  move(move: SortMove): void {
    this.set(reordered(this.rows(), move));
  }

  /** Answers how to put it back. */
  remove(key: string): () => void {
    const at = this.rows().findIndex((row) => row.key === key);
    const row = this.rows()[at];
    this.set(this.rows().filter((other) => other.key !== key));
    return () => {
      if (!row || this.rows().some((other) => other.key === key)) return;
      // The server may have forgotten its id by now: it comes back as a new one.
      const back = this.base.some((item) => item.id === row.id) ? row : { ...row, id: null };
      this.set([...this.rows().slice(0, at), back, ...this.rows().slice(at)]);
    };
  }

  /** The person's choice for each clash, in their order. */
  async settle(choices: readonly Side[]): Promise<void> {
    const clashes = this.clashing();
    this.clashing.set([]);
    clashes.forEach(({ key, field, theirs }, index) => {
      if (choices[index] === 'theirs') this.change(key, field, theirs);
    });
    this.autosave.touch(0);
    await this.autosave.flush();
  }

  private set(rows: readonly AgendaRow[]): void {
    this.typed.set(rows);
    this.autosave.touch();
  }

  private async send(): Promise<void> {
    const rows = this.rows();
    this.sending = true;
    try {
      const answer = await this.source.save(written(this.base, rows));
      const emptied = rows.filter((row) => row.title.trim() === '').map((row) => row.key);
      this.base = answer;
      this.typed.set(adopt(this.rows(), rows, answer));
      // A title left empty was saved as it was: it shows again once nothing else is typed in it.
      if (emptied.length > 0) this.restore(emptied);
    } catch (failure) {
      const items = this.source.items();
      if (items) this.take(items);
      throw failure;
    } finally {
      this.sending = false;
    }
    // Something else of the same meeting was saved meanwhile.
    const items = this.source.items();
    if (items) this.take(items);
  }

  private restore(keys: readonly string[]): void {
    const titles = new Map(this.base.map((item) => [item.id, item.title]));
    this.typed.update(
      (rows) =>
        rows?.map((row) =>
          keys.includes(row.key) && row.title.trim() === ''
            ? { ...row, title: titles.get(row.id ?? '') ?? row.title }
            : row,
        ) ?? null,
    );
  }

  /** Takes what is saved as the ground, and what is typed on top of it. */
  private take(items: readonly AgendaItem[]): void {
    if (items === this.base) return;
    // Another part of the same meeting was saved: here nothing changed.
    if (isSaved(this.base, rowsOf(items)) && this.typed() !== null) {
      this.base = items;
      return;
    }
    const typed = this.typed();
    if (typed === null || !this.dirty()) {
      this.typed.set(keep(typed ?? [], items));
    } else {
      const { rows, clashes } = mergeAgenda(this.base, typed, items);
      this.typed.set(rows);
      this.clashing.update((known) => [
        ...known.filter((old) => !clashes.some((one) => one.key === old.key && one.field === old.field)),
        ...clashes,
      ]);
      this.mergedWith.update((times) => times + 1);
    }
    this.base = items;
    if (!this.sending) this.autosave.touch();
  }
}

/** Rows of what is saved; those on screen keep their key, and so their place in the page and the focus. */
function keep(rows: readonly AgendaRow[], items: readonly AgendaItem[]): readonly AgendaRow[] {
  const keys = new Map(rows.flatMap((row) => (row.id === null ? [] : [[row.id, row.key] as const])));
  return rowsOf(items).map((row) => ({ ...row, key: keys.get(row.key) ?? row.key }));
}

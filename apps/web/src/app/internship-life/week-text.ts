import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import { internshipWeek, type InternshipWeek } from '@jalon/contracts';
import type { ApiClient } from '../core/api/api';
import { toApiProblem, type FieldProblem } from '../core/api/api-problem';
import type { LocalDrafts } from '../core/drafts/local-drafts';

export interface WeekWords {
  readonly done: string;
  readonly next: string;
  readonly blocked: string;
  readonly step: string | null;
}
export type WeekSave = 'saved' | 'saving' | 'waiting' | 'refused' | 'clash';

const PAUSE = 800;

/**
 * The text of a week as it is typed: kept on this device at once, saved at each pause, one write after the other. A text
 * that was saved elsewhere meanwhile is shown beside: neither is lost until the intern chooses.
 */
export class WeekText {
  private readonly base: WritableSignal<InternshipWeek>;
  private readonly typed: WritableSignal<WeekWords>;
  private readonly standing = signal<WeekSave>('saved');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Promise<void> = Promise.resolve();

  readonly words: Signal<WeekWords>;
  readonly week: Signal<InternshipWeek>;
  readonly state = this.standing.asReadonly();
  readonly dirty = computed(() => !same(this.typed(), wordsOf(this.base())));
  readonly errors = signal<readonly FieldProblem[]>([]);

  constructor(
    private readonly first: InternshipWeek,
    private readonly url: string,
    private readonly api: ApiClient,
    private readonly drafts: LocalDrafts,
    private readonly onSaved: (week: InternshipWeek) => void,
  ) {
    this.base = signal(first);
    this.typed = signal(this.kept() ?? wordsOf(first));
    this.words = this.typed.asReadonly();
    this.week = this.base.asReadonly();
    // What this device kept and the server does not have yet.
    if (this.dirty()) this.later();
  }

  type(change: Partial<WeekWords>): void {
    this.typed.update((words) => ({ ...words, ...change }));
    this.drafts.keep(this.first.monday, this.typed());
    if (this.standing() !== 'clash') this.later();
  }

  /** Saves now what is typed, and sends it (or takes it back) when `submitted` is given. */
  save(submitted?: boolean): Promise<void> {
    clearTimeout(this.timer);
    this.last = this.last.then(() => this.write(submitted));
    return this.last;
  }

  /** After a clash: goes on with what is typed here, or with what was saved elsewhere. */
  settle(side: 'mine' | 'theirs'): Promise<void> {
    if (side === 'theirs') {
      this.typed.set(wordsOf(this.base()));
      this.drafts.drop(this.first.monday);
      this.standing.set('saved');
      return Promise.resolve();
    }
    this.standing.set('saving');
    return this.save();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private later(): void {
    this.standing.set('saving');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), PAUSE);
  }

  private async write(submitted?: boolean): Promise<void> {
    if (this.standing() === 'clash' || (!this.dirty() && submitted === undefined)) return;
    const sent = this.typed();
    const body = {
      version: this.base().version,
      ...sent,
      submitted: submitted ?? this.base().submittedAt !== null,
    };
    this.standing.set('saving');
    this.errors.set([]);
    try {
      const week = await this.api.put(this.url, body, internshipWeek);
      // What was sent is what is saved: the server only trims it.
      this.base.set(week);
      if (same(this.typed(), sent)) {
        this.typed.set(wordsOf(week));
        this.drafts.drop(this.first.monday);
        this.standing.set('saved');
      }
      this.onSaved(week);
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = problem.code === 'version_conflict' ? internshipWeek.safeParse(problem.current) : null;
      if (current?.success) {
        this.base.set(current.data);
        this.standing.set(this.dirty() ? 'clash' : 'saved');
        if (!this.dirty()) this.drafts.drop(this.first.monday);
      } else {
        this.errors.set(problem.errors);
        this.standing.set(problem.status >= 400 && problem.status < 500 ? 'refused' : 'waiting');
      }
    }
  }

  private kept(): WeekWords | null {
    const found = this.drafts.all().get(this.first.monday) as Partial<WeekWords> | undefined;
    if (!found || this.first.submittedAt !== null) return null;
    const { done, next, blocked, step } = found;
    if (typeof done !== 'string' || typeof next !== 'string' || typeof blocked !== 'string') return null;
    return { done, next, blocked, step: typeof step === 'string' ? step : null };
  }
}

export function wordsOf({ done, next, blocked, step }: InternshipWeek): WeekWords {
  return { done, next, blocked, step };
}

function same(a: WeekWords, b: WeekWords): boolean {
  return (
    a.step === b.step &&
    (['done', 'next', 'blocked'] as const).every((part) => a[part].trim() === b[part].trim())
  );
}

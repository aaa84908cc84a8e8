import { inject, Injectable, signal } from '@angular/core';
import { movedApplications, type ApplicationRow, type MovedApplications } from '@jalon/contracts';
import type { ApplicationMove, ApplicationState } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Toasts } from '../ui/toast/toasts';
import { ApplicationText } from './application-text';

type Movable = Pick<ApplicationRow, 'id' | 'version' | 'state' | 'name' | 'erased' | 'moves'>;
type Item = Pick<ApplicationRow, 'id' | 'version'>;

/** A move that waits for a reason or a confirmation. */
export interface AskedMove {
  readonly rows: readonly Movable[];
  readonly name: ApplicationMove;
  readonly needsReason: boolean;
}

/** Taken without a question: they go forward, tell nobody, and hold no place. */
const AT_ONCE: ReadonlySet<ApplicationMove> = new Set(['shortlist', 'invite']);
/** The moves that lead back to where a candidate was, from those received. */
const WAY_BACK: Readonly<Partial<Record<ApplicationState, ApplicationMove>>> = {
  shortlisted: 'shortlist',
  interview: 'invite',
};

/** Moves applications, one or several at once, and says what became of each. Provided by the page. */
@Injectable()
export class ApplicationMoves {
  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly text = inject(ApplicationText);
  private readonly problems = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  private readonly asking = signal<AskedMove | null>(null);
  private readonly working = signal(false);
  private readonly refusals = signal<readonly string[]>([]);
  private readonly done = signal(0);

  readonly asked = this.asking.asReadonly();
  readonly busy = this.working.asReadonly();
  /** Why rows of the last move stayed where they were. */
  readonly refused = this.refusals.asReadonly();
  /** Counts what was written: who shows applications reads them again. */
  readonly written = this.done.asReadonly();

  /** A drop or a choice of `name`: says what it lacks, asks, or moves. */
  take(rows: readonly Movable[], name: ApplicationMove): void {
    const moves = rows.map((row) => row.moves.find((move) => move.name === name));
    const lacks = moves.flatMap((move) => move?.missing ?? []);
    const [row] = rows;
    if (rows.length === 1 && row && lacks.length > 0) {
      this.toasts.show(
        this.i18n.t('applications.refusedOne', { name: this.text.name(row), why: this.text.missing(lacks) }),
        { tone: 'bad' },
      );
      return;
    }
    if (AT_ONCE.has(name)) void this.move({ rows, name, needsReason: false }, null);
    else this.asking.set({ rows, name, needsReason: moves.some((move) => move?.needsReason) });
  }

  dismiss(): void {
    this.asking.set(null);
  }

  forget(): void {
    this.refusals.set([]);
  }

  async confirm(reason: string | null): Promise<void> {
    const asked = this.asking();
    if (asked) await this.move(asked, reason);
  }

  private async move(asked: AskedMove, reason: string | null): Promise<void> {
    if (this.working()) return;
    this.working.set(true);
    try {
      const { items } = await this.send(asked.rows, asked.name, reason);
      this.asking.set(null);
      this.tell(asked, items);
    } catch (failure) {
      this.toasts.show(this.problems.of(failure), { tone: 'bad' });
    } finally {
      this.working.set(false);
    }
  }

  private tell({ rows, name }: AskedMove, items: MovedApplications['items']): void {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const named = (id: string) => {
      const row = byId.get(id);
      return row ? this.text.name(row) : '';
    };
    this.refusals.set(
      items
        .filter(({ moved }) => !moved)
        .map((item) =>
          this.i18n.t('applications.refusedOne', { name: named(item.id), why: this.text.refusal(item) }),
        ),
    );
    const moved = items.filter((item) => item.moved);
    const state = moved[0]?.state;
    if (!state) return;
    // Back is only the way of rejections and withdrawals, and nobody gets back a place that way.
    const before = moved.map(({ id, version }) => ({
      id,
      version: version ?? 0,
      state: byId.get(id)?.state,
    }));
    const undoable =
      (name === 'reject' || name === 'withdraw') && before.every((one) => one.state !== 'accepted');
    this.toasts.show(
      this.i18n.plural('applications.moved', moved.length, { state: this.text.state(state) }),
      {
        tone: 'good',
        ...(undoable
          ? { action: { label: this.i18n.t('common.undo'), run: () => void this.undo(before) } }
          : {}),
      },
    );
  }

  private async undo(
    before: readonly (Item & { readonly state: ApplicationState | undefined })[],
  ): Promise<void> {
    try {
      const reason = this.i18n.t('applications.undoReason');
      const reopened = (await this.send(before, 'reopen', reason)).items.filter(({ moved }) => moved);
      for (const [state, name] of Object.entries(WAY_BACK)) {
        const back = reopened
          .filter(({ id }) => before.find((one) => one.id === id)?.state === state)
          .map(({ id, version }) => ({ id, version: version ?? 0 }));
        if (back.length > 0) await this.send(back, name, null);
      }
      this.toasts.show(this.i18n.t('applications.undone'));
    } catch (failure) {
      this.toasts.show(this.problems.of(failure), { tone: 'bad' });
    }
  }

  private async send(
    rows: readonly Item[],
    name: ApplicationMove,
    reason: string | null,
  ): Promise<MovedApplications> {
    const items = rows.map(({ id, version }) => ({ id, version }));
    const answer = await this.api.post(
      '/api/internship-applications/transitions',
      { items, name, reason },
      movedApplications,
    );
    this.done.update((count) => count + 1);
    return answer;
  }
}

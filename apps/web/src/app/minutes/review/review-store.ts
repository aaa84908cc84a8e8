import { inject, Injectable, signal } from '@angular/core';
import {
  minutesComparison,
  minutesRegister,
  minutesText,
  minutesView,
  type MinutesComparison,
  type MinutesRegister,
  type MinutesText,
  type MinutesView,
} from '@jalon/contracts';
import type { MinutesMoveName } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { SessionStore } from '../../core/session/session-store';

/** Where the minutes of a meeting stand, the text that was submitted, what changed in it and what it gave. */
@Injectable()
export class ReviewStore {
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private meetingId = '';

  private readonly viewState = signal<MinutesView | null>(null);
  readonly view = this.viewState.asReadonly();
  /** Whether it was read: without a view then, nobody began to write. */
  readonly loaded = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  /** The last text submitted; null before there is one. */
  readonly text = signal<MinutesText | null>(null);
  readonly comparison = signal<MinutesComparison | null>(null);
  readonly comparing = signal(false);
  readonly comparisonProblem = signal<ApiProblem | null>(null);
  /** What approval wrote into the registers. */
  readonly register = signal<MinutesRegister['items']>([]);

  async load(meetingId: string): Promise<void> {
    if (meetingId !== this.meetingId) {
      this.viewState.set(null);
      this.text.set(null);
      this.comparison.set(null);
      this.register.set([]);
      this.loaded.set(false);
    }
    this.meetingId = meetingId;
    this.problem.set(null);
    try {
      const view = await this.api.get(`/api/meetings/${meetingId}/minutes`, minutesView);
      if (meetingId !== this.meetingId) return;
      await this.follow(view);
      this.loaded.set(true);
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (meetingId !== this.meetingId) return;
      if (problem.code === 'not_found') this.loaded.set(true);
      else this.problem.set(problem);
    }
  }

  reload(): Promise<void> {
    return this.meetingId === '' ? Promise.resolve() : this.load(this.meetingId);
  }

  /**
   * Makes a move. After `version_conflict` where the minutes stand now is on screen.
   * @throws ApiProblem
   */
  async move(move: MinutesMoveName, reason = '', key = newIdempotencyKey()): Promise<void> {
    const view = this.viewState();
    if (!view) return;
    const body = { version: view.version, move, reason };
    try {
      await this.follow(
        await this.api.post(`/api/minutes/${view.id}/moves`, body, minutesView, { idempotencyKey: key }),
      );
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = minutesView.safeParse(problem.current);
      if (current.success) await this.follow(current.data);
      throw problem;
    }
  }

  /** Compares two submissions; 0 is what was prepared. Without them, the last one with the one before. */
  async compare(from?: number, to?: number): Promise<void> {
    const id = this.viewState()?.id;
    if (id === undefined) return;
    const asked = [from === undefined ? '' : `from=${from}`, to === undefined ? '' : `to=${to}`];
    const query = asked.filter(Boolean).join('&');
    this.comparing.set(true);
    this.comparisonProblem.set(null);
    try {
      const url = `/api/minutes/${id}/compare${query ? `?${query}` : ''}`;
      this.comparison.set(await this.api.get(url, minutesComparison));
    } catch (failure) {
      this.comparisonProblem.set(toApiProblem(failure));
    } finally {
      this.comparing.set(false);
    }
  }

  private async follow(view: MinutesView): Promise<void> {
    const before = this.viewState();
    this.viewState.set(view);
    const last = view.submissions.at(-1);
    const isRead = view.state === 'approved' || view.state === 'distributed';
    if ((last || isRead) && (before?.version !== view.version || this.text() === null)) {
      // A failed reading leaves the checklist without its counts, which says so; the moves are there all the same.
      const text = this.api.get(
        `/api/minutes/${view.id}/submissions/${last?.number ?? 'latest'}`,
        minutesText,
      );
      this.text.set(await text.catch(() => null));
    }
    if (last && this.comparison()?.to !== last.number) void this.compare();
    if (view.submissions.some((one) => one.outcome === 'approved') && this.session.may('register:read')) {
      const { items } = await this.api
        .get(`/api/minutes/${view.id}/register`, minutesRegister)
        .catch(() => ({ items: [] }));
      this.register.set(items);
    }
  }
}

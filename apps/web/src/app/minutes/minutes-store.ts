import { inject, Injectable, signal } from '@angular/core';
import {
  minutesCheck,
  minutesText,
  minutesView,
  previousActions,
  registerMoved,
  type MinutesCheck,
  type MinutesText,
  type MinutesView,
  type PreviousActions,
} from '@jalon/contracts';
import type { MinutesMoveName } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';

export type PreviousAction = PreviousActions['items'][number];

/** The minutes of the meeting on screen, beside their text: where they stand, what they lack, the actions before. */
@Injectable()
export class MinutesStore {
  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private meetingId = '';

  private readonly viewState = signal<MinutesView | null>(null);
  readonly view = this.viewState.asReadonly();
  /** Whether it was read: without a view then, nobody began to write. */
  readonly loaded = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  readonly check = signal<MinutesCheck | null>(null);
  /** The approved text, for who reads it. */
  readonly text = signal<MinutesText | null>(null);
  readonly previous = signal<readonly PreviousAction[] | null>(null);

  /** Reads the minutes; `begun` is false when the meeting says that there are none. */
  async load(meetingId: string, begun: boolean): Promise<void> {
    if (meetingId !== this.meetingId) {
      this.viewState.set(null);
      this.check.set(null);
      this.text.set(null);
      this.previous.set(null);
      this.loaded.set(false);
    }
    this.meetingId = meetingId;
    this.problem.set(null);
    try {
      const view = begun ? await this.api.get(`/api/meetings/${meetingId}/minutes`, minutesView) : null;
      if (meetingId !== this.meetingId) return;
      this.viewState.set(view);
      if (view && ['approved', 'distributed'].includes(view.state)) await this.readText(view);
      this.loaded.set(true);
    } catch (failure) {
      if (meetingId === this.meetingId) this.problem.set(toApiProblem(failure));
    }
  }

  /** Begins the minutes in the language of the person. @throws ApiProblem */
  async start(): Promise<MinutesView> {
    const body = { language: this.i18n.language() };
    const view = await this.api.post(`/api/meetings/${this.meetingId}/minutes`, body, minutesView);
    this.viewState.set(view);
    return view;
  }

  /** Makes a move; after a conflict the view is read again. @throws ApiProblem */
  async move(move: MinutesMoveName): Promise<void> {
    const view = this.viewState();
    if (!view) return;
    try {
      const options = { idempotencyKey: newIdempotencyKey() };
      const body = { version: view.version, move };
      this.viewState.set(await this.api.post(`/api/minutes/${view.id}/moves`, body, minutesView, options));
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.code === 'version_conflict') await this.load(this.meetingId, true);
      throw problem;
    }
  }

  /** What the text holds and lacks now; a failed reading leaves the last one. */
  async readCheck(): Promise<MinutesCheck | null> {
    const id = this.viewState()?.id;
    if (id === undefined) return null;
    try {
      this.check.set(await this.api.get(`/api/minutes/${id}/check`, minutesCheck));
    } catch {
      // Read again after the next change: the panel says what was last known.
    }
    return this.check();
  }

  async readPrevious(): Promise<void> {
    const id = this.meetingId;
    try {
      const { items } = await this.api.get(`/api/meetings/${id}/previous-actions`, previousActions);
      if (id === this.meetingId) this.previous.set(items);
    } catch {
      // The minutes are written without them.
    }
  }

  /** Marks an action of before as done, in the register. @throws ApiProblem */
  async finish(action: PreviousAction): Promise<void> {
    const url = `/api/use-cases/${action.useCase.id}/register/${action.id}/transitions`;
    const { item } = await this.api.post(url, { version: action.version, name: 'finish' }, registerMoved);
    this.previous.update(
      (all) =>
        all?.map((one) =>
          one.id === action.id ? { ...one, state: item.state, version: item.version, overdue: false } : one,
        ) ?? null,
    );
  }

  private async readText(view: MinutesView): Promise<void> {
    this.text.set(await this.api.get(`/api/minutes/${view.id}/submissions/latest`, minutesText));
  }
}

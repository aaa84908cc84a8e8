import { computed, inject, Injectable, signal } from '@angular/core';
import {
  useCaseDetail,
  type CreateMilestone,
  type MilestoneView,
  type MoveUseCase,
  type UseCaseDetail,
} from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import {
  fieldsFrom,
  isEmpty,
  mergeChanges,
  resolveMerge,
  type Changes,
  type Choices,
  type Fields,
  type Merge,
} from './conflict';

/** A stale save waiting for the person: what differs, and how often it has happened in this save. */
export interface PendingConflict {
  readonly merge: Merge;
  readonly attempt: number;
  /** The choices are being saved; they may collide again, in the same dialog. */
  readonly saving: boolean;
  /** Null gives up: nothing is saved, the form keeps what was typed. */
  readonly answer: (choices: Choices | null) => void;
}

/** What the person started from: the values on their screen and the version they came with. */
export interface Basis {
  readonly version: number;
  readonly fields: Fields;
}

export type MilestoneFields = Pick<CreateMilestone, 'name' | 'baselineOn' | 'forecastOn' | 'actualOn'> &
  Partial<Pick<CreateMilestone, 'ownerId'>>;
/** Where « what is missing » leads on the page. */
export type EditTarget = keyof Fields | 'milestones';

/** Beyond this many conflicts in one save something else is wrong than a busy colleague. */
const ATTEMPTS_MAX = 20;

/** One use case on screen: reads it, writes it by fields, and settles stale writes with the person. */
@Injectable()
export class UseCaseStore extends CurrentUseCase {
  private readonly api = inject(ApiClient);
  private readonly state = signal<UseCaseDetail | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly pending = signal<PendingConflict | null>(null);
  private readonly request = signal<{ readonly target: EditTarget; readonly at: number } | null>(null);
  private id = '';

  readonly detail = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly conflict = this.pending.asReadonly();
  /** An editor that the page is asked to open. */
  readonly editRequest = this.request.asReadonly();
  readonly mayEdit = computed(() => this.state()?.mayEdit ?? false);
  readonly mayMove = computed(() => this.state()?.mayMove ?? false);

  async load(id: string): Promise<void> {
    if (this.id !== id) this.state.set(null);
    this.id = id;
    this.failure.set(null);
    try {
      const detail = await this.api.get(this.url(), useCaseDetail);
      if (this.id === id) this.state.set(detail);
    } catch (failure) {
      if (this.id === id) this.failure.set(toApiProblem(failure));
    }
  }

  reload(): Promise<void> {
    return this.load(this.id);
  }

  askToEdit(target: EditTarget): void {
    this.request.update((last) => ({ target, at: (last?.at ?? 0) + 1 }));
  }

  /** Nobody is there to answer any more, or somebody did. */
  forgetEditRequest(): void {
    this.request.set(null);
  }

  /** What the screen shows now, as the basis of a change. */
  basis(): Basis | null {
    const detail = this.state();
    return detail && { version: detail.version, fields: fieldsFrom(detail) };
  }

  /**
   * Saves `changes` made on `basis`. When somebody saved in between, what does not collide goes on by itself and
   * the rest is asked, as often as it happens. Resolves false when the person gives up; rejects with an ApiProblem.
   */
  async save(changes: Changes, basis: Basis | null = this.basis()): Promise<boolean> {
    if (!basis) return false;
    try {
      return await this.saveUntilSettled(changes, basis);
    } finally {
      this.pending.set(null);
    }
  }

  private async saveUntilSettled(changes: Changes, basis: Basis): Promise<boolean> {
    let { version, fields } = basis;
    let mine = changes;
    for (let attempt = 1; !isEmpty(mine); attempt++) {
      try {
        this.state.set(await this.api.patch(this.url(), { version, changes: mine }, useCaseDetail));
        return true;
      } catch (failure) {
        const problem = ofChanges(toApiProblem(failure));
        if (problem.code !== 'version_conflict' || attempt >= ATTEMPTS_MAX) throw problem;
        const theirs = await this.current(problem);
        const merge = mergeChanges(fields, mine, fieldsFrom(theirs));
        const choices = merge.conflicts.length > 0 ? await this.ask(merge, attempt) : {};
        if (choices === null) return false;
        mine = resolveMerge(merge, choices);
        version = theirs.version;
        fields = fieldsFrom(theirs);
      }
    }
    return true;
  }

  /** @throws ApiProblem; after `version_conflict` the screen shows the present state and the move can be asked again. */
  async move(command: Omit<MoveUseCase, 'version'>): Promise<void> {
    const version = this.state()?.version;
    await this.write(() =>
      this.api.post(`${this.url()}/transitions`, { ...command, version }, useCaseDetail),
    );
  }

  /** The same key at each attempt makes one milestone, however often it is sent. */
  async addMilestone(fields: MilestoneFields, idempotencyKey: string): Promise<void> {
    const url = `${this.url()}/milestones`;
    await this.write(() => this.api.post(url, fields, useCaseDetail, { idempotencyKey }));
  }

  /** @throws ApiProblem; `version_conflict` once the present values are on screen. */
  async changeMilestone(
    milestone: Pick<MilestoneView, 'id' | 'version'>,
    changes: Partial<MilestoneFields>,
  ): Promise<void> {
    const body = { version: milestone.version, changes };
    await this.write(() => this.api.patch(`${this.url()}/milestones/${milestone.id}`, body, useCaseDetail));
  }

  async removeMilestone(milestone: Pick<MilestoneView, 'id'>): Promise<void> {
    await this.write(() => this.api.delete(`${this.url()}/milestones/${milestone.id}`, useCaseDetail));
  }

  private async write(call: () => Promise<UseCaseDetail>): Promise<void> {
    try {
      this.state.set(await call());
    } catch (failure) {
      const problem = ofChanges(toApiProblem(failure));
      if (problem.code === 'version_conflict') await this.current(problem);
      throw problem;
    }
  }

  /** The present state that came with the refusal, else read again; put on screen. */
  private async current(problem: ApiProblem): Promise<UseCaseDetail> {
    const parsed = useCaseDetail.safeParse(problem.current);
    const detail = parsed.success ? parsed.data : await this.api.get(this.url(), useCaseDetail);
    this.state.set(detail);
    return detail;
  }

  private ask(merge: Merge, attempt: number): Promise<Choices | null> {
    return new Promise((resolve) => {
      this.pending.set({
        merge,
        attempt,
        saving: false,
        answer: (choices) => {
          this.pending.update((conflict) => conflict && { ...conflict, saving: true });
          resolve(choices);
        },
      });
    });
  }

  private url(): string {
    return `/api/use-cases/${this.id}`;
  }
}

/** Problems of a PATCH name `changes.title`; screens know `title`. */
function ofChanges(problem: ApiProblem): ApiProblem {
  const errors = problem.errors.map((error) => ({ ...error, path: error.path.replace(/^changes\./, '') }));
  const { status, code, detail, current, requestId, retryAfter } = problem;
  return new ApiProblem(status, code, detail, errors, current, requestId, retryAfter);
}

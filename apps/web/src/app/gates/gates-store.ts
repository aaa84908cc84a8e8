import { computed, inject, Injectable, signal } from '@angular/core';
import {
  gates as gatesContract,
  type AddGateEvidence,
  type DecideGate,
  type GateReview,
  type Gates,
  type GiveOpinion,
  type RequestGate,
} from '@jalon/contracts';
import { isOpenReview, type Met } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';

type WithoutVersion<T> = T extends unknown ? Omit<T, 'version'> : never;

/**
 * The gates of one use case: every write answers all of them. Writes follow one after the other, each with the version
 * the last one gave; after a conflict the present state is on screen and the write can be asked again.
 */
@Injectable()
export class GatesStore {
  private readonly api = inject(ApiClient);
  private readonly state = signal<Gates | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly waiting = signal(0);
  private last: Promise<unknown> = Promise.resolve();
  private id = '';

  readonly gates = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly busy = computed(() => this.waiting() > 0);
  /** The review that is not decided yet. */
  readonly open = computed(() => this.state()?.reviews.find((review) => isOpenReview(review.state)) ?? null);
  readonly decided = computed(() => this.state()?.reviews.filter((one) => !isOpenReview(one.state)) ?? []);

  async load(id: string): Promise<void> {
    if (this.id !== id) this.state.set(null);
    this.id = id;
    this.failure.set(null);
    try {
      const gates = await this.api.get(this.url(), gatesContract);
      if (this.id === id) this.state.set(gates);
    } catch (failure) {
      if (this.id === id) this.failure.set(toApiProblem(failure));
    }
  }

  reload(): Promise<void> {
    return this.load(this.id);
  }

  /** The same key at each attempt makes one review. */
  request(body: RequestGate, idempotencyKey: string): Promise<void> {
    return this.write(() => this.api.post(this.url(), body, gatesContract, { idempotencyKey }));
  }

  update(changes: Partial<RequestGate>): Promise<void> {
    return this.onReview(({ id, version }) =>
      this.api.patch(`${this.url()}/${id}`, { version, changes }, gatesContract),
    );
  }

  start(): Promise<void> {
    return this.onReview(({ id, version }) =>
      this.api.post(`${this.url()}/${id}/start`, { version }, gatesContract),
    );
  }

  answer(criterion: string, met: Met | null, comment: string): Promise<void> {
    return this.onReview(({ id, version }) =>
      this.api.put(`${this.url()}/${id}/answers/${criterion}`, { version, met, comment }, gatesContract),
    );
  }

  addEvidence(piece: WithoutVersion<AddGateEvidence>): Promise<void> {
    return this.onReview(({ id, version }) => {
      const idempotencyKey = newIdempotencyKey();
      const body = { ...piece, version };
      return this.api.post(`${this.url()}/${id}/evidence`, body, gatesContract, { idempotencyKey });
    });
  }

  upload(criterion: string, file: File): Promise<void> {
    return this.onReview(({ id, version }) => {
      const query = new URLSearchParams({ version: String(version), criterion, fileName: file.name });
      // The type of the file itself would choose how the server reads the body.
      const body = new Blob([file], { type: 'application/octet-stream' });
      return this.api.post(`${this.url()}/${id}/files?${query.toString()}`, body, gatesContract);
    });
  }

  removeEvidence(evidenceId: string): Promise<void> {
    return this.onReview(({ id, version }) =>
      this.api.delete(`${this.url()}/${id}/evidence/${evidenceId}?version=${version}`, gatesContract),
    );
  }

  giveOpinion(slotId: string, opinion: Omit<GiveOpinion, 'version'>): Promise<void> {
    return this.onReview(({ id, version }) =>
      this.api.put(`${this.url()}/${id}/slots/${slotId}`, { ...opinion, version }, gatesContract),
    );
  }

  decide(decision: Omit<DecideGate, 'version'>): Promise<void> {
    return this.onReview(({ id, version }) =>
      this.api.post(`${this.url()}/${id}/decision`, { ...decision, version }, gatesContract),
    );
  }

  evidenceUrl(reviewId: string, evidenceId: string): string {
    return `${this.url()}/${reviewId}/evidence/${evidenceId}`;
  }

  private onReview(call: (review: GateReview) => Promise<Gates>): Promise<void> {
    return this.write(() => {
      const review = this.open();
      if (!review) throw new ApiProblem(409, 'version_conflict');
      return call(review);
    });
  }

  /** @throws ApiProblem; `version_conflict` once the present state is on screen */
  private write(call: () => Promise<Gates>): Promise<void> {
    const made = this.last.then(async () => {
      this.waiting.update((count) => count + 1);
      try {
        this.state.set(await call());
      } catch (failure) {
        const problem = toApiProblem(failure);
        if (problem.code === 'version_conflict') await this.showCurrent(problem);
        throw problem;
      } finally {
        this.waiting.update((count) => count - 1);
      }
    });
    this.last = made.catch(() => undefined);
    return made;
  }

  private async showCurrent(problem: ApiProblem): Promise<void> {
    const parsed = gatesContract.safeParse(problem.current);
    if (parsed.success) this.state.set(parsed.data);
    else await this.reload();
  }

  private url(): string {
    return `/api/use-cases/${this.id}/gates`;
  }
}

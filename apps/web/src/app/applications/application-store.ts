import { computed, inject, Injectable, signal } from '@angular/core';
import { applicationDetail, type ApplicationDetail, type WriteScores } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';

/** The application of the side panel. Writes go one after the other; each answer is the whole of it. */
@Injectable()
export class ApplicationStore {
  private readonly api = inject(ApiClient);
  private readonly state = signal<ApplicationDetail | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly done = signal(0);
  private id = '';
  private last: Promise<unknown> = Promise.resolve();

  readonly detail = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  /** Counts what was written: the list reads again. */
  readonly written = this.done.asReadonly();
  readonly address = computed(() => `/api/internship-applications/${this.detail()?.id ?? ''}`);

  async load(id: string): Promise<void> {
    if (this.id !== id) this.state.set(null);
    this.id = id;
    this.failure.set(null);
    try {
      const detail = await this.api.get(`/api/internship-applications/${id}`, applicationDetail);
      if (this.id === id) this.state.set(detail);
    } catch (error) {
      if (this.id === id) this.failure.set(toApiProblem(error));
    }
  }

  score(scores: WriteScores['scores']): Promise<ApplicationDetail> {
    return this.write(({ id }) =>
      this.api.put(`/api/internship-applications/${id}/scores`, { scores }, applicationDetail),
    );
  }

  interview(
    interview: { readonly id: string; readonly version: number } | null,
    heldOn: string,
    notes: string,
    idempotencyKey: string,
  ): Promise<ApplicationDetail> {
    return this.write(({ id }) => {
      const url = `/api/internship-applications/${id}/interviews`;
      return interview
        ? this.api.patch(
            `${url}/${interview.id}`,
            { version: interview.version, heldOn, notes },
            applicationDetail,
          )
        : this.api.post(url, { heldOn, notes }, applicationDetail, { idempotencyKey });
    });
  }

  erase(): Promise<ApplicationDetail> {
    return this.write(({ id, version }) =>
      this.api.post(`/api/internship-applications/${id}/erasure`, { version }, applicationDetail),
    );
  }

  /** After the last write, whatever became of it. @throws ApiProblem; a conflict shows what is there */
  private write(send: (detail: ApplicationDetail) => Promise<ApplicationDetail>): Promise<ApplicationDetail> {
    const next = this.last
      .catch(() => undefined)
      .then(async () => {
        const detail = this.state();
        if (!detail) throw toApiProblem(null);
        try {
          const answer = await send(detail);
          this.put(answer);
          this.done.update((count) => count + 1);
          return answer;
        } catch (error) {
          const problem = toApiProblem(error);
          const current = applicationDetail.safeParse(problem.current);
          if (current.success) this.put(current.data);
          throw problem;
        }
      });
    this.last = next;
    return next;
  }

  private put(detail: ApplicationDetail): void {
    if (detail.id === this.id) this.state.set(detail);
  }
}

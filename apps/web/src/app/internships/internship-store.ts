import { inject, Injectable, signal } from '@angular/core';
import {
  internshipDetail,
  type AmendInternship,
  type InternshipDetail,
  type MoveInternship,
  type SignInternship,
  type UpdateInternship,
  type WaiveVerdict,
} from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { CurrentInternship } from '../core/internship/current-internship';

type Unversioned<T> = Omit<T, 'version'>;

/**
 * One internship on screen. Everything of it has one version: writes go one after the other, each with the version the
 * last answer brought. A conflict puts what is saved on screen and rejects: who writes looks and tries again.
 */
@Injectable()
export class InternshipStore extends CurrentInternship {
  private readonly api = inject(ApiClient);
  private readonly state = signal<InternshipDetail | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private id = '';
  private last: Promise<unknown> = Promise.resolve();

  readonly detail = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();

  async load(id: string): Promise<void> {
    if (this.id !== id) this.state.set(null);
    this.id = id;
    this.failure.set(null);
    try {
      const detail = await this.api.get(this.url(), internshipDetail);
      // What was written meanwhile is newer than what was read.
      if (this.id === id && detail.version >= (this.state()?.version ?? 0)) this.state.set(detail);
    } catch (failure) {
      if (this.id === id) this.failure.set(toApiProblem(failure));
    }
  }

  reload(): Promise<void> {
    return this.load(this.id);
  }

  update(change: Partial<Unversioned<UpdateInternship>>): Promise<void> {
    return this.write((version) => this.api.patch(this.url(), { version, ...change }, internshipDetail));
  }

  move(move: Unversioned<MoveInternship>): Promise<void> {
    return this.write((version) =>
      this.api.post(this.url('/transitions'), { version, ...move }, internshipDetail),
    );
  }

  waive(waiver: Unversioned<WaiveVerdict>): Promise<void> {
    return this.write((version) =>
      this.api.put(this.url('/waivers'), { version, ...waiver }, internshipDetail),
    );
  }

  sign(signatures: Unversioned<SignInternship>): Promise<void> {
    return this.write((version) =>
      this.api.put(this.url('/signatures'), { version, ...signatures }, internshipDetail),
    );
  }

  amend(amendment: Unversioned<AmendInternship>): Promise<void> {
    return this.write((version) =>
      this.api.post(this.url('/amendments'), { version, ...amendment }, internshipDetail),
    );
  }

  withdraw(number: number): Promise<void> {
    return this.write(() => this.api.delete(this.url(`/amendments/${number}`), internshipDetail));
  }

  private url(rest = ''): string {
    return `/api/internships/${this.id}${rest}`;
  }

  /** @throws ApiProblem */
  private async write(send: (version: number) => Promise<InternshipDetail>): Promise<void> {
    const turn = this.last.catch(() => undefined).then(() => send(this.state()?.version ?? 1));
    this.last = turn;
    try {
      this.state.set(await turn);
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.code === 'version_conflict') {
        const current = internshipDetail.safeParse(problem.current);
        if (current.success) this.state.set(current.data);
      }
      throw problem;
    }
  }
}

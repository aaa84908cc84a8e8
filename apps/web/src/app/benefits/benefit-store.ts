import { inject, Injectable, signal } from '@angular/core';
import {
  useCaseBenefits,
  type BenefitMeasureView,
  type BenefitView,
  type CreateBenefit,
  type PutBusinessCase,
  type PutMeasure,
  type ReviewMeasure,
  type UpdateBenefit,
  type UseCaseBenefits,
} from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';

/** What a use case brings, on screen: every write answers the page, curves and payback included. */
@Injectable()
export class BenefitStore {
  private readonly api = inject(ApiClient);
  private readonly state = signal<UseCaseBenefits | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private id = '';

  readonly page = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();

  async load(id = this.id): Promise<void> {
    if (this.id !== id) this.state.set(null);
    this.id = id;
    this.failure.set(null);
    try {
      const page = await this.api.get(`${this.url()}/benefits`, useCaseBenefits);
      if (this.id === id) this.state.set(page);
    } catch (failure) {
      if (this.id === id) this.failure.set(toApiProblem(failure));
    }
  }

  create(benefit: CreateBenefit, idempotencyKey: string): Promise<void> {
    const options = { idempotencyKey };
    return this.write(() => this.api.post(`${this.url()}/benefits`, benefit, useCaseBenefits, options));
  }

  update({ id, version }: BenefitView, changes: UpdateBenefit['changes']): Promise<void> {
    return this.write(() =>
      this.api.patch(`${this.url()}/benefits/${id}`, { version, changes }, useCaseBenefits),
    );
  }

  remove({ id }: BenefitView): Promise<void> {
    return this.write(() => this.api.delete(`${this.url()}/benefits/${id}`, useCaseBenefits));
  }

  measure({ id }: BenefitView, month: string, measure: PutMeasure): Promise<void> {
    return this.write(() =>
      this.api.put(`${this.url()}/benefits/${id}/measures/${month}`, measure, useCaseBenefits),
    );
  }

  review(
    { id }: BenefitView,
    { month, version }: BenefitMeasureView,
    review: Omit<ReviewMeasure, 'version'>,
  ): Promise<void> {
    const url = `${this.url()}/benefits/${id}/measures/${month}/review`;
    return this.write(() => this.api.post(url, { version, ...review }, useCaseBenefits));
  }

  decide(decided: Omit<PutBusinessCase, 'version'>): Promise<void> {
    const version = this.state()?.businessCase?.version ?? null;
    return this.write(() =>
      this.api.put(`${this.url()}/business-case`, { version, ...decided }, useCaseBenefits),
    );
  }

  /** @throws ApiProblem; after `version_conflict` the present page is on screen */
  private async write(call: () => Promise<UseCaseBenefits>): Promise<void> {
    try {
      this.state.set(await call());
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = useCaseBenefits.safeParse(problem.current);
      if (current.success) this.state.set(current.data);
      throw problem;
    }
  }

  private url(): string {
    return `/api/use-cases/${this.id}`;
  }
}

import { inject, Injectable, signal } from '@angular/core';
import { registerMoved, useCaseDetail, week, type Week, type WeekUseCase } from '@jalon/contracts';
import type { Health } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';

export type WeekAction = Week['actions'][number];

/** What waits for the person; each thing done here is written at once and leaves the list. */
@Injectable()
export class WeekStore {
  private readonly api = inject(ApiClient);
  private readonly state = signal<Week | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);

  readonly week = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();

  async load(): Promise<void> {
    try {
      this.state.set(await this.api.get('/api/week', week));
      this.failure.set(null);
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }

  /** Declares the health of today. @throws ApiProblem; after `version_conflict` the list is read again */
  async declare(useCase: WeekUseCase, health: Health, reason: string | null): Promise<void> {
    const changes = { health, healthReason: reason };
    try {
      const url = `/api/use-cases/${useCase.id}`;
      await this.api.patch(url, { version: useCase.version, changes }, useCaseDetail);
    } finally {
      await this.load();
    }
  }

  /** @throws ApiProblem */
  finish(action: WeekAction): Promise<() => Promise<void>> {
    return this.move(action, action.version, 'finish');
  }

  /** Answers how to undo it. */
  private async move(
    action: WeekAction,
    version: number,
    name: 'finish' | 'put_back',
  ): Promise<() => Promise<void>> {
    const url = `/api/use-cases/${action.useCaseId}/register/${action.id}/transitions`;
    try {
      const { item } = await this.api.post(url, { version, name }, registerMoved);
      return async () => {
        await this.move(action, item.version, 'put_back');
      };
    } finally {
      await this.load();
    }
  }
}

import { computed, inject, Injectable, signal } from '@angular/core';
import {
  deploymentList,
  movePreview,
  planBaseline,
  planView,
  type ConfirmMove,
  type CreateMilestone,
  type DeploymentRow,
  type MovePreview,
  type PlanMilestone,
  type PlanView,
  type PreviewMove,
  type PutDependency,
} from '@jalon/contracts';
import { wavesOf } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';

import type { DatedWave } from './roadmap-scale';

export type MilestoneFields = CreateMilestone;

/** The plan of the use case on screen, as the API tells it; every write ends with the present plan on screen. */
@Injectable()
export class PlanStore {
  private readonly api = inject(ApiClient);
  private readonly current = inject(CurrentUseCase);
  private readonly session = inject(SessionStore);
  private readonly state = signal<PlanView | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly chosen = signal<string | null>(null);
  private useCaseId = '';

  private readonly deployments = signal<readonly DeploymentRow[]>([]);

  /** The waves of the rollout whose days are known. */
  readonly waves = computed<readonly DatedWave[]>(() =>
    wavesOf(this.deployments()).flatMap(({ from, to, ...rest }) =>
      from && to ? [{ ...rest, from, to }] : [],
    ),
  );
  readonly plan = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  /** The baseline compared with; null for the agreed dates. */
  readonly baseline = this.chosen.asReadonly();

  async load(useCaseId: string): Promise<void> {
    if (this.useCaseId !== useCaseId) {
      this.state.set(null);
      this.chosen.set(null);
      this.deployments.set([]);
    }
    this.useCaseId = useCaseId;
    await Promise.all([this.read(), this.readWaves()]);
  }

  async compareWith(baselineId: string | null): Promise<void> {
    this.chosen.set(baselineId);
    await this.read();
  }

  /** @throws ApiProblem with why the move cannot be */
  preview(move: PreviewMove): Promise<MovePreview> {
    return this.api.post(this.url('/preview'), move, movePreview);
  }

  /** @throws ApiProblem; `version_conflict` once the present plan is on screen */
  move(command: ConfirmMove): Promise<void> {
    return this.write(() => this.api.post(this.url('/moves'), command, planView));
  }

  putDependency(dependency: PutDependency): Promise<void> {
    return this.write(() => this.api.put(this.url('/dependencies'), dependency, planView));
  }

  removeDependency(predecessorId: string, successorId: string): Promise<void> {
    return this.write(() =>
      this.api.delete(this.url(`/dependencies/${predecessorId}/${successorId}`), planView),
    );
  }

  /** The same key at each attempt takes one baseline; the plan is then compared with it. */
  async takeBaseline(label: string, idempotencyKey: string): Promise<void> {
    const taken = await this.api.post(this.url('/baselines'), { label }, planBaseline, { idempotencyKey });
    await this.compareWith(taken.id);
  }

  async addMilestone(fields: MilestoneFields, idempotencyKey: string): Promise<void> {
    await this.write(async () => {
      await this.api.post(`/api/use-cases/${this.useCaseId}/milestones`, fields, null, { idempotencyKey });
      return null;
    });
  }

  async changeMilestone(
    { id, version }: Pick<PlanMilestone, 'id' | 'version'>,
    changes: Partial<MilestoneFields>,
  ): Promise<void> {
    await this.write(async () => {
      await this.api.patch(`/api/use-cases/${this.useCaseId}/milestones/${id}`, { version, changes });
      return null;
    });
  }

  private async read(): Promise<void> {
    const { useCaseId } = this;
    const baseline = this.chosen();
    this.failure.set(null);
    try {
      const query = baseline === null ? '' : `?baseline=${baseline}`;
      const plan = await this.api.get(this.url(query), planView);
      // A later choice may have been answered first.
      if (useCaseId === this.useCaseId && baseline === this.chosen()) this.state.set(plan);
    } catch (failure) {
      if (useCaseId === this.useCaseId) this.failure.set(toApiProblem(failure));
    }
  }

  /** What is deployed where; the plan is read without it where that cannot be. */
  private async readWaves(): Promise<void> {
    const { useCaseId } = this;
    if (!this.session.may('deployment:read')) return;
    try {
      const url = `/api/deployments?useCase=${useCaseId}&sort=live&pageSize=100`;
      const { items } = await this.api.get(url, deploymentList);
      if (useCaseId === this.useCaseId) this.deployments.set(items);
    } catch {
      // The plan says what is wrong, if something is.
    }
  }

  /** What a write answers compares with the agreed dates: with a baseline chosen, the plan is read again. */
  private async write(call: () => Promise<PlanView | null>): Promise<void> {
    try {
      const plan = await call();
      if (plan !== null && this.chosen() === null) this.state.set(plan);
      else await this.read();
      await this.current.reload();
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.code === 'version_conflict' || problem.code === 'not_found') await this.read();
      throw problem;
    }
  }

  private url(rest: string): string {
    return `/api/use-cases/${this.useCaseId}/plan${rest}`;
  }
}

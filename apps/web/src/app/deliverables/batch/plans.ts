import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { batchPlan, type BatchPlan } from '@jalon/contracts';
import { ApiClient } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';

/** How long nothing changes before the list is asked for. */
const QUIET_MS = 200;

/** What a batch would make: asked for again whenever `follow`'s request changes. */
@Injectable()
export class Plans {
  private readonly api = inject(ApiClient);
  private readonly state = signal<BatchPlan | null>(null);
  private readonly refusal = signal<ApiProblem | null>(null);
  private readonly waiting = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;

  /** The last one, kept on screen while the next is on its way. */
  readonly current = this.state.asReadonly();
  readonly failure = this.refusal.asReadonly();
  readonly loading = this.waiting.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Call from an injection context. */
  follow(request: () => object): void {
    effect(() => {
      const asked = request();
      untracked(() => this.ask(asked));
    });
  }

  ask(request: object): void {
    this.stop();
    this.waiting.set(true);
    const generation = this.generation;
    this.timer = setTimeout(() => void this.read(request, generation), QUIET_MS);
  }

  private async read(request: object, generation: number): Promise<void> {
    try {
      const plan = await this.api.post('/api/deliverable-batches/plans', request, batchPlan);
      if (generation !== this.generation) return;
      this.state.set(plan);
      this.refusal.set(null);
    } catch (failure) {
      if (generation !== this.generation) return;
      this.state.set(null);
      this.refusal.set(toApiProblem(failure));
    }
    this.waiting.set(false);
  }

  private stop(): void {
    this.generation += 1;
    clearTimeout(this.timer);
  }
}

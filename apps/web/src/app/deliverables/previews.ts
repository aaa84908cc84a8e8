import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { deliverablePreview, type DeliverablePreview, type RequestPreview } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';

/** How long nothing changes before pages are asked for, and how often they are looked for. */
const QUIET_MS = 250;
const POLL_MS = 600;

/** The pages of a document that is not made yet: asked for again whenever `follow`'s request changes. */
@Injectable()
export class Previews {
  private readonly api = inject(ApiClient);
  private readonly state = signal<DeliverablePreview | null>(null);
  private readonly refusal = signal<ApiProblem | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;

  /** Null while nothing was asked for, or while the request is on its way. */
  readonly current = this.state.asReadonly();
  readonly failure = this.refusal.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Call from an injection context. */
  follow(request: () => RequestPreview | null): void {
    effect(() => {
      const asked = request();
      untracked(() => this.ask(asked));
    });
  }

  ask(request: RequestPreview | null): void {
    this.stop();
    this.state.set(null);
    this.refusal.set(null);
    if (!request) return;
    const generation = this.generation;
    this.timer = setTimeout(
      () =>
        void this.read(generation, () =>
          this.api.post('/api/deliverables/previews', request, deliverablePreview),
        ),
      QUIET_MS,
    );
  }

  private async read(generation: number, call: () => Promise<DeliverablePreview>): Promise<void> {
    try {
      const preview = await call();
      if (generation !== this.generation) return;
      this.state.set(preview);
      if (preview.state === 'ready' || preview.state === 'failed') return;
      const next = () => this.api.get(`/api/deliverables/previews/${preview.id}`, deliverablePreview);
      this.timer = setTimeout(() => void this.read(generation, next), POLL_MS);
    } catch (failure) {
      if (generation === this.generation) this.refusal.set(toApiProblem(failure));
    }
  }

  private stop(): void {
    this.generation += 1;
    clearTimeout(this.timer);
  }
}

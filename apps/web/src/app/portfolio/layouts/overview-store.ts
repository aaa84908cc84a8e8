import { computed, inject, Injectable, signal } from '@angular/core';
import { overview, type Overview, type UseCaseCard, type UseCaseDetail } from '@jalon/contracts';
import { STAGES } from '@jalon/domain';
import { ApiClient } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';

/**
 * The cards that board, roadmap and matrix draw, read once for a filter: going from one layout to another asks for
 * nothing. The old cards stay while the next ones are read.
 */
@Injectable()
export class OverviewStore {
  private readonly api = inject(ApiClient);
  private readonly state = signal<Overview | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly busy = signal(false);
  private filter: string | null = null;
  private generation = 0;

  readonly cards = computed<readonly UseCaseCard[]>(() => this.state()?.items ?? []);
  readonly total = computed(() => this.state()?.total ?? 0);
  readonly truncated = computed(() => this.state()?.truncated ?? false);
  readonly loaded = computed(() => this.state() !== null);
  readonly loading = this.busy.asReadonly();
  readonly problem = this.failure.asReadonly();
  private readonly byId = computed(() => new Map(this.cards().map((card) => [card.id, card])));

  /** Reads the cards of `filter` (a query string of the API), unless they are here or on their way. */
  show(filter: string): void {
    if (filter === this.filter) return;
    this.filter = filter;
    void this.read();
  }

  /** Reads them again, if they were ever read. */
  reload(): void {
    if (this.filter !== null) void this.read();
  }

  /** What is known is old: the next layout that shows it reads it again. */
  forget(): void {
    this.filter = null;
  }

  card(id: string | null): UseCaseCard | null {
    return id === null ? null : (this.byId().get(id) ?? null);
  }

  replace(card: UseCaseCard): void {
    this.state.update((state) =>
      state ? { ...state, items: state.items.map((one) => (one.id === card.id ? card : one)) } : state,
    );
  }

  private async read(): Promise<void> {
    const generation = ++this.generation;
    const filter = this.filter ?? '';
    this.busy.set(true);
    this.failure.set(null);
    try {
      const answer = await this.api.get(`/api/use-cases/overview${filter ? `?${filter}` : ''}`, overview);
      if (generation === this.generation) this.state.set(answer);
    } catch (failure) {
      if (generation !== this.generation) return;
      this.failure.set(toApiProblem(failure));
      this.filter = null;
    } finally {
      if (generation === this.generation) this.busy.set(false);
    }
  }
}

/** `card` as its detail now says: after a move, or when somebody else moved it. */
export function cardAfter(card: UseCaseCard, detail: UseCaseDetail): UseCaseCard {
  const at = STAGES.indexOf(detail.stage);
  const leads = (step: number) =>
    detail.allowedTransitions.find((move) => Math.sign(STAGES.indexOf(move.to.stage) - at) === step);
  const forward = leads(1);
  const back = leads(-1);
  return {
    ...card,
    title: detail.title,
    domain: detail.domain,
    stage: detail.stage,
    condition: detail.condition,
    stageSince: detail.stage === card.stage ? card.stageSince : (detail.moves.at(-1)?.on ?? card.stageSince),
    health: detail.health,
    trend: detail.trend,
    value: detail.valueScore,
    feasibility: detail.feasibilityScore,
    gate: forward
      ? {
          to: forward.to.stage,
          missing: forward.missing.filter((evidence) => evidence !== 'gate_go'),
          review: detail.stage === card.stage ? (card.gate?.review ?? null) : null,
        }
      : null,
    back: back ? { name: back.name, to: back.to.stage } : null,
    version: detail.version,
  };
}

import { computed, inject, Injectable, signal } from '@angular/core';
import { useCaseDetail, type UseCaseCard } from '@jalon/contracts';
import type { Stage } from '@jalon/domain';
import { ApiClient } from '../../core/api/api';
import { toApiProblem } from '../../core/api/api-problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { SessionStore } from '../../core/session/session-store';
import { Toasts } from '../../ui/toast/toasts';
import { dropOf } from '../layouts/board-lanes';
import { cardAfter, OverviewStore } from '../layouts/overview-store';
import { PortfolioStore } from '../portfolio-store';

/** A drop that waits for the person: the gate to go to, or the reason to give. */
export interface Pending {
  readonly kind: 'gate' | 'back';
  readonly card: UseCaseCard;
  readonly to: Stage;
}

/** What becomes of a card that was dropped: through the gate, back with a reason, or back to its place and why. */
@Injectable()
export class BoardMoves {
  private readonly api = inject(ApiClient);
  private readonly overview = inject(OverviewStore);
  private readonly list = inject(PortfolioStore);
  private readonly i18n = inject(I18n);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(SessionStore);

  private readonly current = signal<Pending | null>(null);
  readonly pending = this.current.asReadonly();
  readonly mayMove = computed(() => this.session.may('use_case:move'));

  /** Takes a drop of `card` on `to`; the card is where it was until the move is made. */
  drop(card: UseCaseCard, to: Stage): void {
    const drop = dropOf(card, to);
    if (drop.kind === 'gate' || drop.kind === 'back') this.current.set({ kind: drop.kind, card, to });
    else if (drop.kind === 'refused') this.refuse(card, drop.why, { to: this.stage(to) });
  }

  refuse(card: UseCaseCard, why: string, params: Readonly<Record<string, string>> = {}): void {
    const text = this.i18n.t(`portfolio.board.refused.${why}`, {
      code: card.code,
      from: this.stage(card.stage),
      ...params,
    });
    this.toasts.show(text, { tone: 'bad' });
  }

  close(): void {
    this.current.set(null);
  }

  /** Moves the card of the pending drop one stage back; it returns to its place when the API refuses. */
  async back(reason: string): Promise<void> {
    const pending = this.current();
    const name = pending?.card.back?.name;
    if (!pending || !name) return;
    const { card, to } = pending;
    this.current.set(null);
    this.overview.replace({ ...card, stage: to });
    try {
      const body = { version: card.version, name, reason };
      const detail = await this.api.post(`/api/use-cases/${card.id}/transitions`, body, useCaseDetail);
      this.overview.replace(cardAfter(card, detail));
      this.list.reload();
      this.toasts.show(
        this.i18n.t('portfolio.board.moved', { code: card.code, stage: this.stage(detail.stage) }),
        { tone: 'good' },
      );
    } catch (failure) {
      this.putBack(card, failure);
    }
  }

  private putBack(card: UseCaseCard, failure: unknown): void {
    const problem = toApiProblem(failure);
    const now = useCaseDetail.safeParse(problem.current);
    if (problem.code === 'version_conflict' && now.success) {
      // Somebody came first: the card goes where it is now, and the person hears of it.
      const moved = cardAfter(card, now.data);
      this.overview.replace(moved);
      this.refuse(card, 'stale', { stage: this.stage(moved.stage) });
      return;
    }
    this.overview.replace(card);
    this.refuse(card, 'failed', { reason: this.problemText.of(problem) });
  }

  private stage(stage: Stage): string {
    return this.i18n.t(`stage.${stage}`);
  }
}

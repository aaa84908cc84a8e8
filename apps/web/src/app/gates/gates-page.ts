import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { GateEvidence } from '@jalon/contracts';
import type { GateOutcome, Met } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { Checklist } from './checklist';
import { DecisionDialog } from './decision-dialog';
import { EvidenceDialog } from './evidence-dialog';
import { GateText } from './gate-text';
import { GatesStore } from './gates-store';
import { Opinions } from './opinions';
import { RequestDialog } from './request-dialog';
import { ReviewHistory } from './review-history';

/** The gates of a use case: the review that is open as a checklist, what it waits for, and every one before it. */
@Component({
  selector: 'app-gates-page',
  imports: [
    Badge,
    Banner,
    Button,
    Checklist,
    DecisionDialog,
    Empty,
    EvidenceDialog,
    Icon,
    Opinions,
    RequestDialog,
    ReviewHistory,
    Skeleton,
  ],
  providers: [GatesStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './gates-page.html',
  styleUrl: './gates-page.css',
})
export class GatesPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly text = inject(GateText);
  protected readonly format = inject(Format);
  protected readonly store = inject(GatesStore);
  protected readonly useCase = inject(CurrentUseCase);
  private readonly session = inject(SessionStore);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly request = viewChild.required(RequestDialog);
  protected readonly evidence = viewChild.required(EvidenceDialog);
  protected readonly decision = viewChild.required(DecisionDialog);

  protected readonly refused = signal<ApiProblem | null>(null);
  protected readonly refusals = signal(0);
  protected readonly starting = signal(false);

  protected readonly mayPrepare = computed(() => this.session.may('gate:request') && this.useCase.mayEdit());
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.text.problem(problem) : null;
  });
  protected readonly refusal = computed(() => {
    const problem = this.refused();
    if (!problem) return null;
    return problem.code === 'version_conflict' ? this.t('gates.conflict') : this.text.problem(problem);
  });
  protected readonly missing = computed(() => {
    const review = this.store.open();
    return (this.store.gates()?.missing ?? []).map((line) =>
      this.text.missing(line, review?.grid.criteria ?? []),
    );
  });
  /** Who the decision waits for. */
  protected readonly approver = computed(
    () => this.store.open()?.slots.find((slot) => slot.slot === 'final')?.personName ?? '',
  );
  protected readonly ready = computed(() => {
    const gates = this.store.gates();
    const review = this.store.open();
    if (!gates || !review) return '';
    const total =
      review.grid.criteria.filter((one) => one.kind === 'must_meet').length + gates.automatic.length;
    const keys = new Set(gates.missing.map((line) => line.path));
    const must = new Set(
      review.grid.criteria.filter((one) => one.kind === 'must_meet').map((one) => `criteria.${one.key}`),
    );
    const lacking = [...keys].filter((path) => must.has(path) || !path.startsWith('criteria.')).length;
    return this.t('gates.ready', { done: total - lacking, total });
  });

  constructor() {
    effect(() => {
      const detail = this.useCase.detail();
      // Read again when the facts change: what the border asks for may be there now.
      const version = detail && `${detail.id} ${detail.version}`;
      if (detail && version) untracked(() => void this.store.load(detail.id));
    });
  }

  protected async start(): Promise<void> {
    this.starting.set(true);
    await this.attempt(() => this.store.start(), this.t('gates.started'));
    this.starting.set(false);
  }

  protected answer({
    criterion,
    met,
    comment,
  }: {
    criterion: string;
    met: Met | null;
    comment: string;
  }): void {
    void this.attempt(() => this.store.answer(criterion, met, comment));
  }

  protected async remove(piece: GateEvidence): Promise<void> {
    const label = piece.fact ? this.t(`gates.fact.${piece.fact}`) : piece.label;
    const yes = await this.confirm.ask({
      heading: this.t('gates.evidence.removeHeading'),
      text: this.t('gates.evidence.removeText', { label }),
      confirm: this.t('common.remove'),
      danger: true,
    });
    if (yes) await this.attempt(() => this.store.removeEvidence(piece.id));
  }

  protected done(outcome: GateOutcome): void {
    this.toasts.show(this.t('gates.decision.done', { outcome: this.t(`gates.outcome.${outcome}`) }), {
      tone: 'good',
    });
    void this.useCase.reload();
  }

  private async attempt(write: () => Promise<void>, said?: string): Promise<void> {
    this.refused.set(null);
    try {
      await write();
      if (said) this.toasts.show(said, { tone: 'good' });
    } catch (failure) {
      this.refused.set(toApiProblem(failure));
      this.refusals.update((count) => count + 1);
    }
  }
}

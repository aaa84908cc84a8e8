import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { UseCaseDetail } from '@jalon/contracts';
import { isThroughGate, STAGES, USE_CASE_LIMITS, type TransitionName } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-names';
import { Menu, type MenuItem } from '../ui/popover/menu';
import { Toasts } from '../ui/toast/toasts';
import { trackUnsaved } from './unsaved';
import { UseCaseStore } from './use-case-store';

type Transition = UseCaseDetail['allowedTransitions'][number];

/**
 * The moves that leave from here: a menu, then a dialog that asks for day and reason. Forward is the gate's: its tab
 * shows what the border asks for and takes the request.
 */
@Component({
  selector: 'app-stage-moves',
  imports: [Banner, Button, Dialog, Field, Icon, Input, Menu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.mayMove() && items().length) {
      <ui-menu
        [label]="t('useCases.move.menu')"
        [hideLabel]="false"
        buttonClass="ui-button ui-button--primary"
        [items]="items()"
        (chosen)="open($event.id)"
      >
        <span trigger class="trigger"
          >{{ t('useCases.move.menu') }}<ui-icon name="chevron-down" [size]="14"
        /></span>
      </ui-menu>
    }
    <ui-dialog
      [open]="transition() !== null"
      [heading]="heading()"
      [closeLabel]="t('common.close')"
      (dismissed)="close()"
    >
      @if (transition(); as move) {
        <form id="move-form" class="stack" (submit)="$event.preventDefault(); save()">
          <p>
            {{ t('stage.' + store.detail()?.stage) }} → <strong>{{ t('stage.' + move.to.stage) }}</strong>
            @if (move.to.condition !== 'active') {
              · {{ t('condition.' + move.to.condition) }}
            }
          </p>
          <ui-field [label]="t('useCases.move.on')" [hint]="t('useCases.move.onHint')" [error]="dayError()">
            <input
              #day
              ui-input
              type="date"
              [attr.min]="since()"
              [attr.max]="session.today()"
              [value]="on()"
              (input)="on.set(day.value)"
            />
          </ui-field>
          <ui-field
            [label]="t('useCases.move.reason')"
            [required]="move.needsReason"
            [optional]="move.needsReason ? null : t('common.optional')"
            [error]="reasonError()"
          >
            <textarea
              #why
              ui-input
              data-autofocus
              rows="3"
              [attr.maxlength]="reasonMax"
              [value]="reason()"
              (input)="reason.set(why.value)"
            ></textarea>
          </ui-field>
          @if (error(); as text) {
            <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
          }
        </form>
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" (click)="close()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="button" [busy]="saving()" (click)="save()">
          {{ heading() }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .trigger {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
  `,
})
export class StageMoves {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(UseCaseStore);
  protected readonly session = inject(SessionStore);
  private readonly format = inject(Format);
  private readonly problemText = inject(ProblemText);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly reasonMax = USE_CASE_LIMITS.reason;
  private readonly name = signal<TransitionName | null>(null);
  protected readonly on = signal('');
  protected readonly reason = signal('');
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);

  protected readonly items = computed<readonly MenuItem[]>(() =>
    (this.store.detail()?.allowedTransitions ?? []).map((move, index, all) => ({
      id: move.name,
      label: this.labelOf(move),
      icon: this.icon(move),
      ...this.note(move),
      separated: index > 0 && isTurn(move) && !isTurn(all[index - 1]),
      danger: move.name === 'abandon',
    })),
  );
  /** Read from the present state: after a conflict another move may be offered. */
  protected readonly transition = computed(
    () => this.store.detail()?.allowedTransitions.find((move) => move.name === this.name()) ?? null,
  );
  protected readonly heading = computed(() => (this.name() ? this.t(`transition.${this.name()}`) : ''));
  /** No move before the last one. */
  protected readonly since = computed(() => this.store.detail()?.moves.at(-1)?.on ?? null);
  protected readonly reasonError = computed(() => this.problemText.ofField(this.failure()?.field('reason')));
  protected readonly dayError = computed(() => {
    const error = this.failure()?.field('on');
    if (!error) return null;
    const params = Object.fromEntries(
      Object.entries(error.params ?? {}).map(([key, value]) => [key, this.format.date(String(value))]),
    );
    return this.problemText.ofField({ ...error, params });
  });
  protected readonly error = computed(() => {
    const problem = this.failure();
    if (!problem || this.reasonError() || this.dayError()) return null;
    return problem.code === 'version_conflict'
      ? this.t('useCases.move.conflict')
      : this.problemText.of(problem);
  });

  constructor() {
    trackUnsaved(() => this.name() !== null && this.reason().trim() !== '');
  }

  open(id: string): void {
    const detail = this.store.detail();
    const move = detail?.allowedTransitions.find((one) => one.name === id);
    if (!detail || !move) return;
    if (isThroughGate(move.name)) {
      void this.router.navigate(['/use-cases', detail.id, 'gates']);
      return;
    }
    this.failure.set(null);
    this.on.set(this.session.today());
    this.reason.set('');
    this.name.set(move.name);
  }

  protected close(): void {
    this.name.set(null);
  }

  protected async save(): Promise<void> {
    const move = this.transition();
    if (!move || this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const on = this.on();
      await this.store.move({ name: move.name, reason: this.reason().trim() || null, ...(on ? { on } : {}) });
      this.close();
      this.toasts.show(
        this.t('useCases.move.done', {
          stage: isTurn(move) ? this.t(`condition.${move.to.condition}`) : this.t(`stage.${move.to.stage}`),
        }),
        {
          tone: 'good',
        },
      );
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }

  /** How the move is offered, in the menu and in the palette. */
  labelOf(move: Transition): string {
    if (!isThroughGate(move.name)) return this.t(`transition.${move.name}`);
    return this.t('useCases.move.request', { stage: this.t(`stage.${move.to.stage}`) });
  }

  /** How many facts the border still lacks, beside the go itself. */
  private note(move: Transition): { note?: string } {
    const lacks = move.missing.filter((evidence) => evidence !== 'gate_go').length;
    return lacks > 0 ? { note: this.i18n.plural('useCases.move.lacks', lacks) } : {};
  }

  private icon(move: Transition): IconName {
    if (move.name === 'hold') return 'pause';
    if (move.name === 'resume' || move.name === 'revive') return 'play';
    if (move.name === 'abandon') return 'circle-x';
    if (move.name === 'close') return 'flag';
    const from = STAGES.indexOf(this.store.detail()?.stage ?? 'opportunity');
    return STAGES.indexOf(move.to.stage) > from ? 'arrow-right' : 'undo-2';
  }
}

/** Holding, abandoning and coming back: the stage stays. */
function isTurn(move: Transition | undefined): boolean {
  return ['hold', 'resume', 'abandon', 'revive'].includes(move?.name ?? '');
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
} from '@angular/core';
import { missingUpdates, restitution, type Restitution } from '@jalon/contracts';
import type { RestitutionMove } from '@jalon/domain';
import { ApiClient, apiResource } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field, Input } from '../../ui/field/field';
import { Toasts } from '../../ui/toast/toasts';
import { capital } from '../report-sentences';

/** As the contract has it. */
const REASON_MAX = 2_000;

/** Asks before a month is frozen, published or opened again: what it does, why where that is due, what stands in the way. */
@Component({
  selector: 'app-move-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="asked() !== null"
      [heading]="heading()"
      [closeLabel]="t('common.close')"
      [closable]="!moving()"
      (dismissed)="asked.set(null)"
    >
      @if (asked(); as name) {
        <p class="prose">{{ t('month.move.' + name + '.text', params()) }}</p>
        @if (name === 'freeze' && owed(); as text) {
          <p>{{ text }}</p>
        }
        @if (conflict(); as text) {
          <ui-banner tone="warning" [live]="true">{{ text }}</ui-banner>
        }
        @if (allowed()?.needsReason) {
          <ui-field
            required
            [label]="t('month.reason.label')"
            [hint]="t('month.reason.' + name, params())"
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
        }
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button [disabled]="moving()" (click)="asked.set(null)">
          {{ t(allowed() ? 'common.cancel' : 'common.close') }}
        </button>
        @if (allowed(); as move) {
          <button ui-button variant="primary" [busy]="moving()" (click)="confirm(move.name)">
            {{ t('month.move.' + move.name + '.do') }}
          </button>
        }
      </ng-container>
    </ui-dialog>
  `,
})
export class MoveDialog {
  readonly asked = model.required<RestitutionMove | null>();
  readonly object = input.required<Restitution>();
  /** What the month has become, by this move or by that of somebody who was first. */
  readonly moved = output<Restitution>();

  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly problems = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly reasonMax = REASON_MAX;

  /** None once somebody else's move has made it impossible. */
  protected readonly allowed = computed(
    () => this.object().allowed.find((move) => move.name === this.asked()) ?? null,
  );
  protected readonly moving = signal(false);
  protected readonly reason = linkedSignal({ source: this.asked, computation: () => '' });
  private readonly failure = linkedSignal<unknown, ApiProblem | null>({
    source: this.asked,
    computation: () => null,
  });
  private readonly missing = linkedSignal({ source: this.asked, computation: () => false });
  protected readonly params = computed(() => {
    const { month, dueOn, frozenOn } = this.object();
    return {
      month: this.format.month(month),
      due: this.format.date(dueOn),
      frozen: this.format.date(frozenOn),
    };
  });
  protected readonly heading = computed(() => {
    const name = this.asked();
    return name === null ? '' : this.t(`month.move.${name}.heading`, this.params());
  });

  private readonly updates = apiResource(missingUpdates, () =>
    this.asked() === 'freeze' ? `/api/restitutions/${this.object().month}/updates` : undefined,
  );
  /** How much is still owed: a count worth knowing, never a reason not to freeze. */
  protected readonly owed = computed(() => {
    if (!this.updates.hasValue()) return null;
    const { useCases, milestones } = this.updates.value();
    if (useCases + milestones === 0) return this.t('month.owed.none');
    return this.t('month.owed.text', {
      useCases: this.i18n.plural('month.owed.useCases', useCases),
      milestones: this.i18n.plural('month.owed.milestones', milestones),
    });
  });

  protected readonly reasonError = computed(() => {
    if (this.missing() && this.reason().trim() === '')
      return this.problems.ofField({ path: 'reason', code: 'reason_required' });
    return this.problems.ofField(this.failure()?.field('reason'));
  });
  protected readonly conflict = computed(() => {
    if (!isConflict(this.failure())) return null;
    const { moves, state } = this.object();
    const last = [...moves].sort((a, b) => a.at.localeCompare(b.at)).at(-1);
    const what = last
      ? this.t(`month.conflict.${last.name}`, {
          by: last.by ?? this.t('month.conflict.somebody'),
          at: this.format.instant(last.at),
        })
      : this.t(`month.conflict.state.${state}`);
    return `${what} ${this.t(this.allowed() ? 'month.conflict.again' : 'month.conflict.over')}`;
  });
  protected readonly problem = computed(() => {
    const failure = this.failure();
    if (!failure || isConflict(failure) || failure.field('reason')) return null;
    // What exactly keeps the month from it, where the refusal says so.
    const [first] = failure.errors;
    return first ? this.problems.ofField(first) : this.problems.of(failure);
  });

  protected async confirm(name: RestitutionMove): Promise<void> {
    if (this.moving()) return;
    this.missing.set(true);
    if (this.allowed()?.needsReason && this.reason().trim() === '') return;
    const { month, version } = this.object();
    this.moving.set(true);
    this.failure.set(null);
    try {
      const body = { version, reason: this.reason().trim() };
      const answer = await this.api.post(`/api/restitutions/${month}/${name}`, body, restitution);
      this.asked.set(null);
      this.toasts.show(this.t(`month.move.${name}.done`, { month: capital(this.format.month(month)) }), {
        tone: 'good',
      });
      this.moved.emit(answer);
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = restitution.safeParse(problem.current);
      if (current.success) this.moved.emit(current.data);
      this.failure.set(problem);
    } finally {
      this.moving.set(false);
    }
  }
}

/** Somebody else moved the month meanwhile, and the answer says what it has become. */
function isConflict(failure: ApiProblem | null): boolean {
  return failure?.code === 'version_conflict' && failure.current !== undefined;
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { declaration, deploymentDetail, type DeploymentDetail } from '@jalon/contracts';
import { DEPLOYMENT_LIMITS as LIMITS } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem, type FieldProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { DeploymentText } from './deployment-text';

/** A month of usage said by hand: two numbers and a note, beside the months before. */
@Component({
  selector: 'app-declare-dialog',
  imports: [Banner, Button, Dialog, Field, Input, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="true"
      [heading]="t('deployments.declare.heading')"
      [closeLabel]="t('common.close')"
      (dismissed)="closed.emit()"
    >
      @if (detail(); as one) {
        <form
          id="declare"
          class="stack stack--tight"
          novalidate
          (submit)="$event.preventDefault(); save(one)"
        >
          <p class="name">{{ one.useCase.title }} · {{ text.name(one) }}</p>
          @if (one.reporting !== 'declared') {
            <p class="muted">{{ t('deployments.declare.hasEvents') }}</p>
          }
          <ui-field [label]="t('deployments.declare.month')" required [error]="errorOf('month')">
            <select #monthBox ui-input data-autofocus (change)="choose(one, monthBox.value)">
              @for (each of one.declarable; track each) {
                <option [value]="each" [selected]="each === month()">{{ format.month(each) }}</option>
              }
            </select>
          </ui-field>
          <ui-field
            [label]="t('deployments.declare.activeUsers')"
            [hint]="t('deployments.declare.activeUsersHint')"
            required
            [error]="errorOf('activeUsers')"
          >
            <input
              #usersBox
              ui-input
              inputmode="numeric"
              autocomplete="off"
              [value]="users()"
              (input)="users.set(usersBox.value)"
            />
          </ui-field>
          <ui-field
            [label]="t('deployments.declare.uses')"
            [hint]="t('deployments.declare.usesHint')"
            [optional]="t('common.optional')"
            [error]="errorOf('uses')"
          >
            <input
              #usesBox
              ui-input
              inputmode="numeric"
              autocomplete="off"
              [value]="uses()"
              (input)="uses.set(usesBox.value)"
            />
          </ui-field>
          <ui-field
            [label]="t('deployments.declare.note')"
            [optional]="t('common.optional')"
            [error]="errorOf('note')"
          >
            <input
              #noteBox
              ui-input
              [attr.maxlength]="limits.declarationNote"
              [value]="note()"
              (input)="note.set(noteBox.value)"
            />
          </ui-field>
          @if (others(); as words) {
            <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
          }
          @if (one.declarations.length) {
            <table class="ui-table">
              <caption>
                {{
                  t('deployments.declare.before')
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{{ t('deployments.declare.month') }}</th>
                  <th scope="col" class="numeric">{{ t('deployments.declare.activeUsers') }}</th>
                  <th scope="col" class="numeric">{{ t('deployments.declare.uses') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (each of one.declarations.slice(0, 6); track each.month) {
                  <tr>
                    <th scope="row">{{ format.month(each.month) }}</th>
                    <td class="numeric">
                      {{ each.few ? t('deployments.figure.few_users') : format.number(each.activeUsers) }}
                    </td>
                    <td class="numeric">{{ each.uses === null ? '–' : format.number(each.uses) }}</td>
                  </tr>
                }
              </tbody>
            </table>
          }
        </form>
      } @else if (others(); as words) {
        <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="5" />
      }
      <ng-container actions>
        <button ui-button (click)="closed.emit()">{{ t('common.cancel') }}</button>
        @if (detail()) {
          <button ui-button variant="primary" type="submit" form="declare" [busy]="busy()">
            {{ t('deployments.declare.save') }}
          </button>
        }
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .name {
      font-weight: 550;
      overflow-wrap: anywhere;
    }
    caption {
      text-align: start;
      color: var(--muted);
    }
    tbody th {
      text-align: start;
    }
  `,
})
export class DeclareDialog {
  readonly deploymentId = input.required<string>();
  readonly closed = output();
  readonly saved = output<DeploymentDetail>();

  private readonly api = inject(ApiClient);
  private readonly problems = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly text = inject(DeploymentText);
  protected readonly limits = LIMITS;
  protected readonly detail = signal<DeploymentDetail | null>(null);
  protected readonly month = signal('');
  protected readonly users = signal('');
  protected readonly uses = signal('');
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  private readonly version = signal<number | null>(null);
  private readonly problem = signal<ApiProblem | null>(null);

  /** What no field of the form is about. */
  protected readonly others = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('deployments.declare.conflict');
    const known = ['month', 'activeUsers', 'uses', 'note'].some((path) => problem.field(path));
    return known ? null : this.problems.of(problem);
  });

  constructor() {
    effect(() => {
      const id = this.deploymentId();
      untracked(() => void this.load(id));
    });
  }

  protected errorOf(path: string): string | null {
    const field = this.problem()?.field(path);
    const empty = path === 'activeUsers' && isUnfilled(field, this.users());
    return empty ? this.t('fieldProblem.required') : this.problems.ofField(field);
  }

  /** A month that is declared already is there to be corrected. */
  protected choose(one: DeploymentDetail, month: string): void {
    this.month.set(month);
    this.problem.set(null);
    const declared = one.declarations.find((each) => each.month === month);
    this.version.set(declared?.version ?? null);
    this.users.set(String(declared?.activeUsers ?? ''));
    this.uses.set(String(declared?.uses ?? ''));
    this.note.set(declared?.note ?? '');
  }

  protected async save(one: DeploymentDetail): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const saved = await this.api.put(
        `/api/deployments/${one.id}/declarations/${this.month()}`,
        {
          version: this.version(),
          activeUsers: wholeNumber(this.users()),
          uses: this.uses().trim() === '' ? null : wholeNumber(this.uses()),
          note: this.note(),
        },
        deploymentDetail,
      );
      this.toasts.show(this.t('deployments.declare.done', { month: this.format.month(this.month()) }), {
        tone: 'good',
      });
      this.saved.emit(saved);
    } catch (failure) {
      const problem = toApiProblem(failure);
      // What was typed stays; saved again it takes the place of what somebody else declared.
      const theirs = declaration.safeParse(problem.current);
      if (problem.code === 'version_conflict') this.version.set(theirs.success ? theirs.data.version : null);
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private async load(id: string): Promise<void> {
    try {
      const one = await this.api.get(`/api/deployments/${id}`, deploymentDetail);
      this.detail.set(one);
      // The last full month is what people come to declare; this one only when there is no other.
      this.choose(one, one.declarable[1] ?? one.declarable[0] ?? '');
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    }
  }
}

/** What is refused for its shape is missing when nothing was typed. */
export function isUnfilled(field: FieldProblem | null | undefined, text: string): boolean {
  return text.trim() === '' && ['invalid_type', 'invalid_format'].includes(field?.code ?? '');
}

/** What was typed as a number, spaces between thousands left out; what is none is sent as it is, to be refused in words. */
export function wholeNumber(text: string): number | string {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : digits;
}

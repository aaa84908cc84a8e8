import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { OpenRegisterItem } from '@jalon/contracts';
import { REGISTER_LIMITS, type RegisterKind } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';
import { RegisterStore } from './register-store';
import { RegisterText } from './register-text';

/** A line to write entries one after the other: Enter saves, and the title is empty for the next. */
@Component({
  selector: 'app-quick-add',
  imports: [Button, Combobox, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="row" [attr.aria-label]="heading()" (submit)="$event.preventDefault(); add()">
      <ui-field class="row__title" [label]="heading()" [error]="errorOf('title')">
        <input
          #box
          ui-input
          type="text"
          autocomplete="off"
          [attr.maxlength]="titleMax"
          [placeholder]="t('register.add.hint')"
          [value]="title()"
          (input)="title.set(box.value)"
        />
      </ui-field>
      @if (kind() === 'risk') {
        @for (grade of grades; track grade) {
          <ui-field class="row__grade" [label]="t('register.field.' + grade)" [error]="errorOf(grade)">
            <select #choice ui-input (change)="setGrade(grade, choice.value)">
              @for (value of [1, 2, 3, 4, 5]; track value) {
                <option [value]="value" [selected]="value === gradeOf(grade)">{{ value }}</option>
              }
            </select>
          </ui-field>
        }
      } @else {
        <ui-field
          class="row__person"
          [label]="t(kind() === 'decision' ? 'register.field.decider' : 'register.field.owner')"
          [error]="errorOf('ownerId') ?? errorOf('deciderId')"
        >
          <ui-combobox
            [options]="reference.peopleOptions()"
            [emptyLabel]="t('common.noResult')"
            [(value)]="person"
          />
        </ui-field>
      }
      @if (kind() === 'action' || kind() === 'issue') {
        <ui-field class="row__date" [label]="t('register.field.due')" [error]="errorOf('dueOn')">
          <input
            #due
            ui-input
            type="date"
            min="1990-01-01"
            max="2100-12-31"
            [value]="dueOn()"
            (input)="dueOn.set(due.value)"
          />
        </ui-field>
      }
      <button ui-button class="row__submit" type="submit" [busy]="saving()">
        <ui-icon name="plus" [size]="14" />{{ t('register.add.submit') }}
      </button>
    </form>
    @if (error(); as text) {
      <p class="problem" role="alert">{{ text }}</p>
    }
  `,
  styleUrl: './quick-add.css',
})
export class QuickAdd {
  readonly kind = input.required<RegisterKind>();

  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  private readonly store = inject(RegisterStore);
  private readonly text = inject(RegisterText);
  private readonly toasts = inject(Toasts);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly titleMax = REGISTER_LIMITS.title;
  protected readonly grades = ['probability', 'impact'] as const;
  protected readonly title = signal('');
  private readonly probability = signal(3);
  private readonly impact = signal(3);
  protected readonly person = signal<string | null>(null);
  protected readonly dueOn = signal('');
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  /** One key for one entry, whatever the number of tries. */
  private key = newIdempotencyKey();

  protected readonly heading = computed(() => this.t(`register.add.${this.kind()}`));
  protected readonly error = computed(() => {
    const failure = this.failure();
    return failure && this.text.of(failure, SHOWN);
  });

  focus(): void {
    this.box().nativeElement.focus();
  }

  /** Whether something is written that would be lost. */
  holds(): boolean {
    return this.title().trim() !== '';
  }

  protected gradeOf(grade: 'probability' | 'impact'): number {
    return this[grade]();
  }

  protected setGrade(grade: 'probability' | 'impact', value: string): void {
    this[grade].set(Number(value));
  }

  protected errorOf(path: string): string | null {
    return this.text.ofField(this.failure()?.field(path));
  }

  protected async add(): Promise<void> {
    if (this.saving()) return;
    const title = this.title().trim();
    this.failure.set(title === '' ? missingTitle() : null);
    if (title === '') return this.focus();
    this.saving.set(true);
    try {
      const entry = await this.store.add(this.fields(title), this.key);
      this.key = newIdempotencyKey();
      this.title.set('');
      // Also when Enter came before what was typed had been rendered.
      this.box().nativeElement.value = '';
      this.toasts.show(this.t('register.add.done', { code: entry.code }), { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      // What was refused was not kept under the key: the next try may say something else.
      if (problem.status >= 400) this.key = newIdempotencyKey();
      this.failure.set(problem);
    } finally {
      this.saving.set(false);
      this.focus();
    }
  }

  private fields(title: string): Partial<OpenRegisterItem> {
    const kind = this.kind();
    if (kind === 'risk') return { kind, title, probability: this.probability(), impact: this.impact() };
    if (kind === 'decision') return { kind, title, deciderId: this.person() };
    return { kind, title, ownerId: this.person(), dueOn: this.dueOn() || null };
  }
}

const SHOWN = ['title', 'probability', 'impact', 'ownerId', 'deciderId', 'dueOn'];

/** The answer the server would give, without asking it. */
function missingTitle(): ApiProblem {
  return new ApiProblem(422, 'invalid_value', 'required', [{ path: 'title', code: 'required' }]);
}

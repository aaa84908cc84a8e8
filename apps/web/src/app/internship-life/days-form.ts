import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { internshipPresence, type InternshipPresence } from '@jalon/contracts';
import { ABSENCE_KINDS, type AbsenceKind } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type FieldProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { RuleText } from '../core/internship/rule-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { toHundredths } from './decimal';

/** Days that differ from the schedule: an absence, or other hours. */
@Component({
  selector: 'app-days-form',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button ui-button small type="button" (click)="begin()">{{ t('internshipLife.presence.addDay') }}</button>
    <ui-dialog
      [(open)]="open"
      [heading]="t('internshipLife.presence.addDay')"
      [closeLabel]="t('common.close')"
    >
      <form id="days-form" class="stack" (submit)="$event.preventDefault(); save()">
        <ui-field [label]="t('internshipLife.presence.from')" required [error]="errorOf('from')">
          <input #first ui-input type="date" data-autofocus [value]="from()" (input)="setFrom(first.value)" />
        </ui-field>
        <ui-field [label]="t('internshipLife.presence.to')" required [error]="errorOf('to')">
          <input #last ui-input type="date" [value]="to()" (input)="to.set(last.value)" />
        </ui-field>
        <ui-field [label]="t('internshipLife.presence.absence')">
          <select #kind ui-input (change)="absence.set(absenceOf(kind.value))">
            <option value="">{{ t('internshipLife.presence.noAbsence') }}</option>
            @for (one of kinds; track one) {
              <option [value]="one" [selected]="one === absence()">
                {{ t('internships.law.absences.' + one) }}
              </option>
            }
          </select>
        </ui-field>
        <ui-field
          [label]="t('internshipLife.presence.hoursField')"
          [hint]="t('internshipLife.presence.hoursHint')"
          required
          [error]="errorOf('minutes')"
        >
          <input #amount ui-input inputmode="decimal" [value]="hours()" (input)="hours.set(amount.value)" />
        </ui-field>
        @if (absence()) {
          <label class="check"
            ><input #planned type="checkbox" [checked]="agreed()" (change)="agreed.set(planned.checked)" />{{
              t('internshipLife.presence.agreed')
            }}
            <span class="muted small">{{ t('internshipLife.presence.agreedHint') }}</span></label
          >
          <label class="check"
            ><input #money type="checkbox" [checked]="paid()" (change)="paid.set(money.checked)" />{{
              t('internshipLife.presence.paidAbsence')
            }}</label
          >
        }
        <ui-field [label]="t('internshipLife.presence.note')">
          <input #said ui-input maxlength="500" [value]="note()" (input)="note.set(said.value)" />
        </ui-field>
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
      </form>
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="open.set(false)">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="days-form" [busy]="busy()">
          {{ t('internshipLife.presence.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .check {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      min-block-size: 28px;
    }
  `,
})
export class DaysForm {
  readonly url = input.required<string>();
  readonly today = input.required<string>();
  readonly saved = output<InternshipPresence>();

  protected readonly t = inject(I18n).t;
  private readonly api = inject(ApiClient);
  private readonly rules = inject(RuleText);
  protected readonly kinds = ABSENCE_KINDS;
  protected readonly open = signal(false);
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly absence = signal<AbsenceKind | null>(null);
  protected readonly hours = signal('0');
  protected readonly agreed = signal(false);
  protected readonly paid = signal(false);
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly errors = signal<readonly FieldProblem[]>([]);

  protected begin(): void {
    this.from.set(this.today());
    this.to.set(this.today());
    this.absence.set(null);
    this.hours.set('0');
    this.agreed.set(false);
    this.paid.set(false);
    this.note.set('');
    this.errors.set([]);
    this.problem.set(null);
    this.open.set(true);
  }

  protected setFrom(day: string): void {
    this.from.set(day);
    if (this.to() < day) this.to.set(day);
  }

  protected absenceOf(value: string): AbsenceKind | null {
    return ABSENCE_KINDS.find((one) => one === value) ?? null;
  }

  protected errorOf(path: string): string | null {
    const error = this.errors().find((one) => one.path === path);
    if (!error) return null;
    return error.code === 'hours' ? this.t('internshipLife.presence.hoursError') : this.rules.error(error);
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const hundredths = toHundredths(this.hours());
    if (hundredths === null || hundredths > 2400) {
      this.errors.set([{ path: 'minutes', code: 'hours' }]);
      return;
    }
    this.busy.set(true);
    const body = {
      from: this.from(),
      to: this.to(),
      minutes: Math.round((hundredths * 60) / 100),
      absence: this.absence(),
      agreed: this.agreed(),
      paid: this.paid(),
      note: this.note(),
    };
    try {
      this.saved.emit(await this.api.put(this.url(), body, internshipPresence));
      this.open.set(false);
    } catch (failure) {
      const problem = toApiProblem(failure);
      this.errors.set(problem.errors);
      const [first] = problem.errors;
      this.problem.set(
        first && ['from', 'to', 'minutes'].includes(first.path)
          ? null
          : first
            ? this.rules.error(first)
            : this.t(`problem.${problem.code}`),
      );
    } finally {
      this.busy.set(false);
    }
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { internshipSettings, type InternshipSettings } from '@jalon/contracts';
import { LAW_KEYS, type LawKey } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { RuleText } from '../core/internship/rule-text';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';

type Row = InternshipSettings['law'][number];

/** Every amount and threshold of the law with the day it holds from; an administrator adds those of each new year. */
@Component({
  selector: 'app-law-table',
  imports: [Badge, Banner, Button, Dialog, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="line">
      <div class="grow">
        <h2 id="law-heading">{{ t('internships.settings.law') }}</h2>
        <p class="muted">{{ t('internships.settings.lawExplain') }}</p>
      </div>
      <button ui-button type="button" (click)="ask()">
        <ui-icon name="plus" [size]="14" />{{ t('internships.settings.add') }}
      </button>
    </div>
    <div class="ui-table-scroll" role="region" tabindex="0" aria-labelledby="law-heading">
      <table class="ui-table">
        <caption class="visually-hidden">
          {{
            t('internships.settings.caption')
          }}
        </caption>
        <thead>
          <tr>
            @for (name of columns; track name) {
              <th scope="col">{{ t('internships.settings.' + name) }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key + row.from) {
            <tr>
              <th scope="row">{{ t('internships.settings.keys.' + row.key) }}</th>
              <td class="tabular nowrap">{{ format.date(row.from) }}</td>
              <td class="nowrap">{{ value(row) }}</td>
              <td>{{ row.source }}</td>
              <td>{{ t('internships.settings.bases.' + row.basis) }}</td>
              <td>
                @if (row.own) {
                  <ui-badge tone="accent">{{ t('internships.settings.own') }}</ui-badge>
                  <button
                    ui-button
                    small
                    square
                    variant="quiet"
                    type="button"
                    [attr.aria-label]="
                      t('internships.settings.removeLabel', {
                        key: t('internships.settings.keys.' + row.key),
                        date: format.date(row.from),
                      })
                    "
                    (click)="remove(row)"
                  >
                    <ui-icon name="trash-2" [size]="14" />
                  </button>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <ui-dialog [(open)]="asking" [heading]="t('internships.settings.add')" [closeLabel]="t('common.close')">
      @if (asking()) {
        <ui-field [label]="t('internships.settings.key')" [error]="error('key')">
          <select #which ui-input data-autofocus (change)="choose(which.value)">
            @for (one of keys; track one) {
              <option [value]="one" [selected]="key() === one">
                {{ t('internships.settings.keys.' + one) }}
              </option>
            }
          </select>
        </ui-field>
        <ui-field [label]="t('internships.settings.from')" [required]="true" [error]="error('from')">
          <input #day ui-input type="date" [value]="from()" (change)="from.set(day.value)" />
        </ui-field>
        <ui-field
          [label]="t('internships.settings.value')"
          [hint]="t('internships.settings.unitHint.' + unit())"
          [required]="true"
          [error]="error('value')"
        >
          <input
            #amount
            ui-input
            type="number"
            min="1"
            step="1"
            (input)="amountTyped.set(amount.valueAsNumber)"
          />
        </ui-field>
        <ui-field [label]="t('internships.settings.source')" [required]="true" [error]="error('source')">
          <input #origin ui-input maxlength="500" (input)="source.set(origin.value)" />
        </ui-field>
        <ui-field [label]="t('internships.settings.basis')">
          <select #basis ui-input (change)="isText.set(basis.value === 'text')">
            <option value="text" [selected]="isText()">{{ t('internships.settings.bases.text') }}</option>
            <option value="choice" [selected]="!isText()">
              {{ t('internships.settings.bases.choice') }}
            </option>
          </select>
        </ui-field>
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" (click)="asking.set(false)">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="button" [busy]="saving()" (click)="add()">
          {{ t('internships.settings.add') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
  `,
})
export class LawTable {
  readonly rows = input.required<readonly Row[]>();
  /** The settings as the server answered them. */
  readonly changed = output<InternshipSettings>();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  private readonly rules = inject(RuleText);
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly confirm = inject(Confirm);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly columns = ['key', 'from', 'value', 'source', 'basis', 'actions'] as const;
  protected readonly keys = Object.keys(LAW_KEYS) as LawKey[];
  protected readonly asking = signal(false);
  protected readonly key = signal<LawKey>('monthly_ceiling');
  protected readonly unit = computed(() => LAW_KEYS[this.key()]);
  protected readonly from = signal('');
  protected readonly amountTyped = signal(Number.NaN);
  protected readonly source = signal('');
  protected readonly isText = signal(true);
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  protected value({ key, value }: Row): string {
    const unit = LAW_KEYS[key];
    const shown = unit === 'cents' ? this.rules.money(value) : this.format.number(value);
    return this.t(`internships.settings.units.${unit}`, { value: shown });
  }

  protected ask(): void {
    this.from.set(`${Number(this.session.today().slice(0, 4)) + 1}-01-01`);
    this.amountTyped.set(Number.NaN);
    this.source.set('');
    this.failure.set(null);
    this.asking.set(true);
  }

  protected choose(value: string): void {
    this.key.set(this.keys.find((one) => one === value) ?? 'monthly_ceiling');
  }

  protected error(field: string): string | null {
    return this.problemText.ofField(this.failure()?.field(field));
  }

  protected async add(): Promise<void> {
    if (this.saving()) return;
    const typed = this.amountTyped();
    const setting = {
      key: this.key(),
      from: this.from(),
      value: Number.isFinite(typed) ? Math.round(typed) : 0,
      source: this.source(),
      basis: this.isText() ? 'text' : 'choice',
    };
    this.saving.set(true);
    this.failure.set(null);
    try {
      this.changed.emit(await this.api.put('/api/internships/settings/law', setting, internshipSettings));
      this.asking.set(false);
      this.toasts.show(this.t('internships.settings.added'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }

  protected async remove({ key, from }: Row): Promise<void> {
    const names = { key: this.t(`internships.settings.keys.${key}`), date: this.format.date(from) };
    const agreed = await this.confirm.ask({
      heading: this.t('internships.settings.removeLabel', names),
      text: this.t('internships.settings.lawExplain'),
      confirm: this.t('internships.settings.remove'),
      danger: true,
    });
    if (!agreed) return;
    try {
      const url = `/api/internships/settings/law/${key}/${from}`;
      this.changed.emit(await this.api.delete(url, internshipSettings));
      this.toasts.show(this.t('internships.settings.removed'), { tone: 'good' });
    } catch (failure) {
      this.toasts.show(this.problemText.of(toApiProblem(failure)), { tone: 'bad' });
    }
  }
}

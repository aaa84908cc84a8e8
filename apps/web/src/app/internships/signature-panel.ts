import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { RuleText } from '../core/internship/rule-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { InternshipStore } from './internship-store';

/** Who signs the agreement (0) or an amendment, and since when: signed elsewhere, recorded here. */
@Component({
  selector: 'app-internship-signatures',
  imports: [Banner, Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (text(); as signed) {
      @if (signed.sha256) {
        <p class="small">
          <span class="muted">{{ t('internships.agreement.frozen') }}</span>
          <code class="hash">{{ signed.sha256 }}</code>
        </p>
      }
      @if (rows().length) {
        <p class="muted small">{{ t('internships.signatures.elsewhere') }}</p>
        <ul>
          @for (row of rows(); track row.signatory; let index = $index) {
            <li>
              <strong>{{ who(row.signatory) }}</strong>
              @if (mayRecord()) {
                <ui-field
                  [hideLabel]="true"
                  [label]="t('internships.signatures.nameOf', { who: who(row.signatory) })"
                  [error]="error(index, 'name')"
                >
                  <input
                    #name
                    ui-input
                    maxlength="200"
                    [placeholder]="t('internships.signatures.name')"
                    [value]="row.name"
                    (input)="set(index, { name: name.value })"
                  />
                </ui-field>
                <ui-field
                  [hideLabel]="true"
                  [label]="t('internships.signatures.onOf', { who: who(row.signatory) })"
                  [error]="error(index, 'signedOn')"
                >
                  <input
                    #day
                    ui-input
                    type="date"
                    min="1990-01-01"
                    [attr.max]="session.today()"
                    [value]="row.signedOn ?? ''"
                    (change)="set(index, { signedOn: day.value || null })"
                  />
                </ui-field>
              } @else {
                <span>{{ row.name }}</span>
                <span class="tabular">{{
                  format.date(row.signedOn, 'long') || t('internships.signatures.awaited')
                }}</span>
              }
            </li>
          }
        </ul>
        @if (problem(); as words) {
          <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
        }
        @if (mayRecord()) {
          <div>
            <button ui-button type="button" [busy]="saving()" (click)="save()">
              {{ t('internships.signatures.save') }}
            </button>
          </div>
        }
      } @else {
        <p class="muted">{{ t('internships.signatures.none') }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    ul {
      display: grid;
      gap: 10px;
    }
    li {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
      align-items: center;
      gap: 4px 12px;
    }
    .hash {
      font: 12px/18px var(--mono);
      overflow-wrap: anywhere;
    }
  `,
})
export class SignaturePanel {
  readonly number = input(0);

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly session = inject(SessionStore);
  private readonly store = inject(InternshipStore);
  private readonly problemText = inject(ProblemText);
  private readonly rules = inject(RuleText);
  private readonly toasts = inject(Toasts);

  protected readonly text = computed(() => {
    const detail = this.store.detail();
    if (this.number() === 0) return detail?.agreement;
    return detail?.amendments.find(({ number }) => number === this.number());
  });
  protected readonly rows = linkedSignal(() => this.text()?.signatures ?? []);
  protected readonly mayRecord = computed(
    () => this.store.detail()?.mayManage === true && this.text()?.state === 'in_signature',
  );
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem && !problem.errors.some(({ path }) => path.startsWith('signatures.'))
      ? this.problemText.of(problem)
      : null;
  });

  protected who(signatory: string): string {
    return this.t(`internships.law.terms.${signatory}`);
  }

  protected error(index: number, field: string): string | null {
    const found = this.failure()?.field(`signatures.${index}.${field}`);
    return found ? this.rules.error(found) : null;
  }

  protected set(index: number, change: { readonly name?: string; readonly signedOn?: string | null }): void {
    this.rows.update((rows) => rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  }

  protected async save(): Promise<void> {
    if (this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      await this.store.sign({ number: this.number(), signatures: this.rows().map((row) => ({ ...row })) });
      this.toasts.show(this.t('internships.signatures.saved'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}

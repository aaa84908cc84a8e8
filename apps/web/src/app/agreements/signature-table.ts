import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { AgreementStore } from './agreement-store';

/** Who signs for whom, and since when; with the hash of the text that the signatures stand for. */
@Component({
  selector: 'app-signature-table',
  imports: [Banner, Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows().length) {
      <p>
        {{ t('agreements.signature.stands') }}
        <span class="muted">{{ t('agreements.signature.hash', { number: version()?.number ?? 0 }) }}</span>
        <code class="hash">{{ version()?.sha256 }}</code>
      </p>
      <div class="scroll" role="region" tabindex="0" [attr.aria-label]="t('agreements.tabs.signatures')">
        <table class="ui-table">
          <caption>
            {{
              t('agreements.signature.caption', { number: version()?.number ?? 0 })
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('agreements.signature.name') }}</th>
              <th scope="col">{{ t('agreements.signature.quality') }}</th>
              <th scope="col">{{ t('agreements.signature.party') }}</th>
              <th scope="col">{{ t('agreements.signature.on') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index; let index = $index) {
              <tr>
                <th scope="row">{{ row.name }}</th>
                <td>{{ row.quality }}</td>
                <td>{{ row.party }}</td>
                <td>
                  @if (mayRecord()) {
                    <ui-field
                      [hideLabel]="true"
                      [label]="t('agreements.signature.onName', { name: row.name })"
                      [error]="dayError(index)"
                    >
                      <input
                        #day
                        ui-input
                        type="date"
                        min="1990-01-01"
                        [attr.max]="session.today()"
                        [value]="days()[index] ?? ''"
                        (input)="set(index, day.value || null)"
                      />
                    </ui-field>
                  } @else if (row.signedOn) {
                    {{ format.date(row.signedOn, 'long') }}
                  } @else {
                    <span class="muted">{{ t('agreements.signature.awaited') }}</span>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (error(); as text) {
        <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
      }
      @if (mayRecord()) {
        <div>
          <button ui-button type="button" [busy]="saving()" (click)="save()">
            {{ t('agreements.signature.save') }}
          </button>
        </div>
      }
    } @else {
      <p class="muted">{{ t('agreements.signature.none') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .scroll {
      overflow-x: auto;
    }
    .hash {
      font: 12px/18px var(--mono);
      overflow-wrap: anywhere;
    }
    td :is(ui-field) {
      min-inline-size: 140px;
    }
  `,
})
export class SignatureTable {
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly session = inject(SessionStore);
  private readonly store = inject(AgreementStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly rows = computed(() => this.store.detail()?.signatures ?? []);
  protected readonly version = computed(() => this.store.detail()?.versions.at(-1));
  protected readonly mayRecord = computed(() =>
    (this.store.detail()?.allowedMoves ?? []).some((move) => move.name === 'sign'),
  );
  protected readonly days = linkedSignal<readonly (string | null)[]>(() =>
    this.rows().map((row) => row.signedOn),
  );
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && !problem.errors.some((one) => one.path.startsWith('signatures.'))
      ? this.problemText.of(problem)
      : null;
  });

  protected dayError(index: number): string | null {
    const error = this.failure()?.field(`signatures.${index}.signedOn`);
    if (error?.code !== 'in_future' && error?.code !== 'before_version')
      return this.problemText.ofField(error);
    const key = error.code === 'in_future' ? 'inFuture' : 'beforeVersion';
    return this.t(`agreements.signature.${key}`, {
      max: this.format.date(String(error.params?.['max'] ?? '')),
      min: this.format.date(String(error.params?.['min'] ?? '')),
    });
  }

  protected set(index: number, day: string | null): void {
    this.days.update((days) => days.map((old, at) => (at === index ? day : old)));
  }

  protected async save(): Promise<void> {
    if (this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      await this.store.sign(this.days().map((signedOn) => ({ signedOn })));
      this.toasts.show(this.t('agreements.signature.saved'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}

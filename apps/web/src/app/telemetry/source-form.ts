import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { Telemetry } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';

type Solution = NonNullable<Telemetry['solution']>;
const REPORTINGS = ['events', 'file', 'declared'] as const;

/** The source of a solution's events, and what of them counts. */
@Component({
  selector: 'app-source-form',
  imports: [Banner, Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="telemetry-source">
      <h3 id="telemetry-source">{{ t('telemetry.source.title') }}</h3>
      <p class="muted">{{ t('telemetry.source.text') }}</p>
      <form class="stack" (submit)="save($event)">
        <ui-field [label]="t('telemetry.source.source')" [error]="wrong('source')" required>
          <input #source ui-input [value]="draft().source" (input)="set({ source: source.value })" />
        </ui-field>
        <ui-field [label]="t('telemetry.source.reporting')" [error]="wrong('reporting')">
          <select #reporting ui-input (change)="choose(reporting.value)">
            @for (one of reportings; track one) {
              <option [value]="one" [selected]="one === draft().reporting">
                {{ t('telemetry.source.reportings.' + one) }}
              </option>
            }
          </select>
        </ui-field>
        <ui-field
          [label]="t('telemetry.source.types')"
          [hint]="t('telemetry.source.typesHint')"
          [error]="wrong('qualifyingTypes')"
        >
          <textarea
            #types
            ui-input
            rows="3"
            [value]="draft().types"
            (input)="set({ types: types.value })"
          ></textarea>
        </ui-field>
        <ui-field
          [label]="t('telemetry.source.keyType')"
          [hint]="t('telemetry.source.keyTypeHint')"
          [error]="wrong('keyType')"
        >
          <input #key ui-input [value]="draft().keyType" (input)="set({ keyType: key.value })" />
        </ui-field>
        <div class="line">
          <ui-field [label]="t('telemetry.source.activation')" [error]="wrong('activationDays')">
            <input
              #activation
              ui-input
              type="number"
              min="1"
              max="90"
              [value]="draft().activationDays"
              (input)="set({ activationDays: +activation.value })"
            />
          </ui-field>
          <ui-field [label]="t('telemetry.source.silence')" [error]="wrong('silenceDays')">
            <input
              #silence
              ui-input
              type="number"
              min="1"
              max="90"
              [value]="draft().silenceDays"
              (input)="set({ silenceDays: +silence.value })"
            />
          </ui-field>
        </div>
        @if (problem(); as failure) {
          <ui-banner tone="bad" [live]="true">{{ problems.of(failure) }}</ui-banner>
        }
        <div>
          <button ui-button type="submit" [busy]="saving()">{{ t('telemetry.source.save') }}</button>
        </div>
      </form>
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      min-inline-size: 0;
    }
    form {
      max-inline-size: 640px;
    }
    .line {
      flex-wrap: wrap;
      align-items: flex-start;
    }
  `,
})
export class SourceForm {
  readonly solution = input.required<Solution>();
  readonly changed = output();

  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  protected readonly problems = inject(ProblemText);
  protected readonly reportings = REPORTINGS;
  protected readonly saving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What is typed; begins again when another version comes from the server. */
  protected readonly draft = linkedSignal({
    source: () => this.solution().version,
    computation: () => {
      const { source, reporting, qualifyingTypes, keyType, activationDays, silenceDays } = this.solution();
      const types = qualifyingTypes.join('\n');
      return { source, reporting, types, keyType: keyType ?? '', activationDays, silenceDays };
    },
  });

  protected set(change: Partial<ReturnType<typeof this.draft>>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected choose(text: string): void {
    const reporting = REPORTINGS.find((one) => one === text);
    if (reporting) this.set({ reporting });
  }

  protected wrong(path: string): string | null {
    return this.problems.ofField(this.problem()?.field(`changes.${path}`) ?? this.problem()?.field(path));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.saving()) return;
    this.saving.set(true);
    this.problem.set(null);
    const { types, keyType, source, ...rest } = this.draft();
    const changes = {
      ...rest,
      source: source.trim(),
      keyType: keyType.trim() || null,
      qualifyingTypes: types
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    };
    try {
      const { id, version } = this.solution();
      await this.api.patch(`/api/solutions/${id}`, { version, changes });
      this.toasts.show(this.t('telemetry.source.saved'), { tone: 'good' });
      this.changed.emit();
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}

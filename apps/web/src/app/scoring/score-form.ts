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
import { scoring as scoringContract, type ScoreCard, type Scoring, type ScoringGrid } from '@jalon/contracts';
import { inputProblems, scaleOf, scoreOf, SCORING_LIMITS, type ScoringInputs } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Segmented } from '../ui/segmented/segmented';
import { Toasts } from '../ui/toast/toasts';
import { formulaText } from './formula';

/** The inputs of one method as controls, with the formula as they change. */
@Component({
  selector: 'app-score-form',
  imports: [Badge, Banner, Button, Field, Input, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="stack" (submit)="$event.preventDefault(); save()">
      @for (row of rows(); track row.key) {
        <div class="row">
          @if (row.kind === 'number') {
            <ui-field [label]="row.label" [hint]="row.hint" [required]="true" [error]="error(row.key)">
              <input
                #free
                ui-input
                type="number"
                min="0"
                step="any"
                inputmode="decimal"
                class="number"
                [value]="row.value"
                (input)="set(row.key, free.value)"
              />
            </ui-field>
          } @else {
            <p class="label">{{ row.label }}</p>
            @if (row.hint) {
              <p class="muted small">{{ row.hint }}</p>
            }
            <ui-segmented
              [label]="row.label"
              [options]="row.options"
              [value]="row.value"
              (valueChange)="choose(row.key, $event)"
            />
            @if (error(row.key); as sentence) {
              <p class="ui-field__error"><span aria-hidden="true">◆ </span>{{ sentence }}</p>
            }
          }
        </div>
      }
      <div class="formula" role="status">
        <p class="muted small">{{ t('scoring.formula.' + grid().method) }}</p>
        <p class="formula__text tabular">{{ formula() }}</p>
        @if (result()?.verdict === 'no_go') {
          <p>
            <ui-badge tone="red">{{ t('scoring.noGo') }}</ui-badge> {{ t('scoring.noGoText') }}
          </p>
        }
        @if (grid().method === 'weighted') {
          <p class="muted small">{{ t('scoring.writes') }}</p>
        }
      </div>
      <ui-field [label]="t('scoring.comment')" [optional]="t('common.optional')">
        <textarea
          #words
          ui-input
          rows="2"
          [attr.maxlength]="commentMax"
          [value]="comment()"
          (input)="comment.set(words.value)"
        ></textarea>
      </ui-field>
      @if (problem(); as sentence) {
        <ui-banner tone="bad" [live]="true">{{ sentence }}</ui-banner>
      }
      <div>
        <button ui-button variant="primary" type="submit" [busy]="saving()">{{ t('scoring.save') }}</button>
      </div>
    </form>
  `,
  styles: `
    .row {
      display: grid;
      gap: 4px;
      justify-items: start;
    }
    .label {
      font-weight: 550;
    }
    .number {
      max-inline-size: 220px;
    }
    .formula {
      display: grid;
      gap: 4px;
      padding: 12px 16px;
      border-radius: 6px;
      background: var(--sunken);
    }
    .formula__text {
      font-size: 16px;
      line-height: 24px;
      font-weight: 550;
      overflow-wrap: anywhere;
    }
  `,
})
export class ScoreForm {
  readonly useCaseId = input.required<string>();
  /** Of the use case. */
  readonly version = input.required<number>();
  readonly grid = input.required<ScoringGrid>();
  /** The reader's last score with this method: its inputs are where the form begins. */
  readonly last = input<ScoreCard | null>(null);
  /** The scoring as it is now: after a save, or after a conflict. */
  readonly read = output<Scoring>();
  readonly saved = output();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly commentMax = SCORING_LIMITS.comment;

  private readonly inputs = signal<ScoringInputs>({});
  protected readonly comment = signal('');
  protected readonly saving = signal(false);
  private readonly asked = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);

  protected readonly rows = computed(() => {
    const language = this.i18n.language();
    return this.grid().criteria.map(({ key, label, hint, mustMeet, weight }) => {
      const value = this.inputs()[key];
      const scale = scaleOf(this.grid().method, key);
      const weighted = weight > 0 ? ` (${this.t('scoring.weight', { weight })})` : '';
      const options = mustMeet
        ? [
            { value: 'true', label: this.t('common.yes') },
            { value: 'false', label: this.t('common.no') },
          ]
        : (scale ?? []).map((one) => ({ value: String(one), label: this.format.number(one) }));
      return {
        key,
        label: `${label[language]}${weighted}`,
        hint: hint[language] || null,
        kind: options.length > 0 ? ('choice' as const) : ('number' as const),
        options,
        value: value === undefined ? '' : String(value),
      };
    });
  });
  private readonly problems = computed(() =>
    inputProblems(this.grid().method, this.grid().criteria, this.inputs()),
  );
  protected readonly result = computed(() =>
    this.problems().length > 0 ? null : scoreOf(this.grid().method, this.grid().criteria, this.inputs()),
  );
  protected readonly formula = computed(() =>
    formulaText(
      this.grid().method,
      this.grid().criteria,
      this.inputs(),
      this.result()?.score ?? null,
      (value) => this.format.number(value),
    ),
  );
  protected readonly problem = computed(() => {
    const problem = this.failure();
    if (!problem) return null;
    return problem.code === 'version_conflict' ? this.t('scoring.conflict') : this.problemText.of(problem);
  });

  constructor() {
    effect(() => {
      const grid = this.grid();
      untracked(() => this.begin(grid));
    });
  }

  protected error(key: string): string | null {
    const problem = this.problems().find((one) => one.path === `inputs.${key}`);
    if (!problem || !this.asked()) return null;
    const own = `scoring.problem.${problem.code}`;
    return this.i18n.has(own)
      ? this.t(own)
      : this.problemText.ofField({ ...problem, params: { ...problem.params } });
  }

  protected set(key: string, text: string): void {
    const number = Number(text.replace(',', '.'));
    this.write(key, text.trim() === '' || Number.isNaN(number) ? undefined : number);
  }

  protected choose(key: string, value: string): void {
    this.write(key, value === 'true' ? true : value === 'false' ? false : Number(value));
  }

  protected async save(): Promise<void> {
    this.asked.set(true);
    if (this.problems().length > 0 || this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    const url = `/api/use-cases/${this.useCaseId()}/scoring`;
    const body = {
      version: this.version(),
      gridId: this.grid().id,
      inputs: this.inputs(),
      comment: this.comment().trim(),
    };
    try {
      const idempotencyKey = newIdempotencyKey();
      this.read.emit(await this.api.post(url, body, scoringContract, { idempotencyKey }));
      this.comment.set('');
      this.saved.emit();
      this.toasts.show(this.t('scoring.saved'), { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = scoringContract.safeParse(problem.current);
      if (current.success) this.read.emit(current.data);
      this.failure.set(problem);
    } finally {
      this.saving.set(false);
    }
  }

  private write(key: string, value: number | boolean | undefined): void {
    this.inputs.update((all) => {
      const { [key]: _, ...others } = all;
      return value === undefined ? others : { ...others, [key]: value };
    });
  }

  /** What was typed stays where the new grid still asks for it. */
  private begin(grid: ScoringGrid): void {
    const known = new Set(grid.criteria.map((criterion) => criterion.key));
    const from = { ...this.last()?.inputs, ...this.inputs() };
    this.inputs.set(Object.fromEntries(Object.entries(from).filter(([key]) => known.has(key))));
    this.asked.set(false);
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import {
  rankResults,
  readNumber,
  withPastedResults,
  type MergeProblem,
  type ResearchStudyContent,
} from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';

const PROBLEMS_SHOWN = 20;

/** The figures, a table for each set of data: typed, or pasted from a spreadsheet. The best of each metric is marked. */
@Component({
  selector: 'app-study-results',
  imports: [Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (!disabled()) {
      <details [open]="content().results.length === 0">
        <summary>{{ t('research.paste.open') }}</summary>
        <div class="stack paste">
          <ui-field [label]="t('research.paste.label')" [hint]="t('research.paste.hint')">
            <textarea
              #words
              ui-input
              rows="5"
              spellcheck="false"
              [placeholder]="t('research.paste.example')"
              [value]="text()"
              (input)="text.set(words.value)"
            ></textarea>
          </ui-field>
          <div>
            <button ui-button [disabled]="merged().taken === 0" (click)="take()">
              {{ plural('research.paste.take', merged().taken) }}
            </button>
          </div>
          <ul role="status">
            @for (line of lines(); track $index) {
              <li>{{ line }}</li>
            }
          </ul>
        </div>
      </details>
    }
    @for (table of tables(); track table.key) {
      <div class="ui-table-scroll" role="region" tabindex="0" [attr.aria-label]="table.name">
        <table class="ui-table ui-table--compact">
          <caption>
            {{
              table.name
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('research.part.approach') }}</th>
              @for (criterion of content().criteria; track criterion.key) {
                <th scope="col">
                  {{ criterion.name }}
                  @if (criterion.unit) {
                    <span class="muted">({{ criterion.unit }})</span>
                  }
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of table.rows; track row.key) {
              <tr>
                <th scope="row">
                  {{ row.name }}
                  @if (row.own) {
                    <span class="muted">({{ t('research.part.own') }})</span>
                  }
                </th>
                @for (cell of row.cells; track cell.criterion) {
                  <td>
                    <span class="figure">
                      <input
                        #figure
                        ui-input
                        class="cell"
                        inputmode="decimal"
                        [readOnly]="disabled()"
                        [attr.aria-label]="row.name + ', ' + cell.name"
                        [attr.aria-invalid]="
                          wrong().has(table.key + ' ' + row.key + ' ' + cell.criterion) ? 'true' : null
                        "
                        [value]="cell.value"
                        (change)="set(row.key, table.key, cell.criterion, figure.value)"
                      />
                      @if (cell.best) {
                        <span class="best" role="img" [attr.aria-label]="t('research.study.best')">★</span>
                      }
                    </span>
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @empty {
      <p class="muted">{{ t('research.study.noTable') }}</p>
    }
    @if (wrong().size > 0) {
      <p class="ui-field__error" role="alert">
        <span aria-hidden="true">◆ </span>{{ t('research.paste.problem.cell') }}
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      min-inline-size: 0;
    }
    .paste {
      padding-block: 8px;
    }
    caption {
      text-align: start;
      font-weight: 550;
      padding: 8px;
    }
    .figure {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    .cell {
      inline-size: 96px;
      text-align: end;
    }
    .best {
      color: var(--accent);
    }
    th[scope='row'] {
      min-inline-size: 140px;
      overflow-wrap: anywhere;
    }
  `,
})
export class StudyResults {
  readonly content = input.required<ResearchStudyContent>();
  readonly disabled = input(false);
  readonly changed = output<Partial<ResearchStudyContent>>();
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly text = signal('');
  /** Cells whose text is no number, until it is. */
  protected readonly wrong = signal<ReadonlySet<string>>(new Set());
  protected readonly merged = computed(() => withPastedResults(this.content(), this.text()));
  protected readonly lines = computed(() => {
    if (this.text().trim() === '') return [];
    const { added, problems } = this.merged();
    const names = [...added.approaches, ...added.datasets, ...added.criteria];
    return [
      ...(names.length === 0 ? [] : [this.t('research.paste.added', { names: names.join(', ') })]),
      ...problems.slice(0, PROBLEMS_SHOWN).map((problem) => this.problem(problem)),
    ];
  });
  protected readonly tables = computed(() => {
    const { approaches, datasets, criteria, own } = this.content();
    if (approaches.length === 0 || criteria.length === 0) return [];
    const rankings = new Map(
      rankResults(this.content()).map((one) => [`${one.dataset} ${one.criterion}`, one]),
    );
    return datasets.map(({ key, name, origin }) => ({
      key,
      name: `${name} (${this.t(`research.part.origin.${origin}`)})`,
      rows: approaches.map((approach) => ({
        ...approach,
        own: own.includes(approach.key),
        cells: criteria.map((criterion) => {
          const ranking = rankings.get(`${key} ${criterion.key}`);
          const value = ranking?.cells.find((cell) => cell.approach === approach.key)?.value ?? null;
          return {
            criterion: criterion.key,
            name: criterion.name,
            value: value === null ? '' : this.format.number(value, { maximumFractionDigits: 20 }),
            best: ranking?.best.includes(approach.key) ?? false,
          };
        }),
      })),
    }));
  });

  protected take(): void {
    const { content } = this.merged();
    this.changed.emit({
      approaches: content.approaches,
      datasets: content.datasets,
      criteria: content.criteria,
      results: content.results,
    });
    this.text.set('');
  }

  protected set(approach: string, dataset: string, criterion: string, text: string): void {
    const value = text.trim() === '' ? null : readNumber(text);
    const isWrong = text.trim() !== '' && value === null;
    this.wrong.update((wrong) => {
      const next = new Set(wrong);
      next.delete(`${dataset} ${approach} ${criterion}`);
      if (isWrong) next.add(`${dataset} ${approach} ${criterion}`);
      return next;
    });
    if (isWrong) return;
    const others = this.content().results.filter(
      (one) => one.approach !== approach || one.criterion !== criterion || one.dataset !== dataset,
    );
    this.changed.emit({
      results: value === null ? others : [...others, { approach, dataset, criterion, value }],
    });
  }

  private problem({ line, code, column, text }: MergeProblem): string {
    const what = this.t(`research.paste.problem.${code}`, { column: column ?? '', text: text ?? '' });
    return this.t('research.paste.line', { line, what });
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import {
  CRITERION_SENSES,
  DATASET_ORIGINS,
  DELIVERABLE_LIMITS,
  type ComparativeStudyContent,
} from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import type { FieldErrors } from './content-editor';
import { FieldErrorText } from './field-error-text';
import { PasteResults } from './paste-results';
import { ProseField } from './prose-field';
import { ResultsGrid } from './results-grid';
import { RowList, type Row, type RowField } from './row-list';

type List = 'approaches' | 'datasets' | 'criteria';
/** What a result names a row of each list by. */
const OF_RESULT = { approaches: 'approach', datasets: 'dataset', criteria: 'criterion' } as const;
const BLANKS = {
  approaches: { name: '', description: '' },
  datasets: { name: '', origin: 'internal', description: '' },
  criteria: { name: '', unit: '', better: 'higher' },
} as const;

/** A comparison: the question, what is compared on what, the figures, what they teach. */
@Component({
  selector: 'app-study-form',
  imports: [PasteResults, ProseField, ResultsGrid, RowList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (field of before; track field) {
      <app-prose-field
        [label]="t('deliverables.write.field.' + field)"
        [rows]="3"
        [disabled]="disabled()"
        [value]="content()[field]"
        [error]="errorTexts.of(errors()[field])"
        (changed)="set(field, $event)"
      />
    }
    @if (!disabled()) {
      <app-paste-results [content]="content()" (taken)="changed.emit($event)" />
    }
    @for (list of lists(); track list.name) {
      <app-row-list
        [path]="list.name"
        [keyBase]="list.keyBase"
        [heading]="t('deliverables.write.' + list.name + '.heading')"
        [rows]="content()[list.name]"
        [fields]="list.fields"
        [blank]="blanks[list.name]"
        [max]="limits[list.name]"
        [addLabel]="t('deliverables.write.' + list.name + '.add')"
        [emptyText]="t('deliverables.write.' + list.name + '.none')"
        [summary]="summary"
        [errors]="errors()"
        [disabled]="disabled()"
        (changed)="setRows(list.name, $event)"
      />
    }
    <div class="results">
      <h2>{{ t('deliverables.write.results.heading') }}</h2>
      <app-results-grid
        [content]="content()"
        [disabled]="disabled()"
        (changed)="changed.emit({ results: $event })"
      />
    </div>
    @for (field of after; track field) {
      <app-prose-field
        [label]="t('deliverables.write.field.' + field)"
        [rows]="4"
        [disabled]="disabled()"
        [value]="content()[field]"
        [error]="errorTexts.of(errors()[field])"
        (changed)="set(field, $event)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      max-inline-size: 900px;
    }
    .results {
      display: grid;
      gap: 8px;
      min-inline-size: 0;
    }
  `,
})
export class StudyForm {
  readonly content = input.required<ComparativeStudyContent>();
  readonly errors = input<FieldErrors>({});
  readonly disabled = input(false);
  readonly changed = output<Partial<ComparativeStudyContent>>();
  protected readonly t = inject(I18n).t;
  protected readonly errorTexts = inject(FieldErrorText);
  protected readonly before = ['question', 'protocol'] as const;
  protected readonly after = ['findings', 'limits', 'recommendation'] as const;
  protected readonly blanks = BLANKS;
  protected readonly limits = DELIVERABLE_LIMITS;
  protected readonly summary = (row: Row): string => String(row['name'] ?? '');
  protected readonly lists = computed<
    readonly { readonly name: List; readonly keyBase: string; readonly fields: readonly RowField[] }[]
  >(() => [
    {
      name: 'approaches',
      keyBase: 'approach',
      fields: [this.field('name', 'line'), this.field('description', 'prose')],
    },
    {
      name: 'datasets',
      keyBase: 'dataset',
      fields: [
        this.field('name', 'line'),
        this.choice('origin', DATASET_ORIGINS),
        this.field('description', 'prose'),
      ],
    },
    {
      name: 'criteria',
      keyBase: 'criterion',
      fields: [
        this.field('name', 'line'),
        this.field('unit', 'line'),
        this.choice('better', CRITERION_SENSES),
      ],
    },
  ]);

  private field(name: string, kind: RowField['kind']): RowField {
    return { name, kind, label: this.t(`deliverables.write.part.${name}`) };
  }

  private choice(name: 'origin' | 'better', values: readonly string[]): RowField {
    const options = values.map((value) => ({ value, label: this.t(`deliverables.write.${name}.${value}`) }));
    return { ...this.field(name, 'choice'), options };
  }

  /** What is taken out takes its figures with it. */
  protected setRows(list: List, rows: readonly Row[]): void {
    const kept = new Set(rows.map(({ key }) => key));
    const results = this.content().results.filter((one) => kept.has(one[OF_RESULT[list]]));
    this.changed.emit({
      [list]: rows,
      ...(results.length === this.content().results.length ? {} : { results }),
    });
  }

  protected set(
    field: 'question' | 'protocol' | 'findings' | 'limits' | 'recommendation',
    text: string,
  ): void {
    this.changed.emit({ [field]: text });
  }
}

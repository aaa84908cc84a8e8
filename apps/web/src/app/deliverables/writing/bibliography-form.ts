import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { DELIVERABLE_LIMITS, type BibliographyContent } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import type { FieldErrors } from './content-editor';
import { FieldErrorText } from './field-error-text';
import { PasteReferences } from './paste-references';
import { ProseField } from './prose-field';
import { RowList, type Row, type RowField } from './row-list';

const BLANK = { authors: '', year: null, title: '', venue: '', url: '', summary: '', relevance: null };

/** A reading list: the question, what was read, what it brings together. */
@Component({
  selector: 'app-bibliography-form',
  imports: [PasteReferences, ProseField, RowList],
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
      <app-paste-references
        [references]="content().references"
        (added)="changed.emit({ references: $event })"
      />
    }
    <app-row-list
      path="references"
      keyBase="ref"
      [heading]="t('deliverables.write.references.heading')"
      [rows]="content().references"
      [fields]="fields()"
      [blank]="blank"
      [max]="max"
      [addLabel]="t('deliverables.write.references.add')"
      [emptyText]="t('deliverables.write.references.none')"
      [summary]="summary"
      [errors]="errors()"
      [disabled]="disabled()"
      (changed)="rowsChanged($event)"
    />
    @for (field of after; track field) {
      <app-prose-field
        [label]="t('deliverables.write.field.' + field)"
        [hint]="field === 'synthesis' ? t('deliverables.write.citeHint') : null"
        [rows]="5"
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
  `,
})
export class BibliographyForm {
  readonly content = input.required<BibliographyContent>();
  readonly errors = input<FieldErrors>({});
  readonly disabled = input(false);
  readonly changed = output<Partial<BibliographyContent>>();
  protected readonly t = inject(I18n).t;
  protected readonly errorTexts = inject(FieldErrorText);
  protected readonly before = ['question', 'method'] as const;
  protected readonly after = ['synthesis', 'gaps'] as const;
  protected readonly blank = BLANK;
  protected readonly max = DELIVERABLE_LIMITS.references;
  protected readonly fields = computed<readonly RowField[]>(() => [
    ...(['title', 'authors', 'venue', 'url'] as const).map((name) => this.field(name, 'line')),
    this.field('year', 'number'),
    {
      ...this.field('relevance', 'choice'),
      options: ['', '1', '2', '3', '4', '5'].map((value) => ({
        value,
        label: this.t(`deliverables.write.relevance.${value || 'none'}`),
      })),
    },
    this.field('summary', 'prose'),
  ]);

  protected readonly summary = (row: Row): string =>
    [row['authors'], row['year'] === null ? '' : `(${row['year'] ?? ''})`, row['title'], `[${row.key}]`]
      .filter(Boolean)
      .join(' ');

  private field(name: string, kind: RowField['kind']): RowField {
    return { name, kind, label: this.t(`deliverables.write.references.${name}`) };
  }

  /** A choice gives words; what was judged is a number. */
  protected rowsChanged(rows: readonly Row[]): void {
    const references = rows.map((row) => ({
      ...row,
      relevance: row['relevance'] === null || row['relevance'] === '' ? null : Number(row['relevance']),
    })) as unknown as BibliographyContent['references'];
    this.changed.emit({ references });
  }

  protected set(field: 'question' | 'method' | 'synthesis' | 'gaps', text: string): void {
    this.changed.emit({ [field]: text });
  }
}

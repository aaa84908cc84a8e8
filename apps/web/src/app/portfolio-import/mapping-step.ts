import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { IMPORT_FIELDS, reference, type ImportField, type ImportView } from '@jalon/contracts';
import { STAGES, type Stage } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { ImportStore } from './import-store';
import { ImportWords } from './import-words';
import { fieldOf, origins, type ColumnOrigin } from './mapping';

const SAMPLES = 3;

/** Second step: what each column becomes; the counts follow each change. */
@Component({
  selector: 'app-mapping-step',
  imports: [Badge, Banner, Button, Field, Input, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './mapping-step.css',
  templateUrl: './mapping-step.html',
})
export class MappingStep {
  readonly view = input.required<ImportView>();

  protected readonly store = inject(ImportStore);
  protected readonly words = inject(ImportWords);
  protected readonly format = inject(Format);
  protected readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly fields = IMPORT_FIELDS;
  protected readonly stages = STAGES;

  protected readonly reference = apiResource(reference, () => '/api/reference');
  protected readonly entities = computed(() =>
    this.reference.hasValue() ? this.reference.value().entities.filter((entity) => !entity.archived) : [],
  );
  private readonly columnOrigins = computed(() =>
    origins(this.store.mapping().columns, this.view().columns, this.store.remembered()),
  );
  /** Read out after a change that touched another column. */
  protected readonly news = signal('');
  protected readonly columns = computed(() =>
    this.view().columns.map((column) => ({
      index: column.index,
      name:
        column.name.trim() === ''
          ? this.t('imports.mapping.unnamed', { number: column.index + 1 })
          : column.name,
      samples: column.samples.slice(0, SAMPLES),
      field: fieldOf(this.store.mapping().columns, column.index),
      origin: this.columnOrigins().get(column.index) ?? null,
    })),
  );
  /** What importing would do with the mapping on screen. */
  protected readonly would = computed(() => {
    const { created, updated, unchanged, rejected } = this.view().counts;
    return this.t('imports.would.summary', {
      created: this.format.number(created),
      updated: this.format.number(updated),
      unchanged: this.format.number(unchanged),
      rejected: this.format.number(rejected),
    });
  });
  protected readonly used = computed(() => this.store.mapping().columns.length);
  protected readonly tones = {
    remembered: 'accent',
    proposed: 'neutral',
    chosen: 'green',
  } as const satisfies Record<ColumnOrigin, string>;

  protected choose(index: number, value: string): void {
    const field = this.fields.find((one) => one === value) ?? null;
    const lost = this.store.give(index, field);
    const name = lost === null ? undefined : this.columns().find((column) => column.index === lost)?.name;
    this.news.set(
      name === undefined || field === null
        ? ''
        : this.t('imports.mapping.taken', { field: this.words.field(field), column: name }),
    );
  }

  protected chooseStage(value: string): void {
    this.store.setDefaultStage(this.stages.find((stage: Stage) => stage === value) ?? null);
  }

  protected isField(field: ImportField, current: ImportField | null): boolean {
    return field === current;
  }

  protected async next(): Promise<void> {
    if (await this.store.settle()) await this.router.navigate(['/imports', this.view().id, 'preview']);
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { DELIVERABLE_LIMITS, uniqueKey } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { Field, Input } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import type { FieldErrors } from './content-editor';
import { FieldErrorText } from './field-error-text';

/** A row of a content: known by its key, called by the fields it has. */
export type Row = Readonly<Record<string, string | number | null>> & { readonly key: string };

export interface RowField {
  readonly name: string;
  readonly kind: 'line' | 'prose' | 'number' | 'choice';
  readonly label: string;
  readonly required?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/**
 * The rows of a content, one open at a time: what is named stays readable when there are two hundred of them.
 * `<app-row-list path="datasets" … [rows]="…" (changed)="…" />`.
 */
@Component({
  selector: 'app-row-list',
  imports: [Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './row-list.html',
  styleUrl: './row-list.css',
})
export class RowList {
  readonly heading = input.required<string>();
  /** Where the rows stand in the content, as errors name it. */
  readonly path = input.required<string>();
  readonly rows = input.required<readonly Row[]>();
  /** What keys of new rows begin with. */
  readonly keyBase = input('row');
  readonly fields = input.required<readonly RowField[]>();
  /** What a new row starts from, without its key. */
  readonly blank = input.required<Readonly<Record<string, string | number | null>>>();
  readonly max = input.required<number>();
  readonly addLabel = input.required<string>();
  readonly emptyText = input.required<string>();
  /** A row in one line; a row without words is called by its place. */
  readonly summary = input.required<(row: Row) => string>();
  readonly errors = input<FieldErrors>({});
  readonly disabled = input(false);
  readonly changed = output<readonly Row[]>();
  readonly removed = output<string>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly errorTexts = inject(FieldErrorText);
  protected readonly t = inject(I18n).t;
  protected readonly lineMax = DELIVERABLE_LIMITS.line;
  protected readonly proseMax = DELIVERABLE_LIMITS.prose;
  protected readonly open = signal<string | null>(null);
  protected readonly full = computed(() => this.rows().length >= this.max());
  /** Two fields may be written before the page is drawn again: the second adds to the first. */
  private readonly own = linkedSignal(() => this.rows());

  protected called(row: Row, index: number): string {
    return this.summary()(row).trim() || this.t('deliverables.write.row', { number: index + 1 });
  }

  protected asText(value: string | number | null | undefined): string {
    return String(value ?? '');
  }

  protected isWrong(index: number): boolean {
    return Object.keys(this.errors()).some((path) => path.startsWith(`${this.path()}.${index}.`));
  }

  protected error(index: number, name: string): string | null {
    return this.errorTexts.of(this.errors()[`${this.path()}.${index}.${name}`]);
  }

  protected toggle(key: string): void {
    this.open.update((open) => (open === key ? null : key));
  }

  protected add(): void {
    const key = uniqueKey(this.keyBase(), new Set(this.own().map((row) => row.key)));
    this.tell([...this.own(), { ...this.blank(), key }]);
    this.open.set(key);
    setTimeout(() => this.host.querySelector<HTMLElement>('.body .ui-input')?.focus());
  }

  protected set(key: string, { name, kind }: RowField, text: string): void {
    const value = kind !== 'number' ? text : text.trim() === '' ? null : Number(text);
    this.tell(this.own().map((row) => (row.key === key ? { ...row, [name]: value } : row)));
  }

  protected remove(key: string): void {
    this.removed.emit(key);
    this.tell(this.own().filter((row) => row.key !== key));
    setTimeout(() => this.host.querySelector<HTMLElement>('.add')?.focus());
  }

  private tell(rows: readonly Row[]): void {
    this.own.set(rows);
    this.changed.emit(rows);
  }
}

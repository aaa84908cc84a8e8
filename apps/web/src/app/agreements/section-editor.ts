import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import {
  agreementShape,
  emptyAgreementFields,
  isAgreementFieldNeeded,
  type AgreementField,
  type AgreementSection,
  type AgreementSectionValue,
  type AgreementValue,
} from '@jalon/domain';
import type { FieldProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { AgreementFieldInput } from './agreement-field';

type Fields = Readonly<Record<string, AgreementValue>>;
/** What may be proposed while a field is written, by its name. */
export type Suggestions = Readonly<Record<string, readonly string[]>>;

/** Writes one section, whatever its shape: its fields, then its rows. Tells the whole section at each change. */
@Component({
  selector: 'app-section-editor',
  imports: [AgreementFieldInput, Button, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rowShape(); as shape) {
      @for (row of own().rows; track $index; let index = $index) {
        <fieldset class="row" [attr.data-row]="index">
          <legend class="row__name">{{ rowName(index) }}</legend>
          <div class="grid">
            @for (field of rowFields(); track field.name) {
              <app-agreement-field
                [class.wide]="field.shape.kind === 'prose'"
                [section]="section()"
                [name]="field.name"
                [shape]="field.shape"
                [value]="row[field.name] ?? null"
                [needed]="isNeeded(field.shape, row)"
                [error]="error('rows.' + index + '.' + field.name)"
                [suggestions]="suggestions()[field.name] ?? []"
                (changed)="setRow(index, field.name, $event)"
              />
            }
          </div>
          <span class="row__actions">
            @if (index > 0) {
              <button
                ui-button
                small
                square
                variant="quiet"
                type="button"
                [attr.aria-label]="t('agreements.row.up', { name: rowName(index) })"
                (click)="up(index)"
              >
                <ui-icon name="arrow-up" [size]="14" />
              </button>
            }
            <button
              ui-button
              small
              square
              variant="quiet"
              type="button"
              [attr.aria-label]="t('agreements.row.remove', { name: rowName(index) })"
              (click)="remove(index)"
            >
              <ui-icon name="trash-2" [size]="14" />
            </button>
          </span>
        </fieldset>
      }
      @if (own().rows.length < shape.max) {
        <div class="line">
          <button ui-button small type="button" data-add (click)="add()">
            <ui-icon name="plus" [size]="14" />{{ t('agreements.row.add.' + section()) }}
          </button>
          <ng-content />
        </div>
      }
    }
    @if (fields().length) {
      <div class="grid">
        @for (field of fields(); track field.name) {
          <app-agreement-field
            [class.wide]="field.shape.kind === 'prose'"
            [section]="section()"
            [name]="field.name"
            [shape]="field.shape"
            [value]="own().fields[field.name] ?? null"
            [needed]="isNeeded(field.shape, own().fields)"
            [error]="error('fields.' + field.name)"
            (changed)="setField(field.name, $event)"
          />
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .row {
      position: relative;
      min-inline-size: 0;
      margin: 0;
      padding: 10px 12px 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .row__name {
      padding-inline: 4px;
      color: var(--muted);
      font-size: 13px;
      font-weight: 550;
    }
    .row__actions {
      position: absolute;
      inset-block-start: -4px;
      inset-inline-end: 6px;
      display: flex;
      gap: 2px;
    }
    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
      gap: 10px 12px;
      align-items: start;
    }
    .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class SectionEditor {
  readonly section = input.required<AgreementSection>();
  readonly value = input.required<AgreementSectionValue>();
  /** What the last save refused; paths start with `changes.`. */
  readonly errors = input<readonly FieldProblem[]>([]);
  readonly suggestions = input<Suggestions>({});
  readonly changed = output<AgreementSectionValue>();

  /** Leaving one field and typing in the next come before the page is drawn again: the second adds to the first. */
  protected readonly own = linkedSignal(() => this.value());

  protected readonly t = inject(I18n).t;
  private readonly problemText = inject(ProblemText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly isNeeded = isAgreementFieldNeeded;

  protected readonly fields = computed(() => listed(agreementShape(this.section()).fields));
  protected readonly rowShape = computed(() => agreementShape(this.section()).rows);
  protected readonly rowFields = computed(() => listed(this.rowShape()?.fields ?? {}));

  protected rowName(index: number): string {
    return this.t(`agreements.row.name.${this.section()}`, { number: index + 1 });
  }

  protected error(path: string): string | null {
    const full = `changes.${this.section()}.${path}`;
    return this.problemText.ofField(this.errors().find((one) => one.path === full));
  }

  protected setField(name: string, value: AgreementValue): void {
    this.tell({ ...this.own(), fields: { ...this.own().fields, [name]: value } });
  }

  protected setRow(index: number, name: string, value: AgreementValue): void {
    this.setRows(this.own().rows.map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  }

  protected add(): void {
    const rows = this.own().rows;
    this.setRows([...rows, emptyAgreementFields(this.rowShape()?.fields ?? {})]);
    this.focusSoon(`[data-row="${rows.length}"] :is(input, select, textarea)`);
  }

  protected remove(index: number): void {
    this.setRows(this.own().rows.filter((_, at) => at !== index));
    this.focusSoon('[data-add]');
  }

  protected up(index: number): void {
    const rows = [...this.own().rows];
    const [moved] = rows.splice(index, 1);
    if (moved) rows.splice(index - 1, 0, moved);
    this.setRows(rows);
    this.focusSoon(`[data-row="${index - 1}"] button`);
  }

  private setRows(rows: readonly Fields[]): void {
    this.tell({ ...this.own(), rows });
  }

  private tell(value: AgreementSectionValue): void {
    this.own.set(value);
    this.changed.emit(value);
  }

  private focusSoon(selector: string): void {
    setTimeout(() => this.host.querySelector<HTMLElement>(selector)?.focus());
  }
}

function listed(fields: Readonly<Record<string, AgreementField>>) {
  return Object.entries(fields).map(([name, shape]) => ({ name, shape }));
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { ENTRY_KINDS, findDueDate } from '@jalon/domain';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { SessionStore } from '../../core/session/session-store';
import { Combobox, type Option } from '../../ui/combobox/combobox';
import { Field, Input } from '../../ui/field/field';
import { FOCUSABLE } from '../../ui/popover/popover';
import { openBeside } from '../../ui/popover/place';
import type { ChipUse } from './entry-view';
import type { MinutesPerson, MinutesUseCase } from './people';
import type { EntryAttrs } from './schema/entry';

const GRADES = [1, 2, 3, 4, 5] as const;

/**
 * Changes one thing of a typed row, beside its chip: kind, owner, day, grades or use case. What is chosen is written
 * at once; Enter and Escape close it and give the caret back to the row.
 */
@Component({
  selector: 'app-chip-panel',
  imports: [Combobox, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'ui-panel chip-panel',
    popover: 'auto',
    '[attr.role]': "use() ? 'dialog' : null",
    '[attr.aria-label]': 'label()',
    '(toggle)': 'toggled($event)',
    '(keydown)': 'onKey($event)',
  },
  template: `
    @if (use(); as now) {
      @switch (now.chip) {
        @case ('kind') {
          <ui-field [label]="t('minutes.chip.kind')">
            <select #box ui-input (change)="chooseKind(box.selectedIndex)">
              @for (kind of kinds; track kind) {
                <option [selected]="attrs()?.kind === kind">{{ t('minutes.block.' + kind) }}</option>
              }
            </select>
          </ui-field>
        }
        @case ('owner') {
          <ui-field [label]="t('minutes.owner.' + (attrs()?.kind ?? 'action'))">
            <ui-combobox
              [options]="options()"
              [value]="attrs()?.ownerId ?? null"
              [emptyLabel]="t('minutes.suggest.none')"
              [clearLabel]="t('minutes.chip.noOwner')"
              (valueChange)="chooseOwner($event)"
            />
          </ui-field>
        }
        @case ('due') {
          <ui-field [label]="t('minutes.chip.dueWords')" [hint]="t('minutes.chip.dueHint')">
            <input #words ui-input type="text" autocomplete="off" (input)="readDue(words.value)" />
          </ui-field>
          <p class="chip-panel__read" role="status">{{ understood() }}</p>
          <ui-field [label]="t('minutes.chip.dueDay')">
            <input
              #day
              ui-input
              type="date"
              [value]="attrs()?.dueOn ?? ''"
              (change)="patch({ dueOn: day.value || null })"
            />
          </ui-field>
        }
        @case ('useCase') {
          <ui-field [label]="t('minutes.chip.useCase')">
            <select #box ui-input (change)="patch({ useCaseId: useCaseAt(box.selectedIndex) })">
              <option [selected]="attrs()?.useCaseId === null">{{ t('minutes.chip.ofPoint') }}</option>
              @for (one of useCases(); track one.id) {
                <option [selected]="attrs()?.useCaseId === one.id">{{ one.code }} {{ one.title }}</option>
              }
            </select>
          </ui-field>
        }
        @case ('grades') {
          @for (grade of gradeNames; track grade) {
            <ui-field [label]="t('minutes.chip.' + grade)">
              <select #box ui-input (change)="chooseGrade(grade, box.selectedIndex)">
                <option [selected]="attrs()?.[grade] === null">{{ t('minutes.chip.ungraded') }}</option>
                @for (value of grades; track value) {
                  <option [selected]="attrs()?.[grade] === value">
                    {{ value }} – {{ t('minutes.grade.' + grade + '.' + value) }}
                  </option>
                }
              </select>
            </ui-field>
          }
        }
      }
    }
  `,
})
export class ChipPanel {
  readonly people = input.required<readonly MinutesPerson[]>();
  readonly useCases = input.required<readonly MinutesUseCase[]>();
  /** What was changed in the row. */
  readonly changed = output<{ readonly use: ChipUse; readonly patch: Partial<EntryAttrs> }>();
  /** The panel is closed; `byKey` when the caret should go back to the row. */
  readonly closed = output<{ readonly use: ChipUse; readonly byKey: boolean }>();

  protected readonly t = inject(I18n).t;
  private readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly use = signal<ChipUse | null>(null);
  protected readonly attrs = signal<EntryAttrs | null>(null);
  protected readonly understood = signal('');
  protected readonly kinds = ENTRY_KINDS;
  protected readonly grades = GRADES;
  protected readonly gradeNames = ['probability', 'impact'] as const;
  private stop: (() => void) | undefined;
  private byKey = false;

  protected readonly label = computed(() => {
    const chip = this.use()?.chip;
    return chip ? this.t(`minutes.chip.${chip}`) : null;
  });
  protected readonly options = computed<readonly Option[]>(() => {
    const option = (one: MinutesPerson): Option => {
      const note = one.attends ? this.t('minutes.suggest.attends') : one.note;
      return { value: one.id, label: one.name, ...(note ? { note } : {}) };
    };
    const people = this.people().filter((one) => one.archived !== true || one.id === this.attrs()?.ownerId);
    return [...people.filter((one) => one.attends), ...people.filter((one) => !one.attends)].map(option);
  });

  open(use: ChipUse, attrs: EntryAttrs): void {
    this.use.set(use);
    this.attrs.set(attrs);
    this.understood.set('');
    this.byKey = false;
    // Drawn first, so that its size is known.
    setTimeout(() => {
      if (this.use() !== use) return;
      this.stop?.();
      this.stop = openBeside(use.anchor, this.host);
      this.host.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
    });
  }

  protected patch(patch: Partial<EntryAttrs>): void {
    const use = this.use();
    const attrs = this.attrs();
    if (!use || !attrs) return;
    this.attrs.set({ ...attrs, ...patch });
    this.changed.emit({ use, patch });
  }

  protected chooseOwner(ownerId: string | null): void {
    this.patch({ ownerId });
    if (ownerId !== null) this.close();
  }

  protected readDue(text: string): void {
    const found = findDueDate(text, this.session.today());
    this.understood.set(
      found
        ? this.t('minutes.chip.understood', { date: this.format.date(found.dueOn, 'long') })
        : text.trim() === ''
          ? ''
          : this.t('minutes.chip.notUnderstood'),
    );
    if (found) this.patch({ dueOn: found.dueOn });
  }

  protected useCaseAt(index: number): string | null {
    return this.useCases()[index - 1]?.id ?? null;
  }

  protected chooseKind(index: number): void {
    const kind = ENTRY_KINDS[index];
    if (kind) this.patch({ kind });
  }

  /** The first choice is no grade. */
  protected chooseGrade(grade: 'probability' | 'impact', index: number): void {
    this.patch({ [grade]: GRADES[index - 1] ?? null });
  }

  protected onKey(event: KeyboardEvent): void {
    // The list of the combobox answers first.
    if (event.defaultPrevented || !['Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  protected toggled(event: Event): void {
    if (event.target !== this.host || (event as ToggleEvent).newState !== 'closed') return;
    this.stop?.();
    this.stop = undefined;
    const use = this.use();
    this.use.set(null);
    if (use) this.closed.emit({ use, byKey: this.byKey });
  }

  private close(): void {
    this.byKey = true;
    if (this.host.matches(':popover-open')) this.host.hidePopover();
  }
}

import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import {
  CRITERION_SENSES,
  DATASET_ORIGINS,
  DELIVERABLE_LIMITS,
  uniqueKey,
  type ResearchStudyContent,
} from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';

type List = 'approaches' | 'datasets' | 'criteria';
/** What a result names a part of each list by. */
const OF_RESULT = { approaches: 'approach', datasets: 'dataset', criteria: 'criterion' } as const;
const BLANKS = {
  approaches: { description: '' },
  datasets: { origin: 'internal', description: '' },
  criteria: { unit: '', better: 'higher' },
} as const;

/** What a study compares (and which approaches are the lab's), on what data, by which metrics. */
@Component({
  selector: 'app-study-parts',
  imports: [Button, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (list of lists; track list) {
      <fieldset class="part">
        <legend>{{ t('research.part.' + list) }}</legend>
        @for (one of content()[list]; track one.key) {
          <div class="line">
            <input
              #name
              ui-input
              class="name"
              [attr.maxlength]="max"
              [readOnly]="disabled()"
              [attr.aria-label]="t('research.part.name.' + list)"
              [value]="one.name"
              (change)="change(list, one.key, { name: name.value.trim() || one.name })"
            />
            @switch (list) {
              @case ('approaches') {
                <label class="line">
                  <input
                    type="checkbox"
                    class="ui-checkbox"
                    [checked]="content().own.includes(one.key)"
                    [disabled]="disabled()"
                    [attr.aria-label]="t('research.part.ownOf', { name: one.name })"
                    (change)="toggleOwn(one.key)"
                  />
                  {{ t('research.part.own') }}
                </label>
              }
              @case ('datasets') {
                <select
                  #origin
                  ui-input
                  class="choice"
                  [disabled]="disabled()"
                  [attr.aria-label]="t('research.part.originOf', { name: one.name })"
                  (change)="change(list, one.key, { origin: origin.value })"
                >
                  @for (value of origins; track value) {
                    <option [value]="value" [selected]="value === valueOf(one, 'origin')">
                      {{ t('research.part.origin.' + value) }}
                    </option>
                  }
                </select>
              }
              @case ('criteria') {
                <input
                  #unit
                  ui-input
                  class="unit"
                  [readOnly]="disabled()"
                  [attr.aria-label]="t('research.part.unitOf', { name: one.name })"
                  [placeholder]="t('research.part.unit')"
                  [value]="valueOf(one, 'unit')"
                  (change)="change(list, one.key, { unit: unit.value.trim() })"
                />
                <select
                  #sense
                  ui-input
                  class="choice"
                  [disabled]="disabled()"
                  [attr.aria-label]="t('research.part.betterOf', { name: one.name })"
                  (change)="change(list, one.key, { better: sense.value })"
                >
                  @for (value of senses; track value) {
                    <option [value]="value" [selected]="value === valueOf(one, 'better')">
                      {{ t('research.part.better.' + value) }}
                    </option>
                  }
                </select>
              }
            }
            @if (!disabled()) {
              <button
                ui-button
                variant="quiet"
                square
                [attr.aria-label]="t('common.remove') + ' ' + one.name"
                (click)="remove(list, one.key)"
              >
                <ui-icon name="x" />
              </button>
            }
          </div>
        } @empty {
          <p class="muted">{{ t('research.part.none.' + list) }}</p>
        }
        @if (!disabled() && content()[list].length < limits[list]) {
          <div class="line">
            <input
              #added
              ui-input
              class="name"
              [attr.maxlength]="max"
              [attr.aria-label]="t('research.part.new.' + list)"
              [placeholder]="t('research.part.new.' + list)"
              (keydown.enter)="$event.preventDefault(); add(list, added)"
            />
            <button ui-button (click)="add(list, added)">
              <ui-icon name="plus" />{{ t('research.part.add.' + list) }}
            </button>
          </div>
        }
      </fieldset>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .part {
      display: grid;
      gap: 8px;
      min-inline-size: 0;
      padding: 0;
      border: 0;
    }
    legend {
      font-weight: 550;
      margin-block-end: 4px;
    }
    .name {
      flex: 1 1 200px;
      min-inline-size: 0;
    }
    .unit {
      inline-size: 90px;
    }
    .choice {
      inline-size: auto;
    }
  `,
})
export class StudyParts {
  readonly content = input.required<ResearchStudyContent>();
  readonly disabled = input(false);
  readonly changed = output<Partial<ResearchStudyContent>>();
  protected readonly t = inject(I18n).t;
  protected readonly lists: readonly List[] = ['approaches', 'datasets', 'criteria'];
  protected readonly origins = DATASET_ORIGINS;
  protected readonly senses = CRITERION_SENSES;
  protected readonly limits = DELIVERABLE_LIMITS;
  protected readonly max = DELIVERABLE_LIMITS.line;

  protected valueOf(one: object, field: string): string {
    const value = (one as Readonly<Record<string, unknown>>)[field];
    return typeof value === 'string' ? value : '';
  }

  protected change(list: List, key: string, part: object): void {
    this.changed.emit({
      [list]: this.content()[list].map((one) => (one.key === key ? { ...one, ...part } : one)),
    });
  }

  protected toggleOwn(key: string): void {
    const { own } = this.content();
    this.changed.emit({ own: own.includes(key) ? own.filter((one) => one !== key) : [...own, key] });
  }

  protected add(list: List, box: HTMLInputElement): void {
    const name = box.value.trim();
    if (name === '') return box.focus();
    const items = this.content()[list];
    const key = uniqueKey(name, new Set(items.map((one) => one.key)));
    this.changed.emit({ [list]: [...items, { key, name, ...BLANKS[list] }] });
    box.value = '';
    box.focus();
  }

  /** What is taken out takes its figures with it. */
  protected remove(list: List, key: string): void {
    const { results, own } = this.content();
    this.changed.emit({
      [list]: this.content()[list].filter((one) => one.key !== key),
      results: results.filter((one) => one[OF_RESULT[list]] !== key),
      ...(list === 'approaches' ? { own: own.filter((one) => one !== key) } : {}),
    });
  }
}

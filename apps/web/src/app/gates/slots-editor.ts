import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import type { Gates, RequestGate } from '@jalon/contracts';
import { GATE_LIMITS, GATE_SLOTS, type GateSlot } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Combobox, type Option } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';

export type Slots = RequestGate['slots'];
/** A slot being written: nobody is named in it yet. */
export interface SlotDraft {
  readonly slot: GateSlot;
  readonly personId: string | null;
}

/** Who gives an opinion, and the one person who decides. */
@Component({
  selector: 'app-slots-editor',
  imports: [Button, Combobox, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset class="stack stack--tight">
      <legend class="legend">{{ t('gates.slots.heading') }}</legend>
      @for (draft of slots(); track $index; let index = $index) {
        <div class="row">
          @if (draft.slot === 'final') {
            <ui-field [label]="t('gates.slot.final')" [required]="true" [hint]="t('gates.slots.finalHint')">
              <ui-combobox
                [options]="deciders()"
                [value]="draft.personId"
                (valueChange)="set(index, { personId: $event })"
                [emptyLabel]="t('common.noResult')"
                [clearLabel]="t('common.clear')"
              />
            </ui-field>
          } @else {
            <ui-field [label]="t('gates.slots.as')">
              <select #role ui-input (change)="set(index, { slot: slotOf(role.value) })">
                @for (slot of opinionSlots; track slot) {
                  <option [value]="slot" [selected]="slot === draft.slot">
                    {{ t('gates.slot.' + slot) }}
                  </option>
                }
              </select>
            </ui-field>
            <ui-field class="grow" [label]="t('gates.slots.who')">
              <ui-combobox
                [options]="everybody()"
                [value]="draft.personId"
                (valueChange)="set(index, { personId: $event })"
                [emptyLabel]="t('common.noResult')"
                [clearLabel]="t('common.clear')"
              />
            </ui-field>
            <button
              ui-button
              variant="quiet"
              [square]="true"
              [attr.aria-label]="t('gates.slots.remove', { slot: t('gates.slot.' + draft.slot) })"
              (click)="remove(index)"
            >
              <ui-icon name="x" />
            </button>
          }
        </div>
      }
      @if (slots().length < max) {
        <div>
          <button ui-button [small]="true" (click)="add()">
            <ui-icon name="user-plus" />{{ t('gates.slots.add') }}
          </button>
        </div>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .legend {
      padding: 0;
      font-weight: 650;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    .row > ui-field {
      flex: 1 1 220px;
    }
  `,
})
export class SlotsEditor {
  readonly slots = model.required<readonly SlotDraft[]>();
  readonly reviewers = input.required<Gates['reviewers']>();
  /** Who asks: never the final approver. */
  readonly authorId = input<string | null>(null);

  protected readonly t = inject(I18n).t;
  protected readonly max = GATE_LIMITS.slots;
  protected readonly opinionSlots = GATE_SLOTS.filter((slot) => slot !== 'final');
  protected readonly everybody = computed(() => this.reviewers().map((person) => this.option(person)));
  protected readonly deciders = computed(() =>
    this.reviewers()
      .filter((person) => person.mayDecide && person.id !== this.authorId())
      .map((person) => this.option(person)),
  );

  protected slotOf(value: string): GateSlot {
    return GATE_SLOTS.find((slot) => slot === value) ?? 'technical';
  }

  protected set(index: number, change: Partial<SlotDraft>): void {
    this.slots.update((all) => all.map((draft, at) => (at === index ? { ...draft, ...change } : draft)));
  }

  protected add(): void {
    const used = new Set(this.slots().map((draft) => draft.slot));
    const slot = this.opinionSlots.find((one) => !used.has(one)) ?? 'technical';
    this.slots.update((all) => [...all, { slot, personId: null }]);
  }

  protected remove(index: number): void {
    this.slots.update((all) => all.filter((_, at) => at !== index));
  }

  private option(person: Gates['reviewers'][number]): Option {
    return { value: person.id, label: person.name, note: this.t(`role.${person.role}`) };
  }
}

/** The slots that somebody is named in. */
export function namedSlots(drafts: readonly SlotDraft[]): Slots {
  return drafts.flatMap(({ slot, personId }) => (personId === null ? [] : [{ slot, personId }]));
}

import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import type { Choices, Field, Merge, Side } from './conflict';
import { FieldText } from './field-text';
import { UseCaseStore } from './use-case-store';

/**
 * Somebody saved in between: each field that both changed, my text beside theirs, and the person chooses. Closing it
 * saves nothing and leaves the form as it was typed.
 */
@Component({
  selector: 'app-conflict-dialog',
  imports: [Banner, Button, Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="store.conflict() !== null"
      [heading]="t('useCases.conflict.heading')"
      [closeLabel]="t('common.close')"
      [wide]="true"
      [closable]="!saving()"
      (dismissed)="giveUp()"
    >
      @if (store.conflict(); as conflict) {
        <p class="prose">{{ t('useCases.conflict.text') }}</p>
        @if (conflict.attempt > 1) {
          <ui-banner tone="warning" [live]="true">{{ t('useCases.conflict.again') }}</ui-banner>
        }
        @for (one of rows(); track one.field) {
          <fieldset class="field">
            <legend class="field__name">{{ one.name }}</legend>
            <div class="sides">
              @for (side of sides; track side) {
                <label class="side" [class.side--on]="choices()[one.field] === side">
                  <span class="side__head">
                    <input
                      type="radio"
                      [name]="'conflict-' + one.field"
                      [checked]="choices()[one.field] === side"
                      (change)="choose(one.field, side)"
                    />
                    {{ t('useCases.conflict.' + side) }}
                  </span>
                  <span class="side__text">{{ one[side] }}</span>
                </label>
              }
            </div>
          </fieldset>
        }
        @if (keptNames().length) {
          <p class="muted">{{ t('useCases.conflict.kept', { fields: keptNames().join(', ') }) }}</p>
        }
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" [disabled]="saving()" (click)="giveUp()">
          {{ t('useCases.conflict.back') }}
        </button>
        <button ui-button type="button" variant="primary" [busy]="saving()" (click)="save()">
          {{ t('useCases.conflict.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .field {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .field__name {
      padding: 0 0 4px;
      font-weight: 650;
    }
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: 8px;
    }
    .side {
      display: grid;
      align-content: start;
      gap: 6px;
      padding: 10px 12px;
      border: 1px solid var(--control);
      border-radius: var(--radius);
    }
    .side--on {
      border-color: var(--accent);
      background: var(--accent-soft);
      box-shadow: inset 0 0 0 1px var(--accent);
    }
    .side:focus-within {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .side__head {
      display: flex;
      align-items: center;
      gap: 8px;
      font-weight: 550;
    }
    .side__text {
      max-block-size: 240px;
      overflow: auto;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class ConflictDialog {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(UseCaseStore);
  private readonly text = inject(FieldText);
  protected readonly sides: readonly Side[] = ['mine', 'theirs'];
  /** Mine at first: what was typed is what the person came to save. */
  protected readonly choices = linkedSignal<Merge | undefined, Choices>({
    source: () => this.store.conflict()?.merge,
    computation: (merge) => Object.fromEntries((merge?.conflicts ?? []).map((one) => [one.field, 'mine'])),
  });
  protected readonly saving = computed(() => this.store.conflict()?.saving ?? false);
  protected readonly rows = computed(() =>
    (this.store.conflict()?.merge.conflicts ?? []).map((one) => ({
      field: one.field,
      name: this.text.name(one.field) ?? one.field,
      mine: this.text.value(one.field, one.mine),
      theirs: this.text.value(one.field, one.theirs),
    })),
  );
  protected readonly keptNames = computed(() =>
    Object.keys(this.store.conflict()?.merge.kept ?? {}).map((field) => this.text.name(field) ?? field),
  );

  protected choose(field: Field, side: Side): void {
    this.choices.update((choices) => ({ ...choices, [field]: side }));
  }

  protected save(): void {
    this.store.conflict()?.answer(this.choices());
  }

  protected giveUp(): void {
    this.store.conflict()?.answer(null);
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { TwoSidesChoice, type Side, type TwoSides } from '../ui/two-sides/two-sides';
import type { Choices, Merge } from './conflict';
import { FieldText } from './field-text';
import { UseCaseStore } from './use-case-store';

/**
 * Somebody saved in between: each field that both changed, my text beside theirs, and the person chooses. Closing it
 * saves nothing and leaves the form as it was typed.
 */
@Component({
  selector: 'app-conflict-dialog',
  imports: [Banner, Button, Dialog, TwoSidesChoice],
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
        <ui-two-sides
          [rows]="rows()"
          [choices]="choices()"
          [mineLabel]="t('useCases.conflict.mine')"
          [theirsLabel]="t('useCases.conflict.theirs')"
          (chosen)="choose($event.id, $event.side)"
        />
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
})
export class ConflictDialog {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(UseCaseStore);
  private readonly text = inject(FieldText);
  /** Mine at first: what was typed is what the person came to save. */
  protected readonly choices = linkedSignal<Merge | undefined, Choices>({
    source: () => this.store.conflict()?.merge,
    computation: (merge) => Object.fromEntries((merge?.conflicts ?? []).map((one) => [one.field, 'mine'])),
  });
  protected readonly saving = computed(() => this.store.conflict()?.saving ?? false);
  protected readonly rows = computed<TwoSides[]>(() =>
    (this.store.conflict()?.merge.conflicts ?? []).map((one) => ({
      id: one.field,
      name: this.text.name(one.field) ?? one.field,
      mine: this.text.value(one.field, one.mine),
      theirs: this.text.value(one.field, one.theirs),
    })),
  );
  protected readonly keptNames = computed(() =>
    Object.keys(this.store.conflict()?.merge.kept ?? {}).map((field) => this.text.name(field) ?? field),
  );

  protected choose(field: string, side: Side): void {
    this.choices.update((choices) => ({ ...choices, [field]: side }));
  }

  protected save(): void {
    this.store.conflict()?.answer(this.choices());
  }

  protected giveUp(): void {
    this.store.conflict()?.answer(null);
  }
}

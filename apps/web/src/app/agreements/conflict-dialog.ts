import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import type { AgreementSection } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { AgreementStore } from './agreement-store';
import { AgreementText } from './agreement-text';
import { DifferenceList } from './difference-list';

type Side = 'mine' | 'theirs';

/** Two people wrote in one section: what mine changes of theirs, in words, and which one stays. */
@Component({
  selector: 'app-agreement-conflict',
  imports: [Button, Dialog, DifferenceList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [wide]="true"
      [open]="store.conflicts().length > 0"
      [heading]="t('agreements.conflict.heading')"
      [closable]="false"
    >
      <p class="prose">{{ t('agreements.conflict.text') }}</p>
      @for (one of sections(); track one.section) {
        <fieldset class="section">
          <legend>{{ one.name }}</legend>
          @for (side of sides; track side) {
            <label class="ui-check">
              <input
                type="radio"
                class="ui-checkbox"
                [name]="'conflict-' + one.section"
                [checked]="choices()[one.section] === side"
                (change)="choose(one.section, side)"
              />
              {{ t('agreements.conflict.' + side) }}
            </label>
          }
          <p class="muted small">{{ t('agreements.conflict.differences') }}</p>
          <app-difference-list [differences]="one.differences" />
        </fieldset>
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button variant="primary" type="button" (click)="save()">
          {{ t('agreements.conflict.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .section {
      display: grid;
      gap: 6px;
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 4px;
      font-weight: 650;
    }
  `,
})
export class AgreementConflict {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(AgreementStore);
  private readonly text = inject(AgreementText);
  protected readonly sides: readonly Side[] = ['mine', 'theirs'];
  /** Mine at first: what was typed is what the person came to save. */
  protected readonly choices = linkedSignal<Partial<Record<AgreementSection, Side>>>(() =>
    Object.fromEntries(this.store.conflicts().map(({ section }) => [section, 'mine' as const])),
  );
  protected readonly sections = computed(() =>
    this.store.conflicts().map(({ section, mine, theirs }) => ({
      section,
      name: this.text.section(section),
      differences: this.text.differences({ [section]: theirs }, { [section]: mine })[0]?.differences ?? [],
    })),
  );

  protected choose(section: AgreementSection, side: Side): void {
    this.choices.update((choices) => ({ ...choices, [section]: side }));
  }

  protected save(): void {
    const choices = this.choices();
    const kept = this.store
      .conflicts()
      .flatMap(({ section }) => (choices[section] === 'theirs' ? [] : [section]));
    void this.store.settle(new Set(kept));
  }
}

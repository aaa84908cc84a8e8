import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { AgendaEditor, type Side } from './agenda-editor';
import type { AgendaClash as Clash } from './agenda-merge';
import { CurrentMeeting } from '../core/meeting/current-meeting';

/** Texts of the agenda that two people wrote at once: each in full, and one choice for each. */
@Component({
  selector: 'app-agenda-clash',
  imports: [Button, Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="rows().length > 0"
      [heading]="t('meetings.clash.heading')"
      [closable]="false"
      [wide]="true"
    >
      <p>{{ t('meetings.clash.text') }}</p>
      @for (row of rows(); track row.id; let index = $index) {
        <fieldset class="clash">
          <legend class="clash__name">{{ row.name }}</legend>
          <div class="clash__sides">
            @for (side of sides; track side) {
              <label class="clash__side" [class.clash__side--on]="choices()[index] === side">
                <span class="line">
                  <input
                    type="radio"
                    [name]="'agenda-clash-' + row.id"
                    [checked]="choices()[index] === side"
                    (change)="choose(index, side)"
                  />
                  <strong>{{ t('meetings.clash.' + side) }}</strong>
                </span>
                <span class="clash__text">{{ row[side] }}</span>
              </label>
            }
          </div>
        </fieldset>
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button variant="primary" (click)="save()">{{ t('meetings.clash.save') }}</button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .clash {
      min-inline-size: 0;
      margin: 12px 0 0;
      padding: 0;
      border: 0;
    }
    .clash__name {
      padding: 0 0 4px;
      font-weight: 650;
    }
    .clash__sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: 8px;
    }
    .clash__side {
      display: grid;
      align-content: start;
      gap: 6px;
      padding: 10px 12px;
      border: 1px solid var(--control);
      border-radius: var(--radius);
    }
    .clash__side--on {
      border-color: var(--accent);
      background: var(--accent-soft);
    }
    .clash__text {
      max-block-size: 220px;
      overflow: auto;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class AgendaClash {
  protected readonly t = inject(I18n).t;
  private readonly editor = inject(AgendaEditor);
  private readonly reference = inject(ReferenceStore);
  private readonly meeting = inject(CurrentMeeting, { optional: true });
  protected readonly sides: readonly Side[] = ['mine', 'theirs'];
  protected readonly rows = computed(() =>
    this.editor.clashes().map((clash) => ({
      id: `${clash.key}-${clash.field}`,
      name: `${clash.title} – ${this.t(`meetings.clash.field.${clash.field}`)}`,
      mine: this.say(clash, clash.mine),
      theirs: this.say(clash, clash.theirs),
    })),
  );
  /** Mine at first: what was typed is what the person came to write. */
  protected readonly choices = linkedSignal<readonly Clash[], readonly Side[]>({
    source: this.editor.clashes,
    computation: (clashes) => clashes.map(() => 'mine'),
  });

  protected choose(index: number, side: Side): void {
    this.choices.update((choices) => choices.map((choice, at) => (at === index ? side : choice)));
  }

  protected save(): void {
    void this.editor.settle(this.choices());
  }

  private say({ field }: Clash, value: Clash['mine']): string {
    if (value === null || value === '') return this.t('meetings.clash.empty');
    const text = String(value);
    if (field === 'ownerId') return this.reference.nameOf(text) ?? text;
    const useCase = this.meeting?.detail()?.useCases.find((one) => one.id === text);
    return field === 'useCaseId' && useCase ? `${useCase.code} ${useCase.title}` : text;
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { TwoSidesChoice, type Side, type TwoSides } from '../ui/two-sides/two-sides';
import { AgendaEditor } from './agenda-editor';
import type { AgendaClash as Clash } from './agenda-merge';
import { CurrentMeeting } from '../core/meeting/current-meeting';

/** Texts of the agenda that two people wrote at once: each in full, and one choice for each. */
@Component({
  selector: 'app-agenda-clash',
  imports: [Button, Dialog, TwoSidesChoice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="rows().length > 0"
      [heading]="t('meetings.clash.heading')"
      [closable]="false"
      [wide]="true"
    >
      <p>{{ t('meetings.clash.text') }}</p>
      <ui-two-sides
        [rows]="rows()"
        [choices]="choices()"
        [mineLabel]="t('meetings.clash.mine')"
        [theirsLabel]="t('meetings.clash.theirs')"
        (chosen)="choose($event.id, $event.side)"
      />
      <ng-container ngProjectAs="[actions]">
        <button ui-button variant="primary" (click)="save()">{{ t('meetings.clash.save') }}</button>
      </ng-container>
    </ui-dialog>
  `,
})
export class AgendaClash {
  protected readonly t = inject(I18n).t;
  private readonly editor = inject(AgendaEditor);
  private readonly reference = inject(ReferenceStore);
  private readonly meeting = inject(CurrentMeeting, { optional: true });
  protected readonly rows = computed<TwoSides[]>(() =>
    this.editor.clashes().map((clash) => ({
      id: idOf(clash),
      name: `${clash.title} – ${this.t(`meetings.clash.field.${clash.field}`)}`,
      mine: this.say(clash, clash.mine),
      theirs: this.say(clash, clash.theirs),
    })),
  );
  /** Mine at first: what was typed is what the person came to write. */
  protected readonly choices = linkedSignal<readonly Clash[], Readonly<Record<string, Side>>>({
    source: this.editor.clashes,
    computation: (clashes) => Object.fromEntries(clashes.map((clash) => [idOf(clash), 'mine' as const])),
  });

  protected choose(id: string, side: Side): void {
    this.choices.update((choices) => ({ ...choices, [id]: side }));
  }

  protected save(): void {
    const choices = this.choices();
    void this.editor.settle(this.editor.clashes().map((clash) => choices[idOf(clash)] ?? 'mine'));
  }

  private say({ field }: Clash, value: Clash['mine']): string {
    if (value === null || value === '') return this.t('meetings.clash.empty');
    const text = String(value);
    if (field === 'ownerId') return this.reference.nameOf(text) ?? text;
    const useCase = this.meeting?.detail()?.useCases.find((one) => one.id === text);
    return field === 'useCaseId' && useCase ? `${useCase.code} ${useCase.title}` : text;
  }
}

const idOf = ({ key, field }: Clash): string => `${key}-${field}`;

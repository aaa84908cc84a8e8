import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { TwoSidesChoice, type Side, type TwoSides } from '../ui/two-sides/two-sides';
import { AnswerText } from './answer-text';
import { StudyEditor, type StepClash } from './study-editor';

/** The study was saved elsewhere: each answer that both versions changed, side by side, and the person chooses. */
@Component({
  selector: 'app-clash-dialog',
  imports: [Button, Dialog, TwoSidesChoice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="rows().length > 0"
      [heading]="t('studies.clash.heading')"
      [wide]="true"
      [closable]="false"
    >
      <p class="prose">{{ t('studies.clash.text') }}</p>
      <ui-two-sides
        [rows]="rows()"
        [choices]="choices()"
        [mineLabel]="t('studies.clash.mine')"
        [theirsLabel]="t('studies.clash.theirs')"
        (chosen)="choose($event.id, $event.side)"
      />
      <ng-container ngProjectAs="[actions]">
        <button ui-button variant="primary" (click)="save()">{{ t('studies.clash.save') }}</button>
      </ng-container>
    </ui-dialog>
  `,
})
export class ClashDialog {
  protected readonly t = inject(I18n).t;
  private readonly editor = inject(StudyEditor);
  private readonly answers = inject(AnswerText);
  protected readonly rows = computed<TwoSides[]>(() =>
    this.editor.clashes().map((clash) => ({
      id: `${clash.section}.${clash.field}`,
      name: this.answers.label(clash.section, clash.field),
      mine: this.text(clash, clash.mine),
      theirs: this.text(clash, clash.theirs),
    })),
  );
  /** Mine at first: what was typed is what the person came to write. */
  protected readonly choices = linkedSignal<readonly StepClash[], Readonly<Record<string, Side>>>({
    source: this.editor.clashes,
    computation: (clashes) =>
      Object.fromEntries(clashes.map(({ section, field }) => [`${section}.${field}`, 'mine' as const])),
  });

  protected choose(id: string, side: Side): void {
    this.choices.update((choices) => ({ ...choices, [id]: side }));
  }

  protected save(): void {
    void this.editor.settle(this.choices());
  }

  private text({ section, field }: StepClash, value: unknown): string {
    return this.answers.of(section, field, value) ?? this.t('studies.clash.empty');
  }
}

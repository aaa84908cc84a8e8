import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { AnswerText } from './answer-text';
import { StudyEditor, type Side, type StepClash } from './study-editor';

/** The study was saved elsewhere: each answer that both versions changed, side by side, and the person chooses. */
@Component({
  selector: 'app-clash-dialog',
  imports: [Button, Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="rows().length > 0"
      [heading]="t('studies.clash.heading')"
      [wide]="true"
      [closable]="false"
    >
      <p class="prose">{{ t('studies.clash.text') }}</p>
      @for (row of rows(); track row.id) {
        <fieldset class="clash">
          <legend class="clash__name">{{ row.name }}</legend>
          <div class="clash__sides">
            @for (side of sides; track side) {
              <label class="clash__side" [class.clash__side--on]="choices()[row.id] === side">
                <span class="line">
                  <input
                    type="radio"
                    [name]="'clash-' + row.id"
                    [checked]="choices()[row.id] === side"
                    (change)="choose(row.id, side)"
                  />
                  <strong>{{ t('studies.clash.' + side) }}</strong>
                </span>
                <span class="clash__text">{{ row[side] }}</span>
              </label>
            }
          </div>
        </fieldset>
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button variant="primary" (click)="save()">{{ t('studies.clash.save') }}</button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .clash {
      min-inline-size: 0;
      margin: 0;
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
export class ClashDialog {
  protected readonly t = inject(I18n).t;
  private readonly editor = inject(StudyEditor);
  private readonly answers = inject(AnswerText);
  protected readonly sides: readonly Side[] = ['mine', 'theirs'];
  protected readonly rows = computed(() =>
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

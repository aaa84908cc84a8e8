import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { COMMUNICATION_AUDIENCES, type CommunicationContent } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import { Segmented } from '../../ui/segmented/segmented';
import type { FieldErrors } from './content-editor';
import { FieldErrorText } from './field-error-text';
import { ProseField } from './prose-field';

const TEXTS = [
  { name: 'headline', rows: 1 },
  { name: 'message', rows: 5 },
  { name: 'benefit', rows: 4 },
  { name: 'contact', rows: 1 },
] as const;

/** A page that tells of a use case: for whom, and what it says. */
@Component({
  selector: 'app-communication-form',
  imports: [ProseField, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div>
      <p class="ui-field__label">{{ t('deliverables.write.audience') }}</p>
      <ui-segmented
        [label]="t('deliverables.write.audience')"
        [options]="audiences()"
        [value]="content().audience"
        (valueChange)="disabled() || changed.emit({ audience: $event })"
      />
      <p class="ui-field__hint">{{ t('deliverables.write.audienceHint.' + content().audience) }}</p>
    </div>
    @for (field of texts; track field.name) {
      <app-prose-field
        [label]="t('deliverables.write.field.' + field.name)"
        [rows]="field.rows"
        [disabled]="disabled()"
        [value]="content()[field.name]"
        [error]="errorTexts.of(errors()[field.name])"
        (changed)="set(field.name, $event)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      max-inline-size: 760px;
    }
  `,
})
export class CommunicationForm {
  readonly content = input.required<CommunicationContent>();
  readonly errors = input<FieldErrors>({});
  readonly disabled = input(false);
  readonly changed = output<Partial<CommunicationContent>>();
  protected readonly t = inject(I18n).t;
  protected readonly errorTexts = inject(FieldErrorText);
  protected readonly texts = TEXTS;

  protected audiences() {
    return COMMUNICATION_AUDIENCES.map((value) => ({
      value,
      label: this.t(`deliverables.write.audiences.${value}`),
    }));
  }

  protected set(name: (typeof TEXTS)[number]['name'], text: string): void {
    this.changed.emit({ [name]: text });
  }
}

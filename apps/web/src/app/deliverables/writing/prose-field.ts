import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { DELIVERABLE_LIMITS } from '@jalon/domain';
import { Field, Input } from '../../ui/field/field';

/** A text of a content: a line, or paragraphs. */
@Component({
  selector: 'app-prose-field',
  imports: [Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-field [label]="label()" [hint]="hint()" [error]="error()">
      @if (rows() === 1) {
        <input
          #line
          ui-input
          [attr.maxlength]="lineMax"
          [disabled]="disabled()"
          [value]="value()"
          (input)="changed.emit(line.value)"
        />
      } @else {
        <textarea
          #words
          ui-input
          [rows]="rows()"
          [attr.maxlength]="proseMax"
          [disabled]="disabled()"
          [value]="value()"
          (input)="changed.emit(words.value)"
        ></textarea>
      }
    </ui-field>
  `,
})
export class ProseField {
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly value = input.required<string>();
  readonly error = input<string | null>(null);
  readonly disabled = input(false);
  /** Lines shown; one is a line without ends. */
  readonly rows = input(4);
  readonly changed = output<string>();
  protected readonly lineMax = DELIVERABLE_LIMITS.line;
  protected readonly proseMax = DELIVERABLE_LIMITS.prose;
}

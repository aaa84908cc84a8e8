import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Button } from '../button/button';
import { Dialog } from '../dialog/dialog';
import { Confirm } from './confirm';

/** Shows the question of the Confirm service. One in the page. */
@Component({
  selector: 'ui-confirm-host',
  imports: [Button, Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="confirm.question() !== null"
      [heading]="confirm.question()?.heading ?? ''"
      [closeLabel]="cancelLabel()"
      [alert]="true"
      (dismissed)="confirm.question()?.answer(false)"
    >
      <p class="prose">{{ confirm.question()?.text }}</p>
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="confirm.question()?.answer(false)">{{ cancelLabel() }}</button>
        <button
          ui-button
          data-autofocus
          [variant]="confirm.question()?.danger ? 'danger' : 'primary'"
          (click)="confirm.question()?.answer(true)"
        >
          {{ confirm.question()?.confirm }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class ConfirmHost {
  protected readonly confirm = inject(Confirm);
  readonly cancelLabel = input.required<string>();
}

import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { ApplicationMoves } from './application-moves';
import { ApplicationText } from './application-text';

/** Asks for the reason of a move, or whether it is meant, and for whom. */
@Component({
  selector: 'app-application-move',
  imports: [Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="moves.asked() !== null"
      [heading]="heading()"
      [closeLabel]="t('common.close')"
      (openChange)="$event || moves.dismiss()"
    >
      @if (moves.asked(); as asked) {
        <form id="application-move" class="stack stack--tight" (submit)="$event.preventDefault(); submit()">
          <p class="who">{{ who() }}</p>
          <p class="muted">{{ t('applications.ask.text.' + asked.name) }}</p>
          <ui-field
            [label]="t('applications.ask.reason')"
            [hint]="t('applications.ask.reasonHint')"
            [required]="asked.needsReason"
            [optional]="asked.needsReason ? null : t('common.optional')"
            [error]="missing() ? t('problem.reason_required') : null"
          >
            <textarea
              #box
              ui-input
              rows="3"
              maxlength="2000"
              data-autofocus
              [value]="reason()"
              (input)="reason.set(box.value)"
            ></textarea>
          </ui-field>
        </form>
      }
      <ng-container actions>
        <button ui-button (click)="moves.dismiss()">{{ t('common.cancel') }}</button>
        <button ui-button type="submit" form="application-move" variant="primary" [busy]="moves.busy()">
          {{ heading() }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .who {
      font-weight: 550;
      overflow-wrap: anywhere;
    }
  `,
})
export class ApplicationMoveDialog {
  protected readonly moves = inject(ApplicationMoves);
  protected readonly t = inject(I18n).t;
  private readonly text = inject(ApplicationText);

  protected readonly reason = signal('');
  protected readonly missing = signal(false);
  protected readonly heading = computed(() => {
    const asked = this.moves.asked();
    return asked ? this.t(`applications.move.${asked.name}`) : '';
  });
  protected readonly who = computed(() =>
    (this.moves.asked()?.rows ?? []).map((row) => this.text.name(row)).join(', '),
  );

  constructor() {
    effect(() => {
      this.moves.asked();
      this.reason.set('');
      this.missing.set(false);
    });
  }

  protected submit(): void {
    const reason = this.reason().trim();
    this.missing.set(this.moves.asked()?.needsReason === true && reason === '');
    if (!this.missing()) void this.moves.confirm(reason || null);
  }
}

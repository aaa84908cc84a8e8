import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { USE_CASE_LIMITS } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field, Input } from '../../ui/field/field';
import { BoardMoves } from './board-moves';

/** What a drop asks: forward shows what the gate still lacks and leads to it, back wants a reason. */
@Component({
  selector: 'app-move-dialog',
  imports: [Button, Dialog, Field, Input, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="moves.pending() !== null"
      [heading]="heading()"
      [closeLabel]="t('common.close')"
      (dismissed)="moves.close()"
    >
      @if (moves.pending(); as pending) {
        @if (pending.kind === 'gate') {
          <div class="stack">
            <p>{{ t('portfolio.board.gate.text', { code: pending.card.code }) }}</p>
            @if (pending.card.gate?.missing?.length) {
              <p>{{ t('portfolio.board.gate.missingText') }}</p>
              <ul class="missing">
                @for (evidence of pending.card.gate?.missing; track evidence) {
                  <li>{{ t('evidence.' + evidence) }}</li>
                }
              </ul>
            } @else {
              <p>{{ t('portfolio.board.gate.readyText') }}</p>
            }
            <p class="muted">{{ t('portfolio.board.gate.' + (pending.card.gate?.review ?? 'none')) }}</p>
          </div>
        } @else {
          <div class="stack">
            <p>{{ t('portfolio.board.reason.text', { code: pending.card.code }) }}</p>
            <ui-field [label]="t('portfolio.board.reason.label')" [error]="error()" required>
              <textarea
                ui-input
                #box
                rows="4"
                data-autofocus
                [attr.maxlength]="max"
                [value]="reason()"
                (input)="reason.set(box.value)"
                (keydown.control.enter)="confirm()"
              ></textarea>
            </ui-field>
          </div>
        }
      }
      <button actions ui-button type="button" (click)="moves.close()">{{ t('common.cancel') }}</button>
      @if (moves.pending(); as pending) {
        @if (pending.kind === 'gate') {
          <a
            actions
            ui-button
            [type]="null"
            variant="primary"
            data-autofocus
            [routerLink]="['/use-cases', pending.card.id, 'gates']"
            >{{ t('portfolio.board.gate.link') }}</a
          >
        } @else {
          <button actions ui-button type="button" variant="primary" (click)="confirm()">
            {{ t('portfolio.board.reason.confirm', { stage: t('stage.' + pending.to) }) }}
          </button>
        }
      }
    </ui-dialog>
  `,
  styles: `
    .missing {
      display: grid;
      gap: 4px;
      padding-inline-start: 20px;
      list-style: disc;
    }
  `,
})
export class MoveDialog {
  protected readonly t = inject(I18n).t;
  protected readonly moves = inject(BoardMoves);
  protected readonly max = USE_CASE_LIMITS.reason;
  protected readonly reason = linkedSignal({ source: this.moves.pending, computation: () => '' });
  protected readonly tried = linkedSignal({ source: this.moves.pending, computation: () => false });
  protected readonly error = computed(() =>
    this.tried() && this.reason().trim() === '' ? this.t('fieldProblem.reason_required') : null,
  );
  protected readonly heading = computed(() => {
    const pending = this.moves.pending();
    if (!pending) return '';
    const words = pending.kind === 'gate' ? 'gate' : 'reason';
    return this.t(`portfolio.board.${words}.heading`, { stage: this.t(`stage.${pending.to}`) });
  });

  protected confirm(): void {
    this.tried.set(true);
    if (this.reason().trim() !== '') void this.moves.back(this.reason().trim());
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, model, signal } from '@angular/core';
import { GATE_LIMITS } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { GateText } from './gate-text';
import { GatesStore } from './gates-store';
import { namedSlots, SlotsEditor, type SlotDraft } from './slots-editor';

/** Asks for a review, or changes what was asked: note, day of the review, who gives an opinion and who decides. */
@Component({
  selector: 'app-request-dialog',
  imports: [Banner, Button, Dialog, Field, Input, SlotsEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [(open)]="open"
      [wide]="true"
      [heading]="t(editing() ? 'gates.request.edit' : 'gates.request.heading')"
      [closeLabel]="t('common.close')"
    >
      @if (store.gates(); as gates) {
        <form id="gate-request" class="stack" (submit)="$event.preventDefault(); save()">
          @if (gates.border; as border) {
            <p class="muted">{{ t('gates.request.text', { border: text.border(border) }) }}</p>
          }
          <app-slots-editor [(slots)]="slots" [reviewers]="gates.reviewers" [authorId]="authorId()" />
          <ui-field
            [label]="t('gates.request.reviewOn')"
            [optional]="t('common.optional')"
            [error]="text.field(failure(), 'reviewOn')"
          >
            <input #day ui-input type="date" [value]="reviewOn()" (input)="reviewOn.set(day.value)" />
          </ui-field>
          <ui-field
            [label]="t('gates.request.note')"
            [optional]="t('common.optional')"
            [hint]="t('gates.request.noteHint')"
          >
            <textarea
              #words
              ui-input
              rows="3"
              [attr.maxlength]="noteMax"
              [value]="note()"
              (input)="note.set(words.value)"
            ></textarea>
          </ui-field>
          @if (problem(); as sentence) {
            <ui-banner tone="bad" [live]="true">{{ sentence }}</ui-banner>
          }
        </form>
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="open.set(false)">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="gate-request" [busy]="saving()">
          {{ t(editing() ? 'common.save' : 'gates.request.send') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class RequestDialog {
  readonly open = model(false);

  protected readonly t = inject(I18n).t;
  protected readonly text = inject(GateText);
  protected readonly store = inject(GatesStore);
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  protected readonly noteMax = GATE_LIMITS.note;

  protected readonly slots = signal<readonly SlotDraft[]>([]);
  protected readonly reviewOn = signal('');
  protected readonly note = signal('');
  protected readonly saving = signal(false);
  protected readonly editing = signal(false);
  protected readonly failure = signal<ApiProblem | null>(null);
  private key = '';

  protected readonly authorId = computed(() =>
    this.editing() ? (this.store.open()?.author.id ?? null) : (this.session.me()?.personId ?? null),
  );
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem ? this.text.problem(problem) : null;
  });

  show(): void {
    const review = this.store.open();
    this.editing.set(review !== null);
    this.failure.set(null);
    this.key = newIdempotencyKey();
    this.reviewOn.set(review?.reviewOn ?? '');
    this.note.set(review?.note ?? '');
    const named = review?.slots.map(({ slot, personId }) => ({ slot, personId }));
    const order = [...(named ?? [])].sort(
      (left, right) => Number(right.slot === 'final') - Number(left.slot === 'final'),
    );
    this.slots.set(
      order.length > 0
        ? order
        : [
            { slot: 'final', personId: null },
            { slot: 'technical', personId: null },
          ],
    );
    this.open.set(true);
  }

  protected async save(): Promise<void> {
    if (this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    const asked = {
      slots: namedSlots(this.slots()),
      note: this.note().trim(),
      reviewOn: this.reviewOn() || null,
    };
    try {
      if (this.editing()) await this.store.update(asked);
      else await this.store.request(asked, this.key);
      this.open.set(false);
      this.toasts.show(this.t(this.editing() ? 'common.saved' : 'gates.request.done'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
      this.key = newIdempotencyKey();
    } finally {
      this.saving.set(false);
    }
  }
}

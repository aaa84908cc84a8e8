import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { RegisterEntry } from '@jalon/contracts';
import { REGISTER_LIMITS, type RegisterMoveName } from '@jalon/domain';
import type { ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import type { MoveRequest } from './register-store';
import { RegisterText } from './register-text';

export interface AskedMove {
  readonly entry: RegisterEntry;
  readonly name: RegisterMoveName;
}

/** What a move asks for before it is made: a note, a decider, the decision that takes over, the day. */
@Component({
  selector: 'app-move-dialog',
  imports: [Button, Combobox, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="asked() !== null"
      [heading]="heading()"
      [closeLabel]="t('common.close')"
      (openChange)="$event || dismissed.emit()"
    >
      @if (asked(); as move) {
        <form id="register-move" class="stack stack--tight" (submit)="$event.preventDefault(); submit()">
          <p class="strong">{{ move.entry.code }} {{ move.entry.title }}</p>
          <p class="muted">{{ t('register.moveText.' + move.name) }}</p>
          @if (move.name === 'take') {
            <ui-field [label]="t('register.field.decider')" required [error]="errorOf('deciderId')">
              <ui-combobox
                [options]="reference.peopleOptions()"
                [emptyLabel]="t('common.noResult')"
                [(value)]="deciderId"
              />
            </ui-field>
          }
          @if (move.name === 'supersede') {
            @if (successors().length) {
              <ui-field [label]="t('register.field.successor')" required [error]="errorOf('supersededById')">
                <select
                  #successor
                  ui-input
                  data-autofocus
                  (change)="supersededById.set(successor.value || null)"
                >
                  <option value="">–</option>
                  @for (one of successors(); track one.id) {
                    <option [value]="one.id">{{ one.code }} {{ one.title }}</option>
                  }
                </select>
              </ui-field>
            } @else {
              <p>{{ t('register.noSuccessor') }}</p>
            }
          }
          @if (needsNote()) {
            <ui-field [label]="t('register.field.note')" required [error]="errorOf('note')">
              <textarea
                #noteBox
                ui-input
                rows="3"
                data-autofocus
                [attr.maxlength]="noteMax"
                [value]="note()"
                (input)="note.set(noteBox.value)"
              ></textarea>
            </ui-field>
          }
          <ui-field [label]="t('register.field.on')" [error]="errorOf('on')">
            <input
              #day
              ui-input
              type="date"
              min="1990-01-01"
              max="2100-12-31"
              [value]="on()"
              (input)="on.set(day.value)"
            />
          </ui-field>
          @if (error(); as words) {
            <p class="problem" role="alert">{{ words }}</p>
          }
        </form>
      }
      <ng-container actions>
        <button ui-button type="button" (click)="dismissed.emit()">{{ t('common.cancel') }}</button>
        @if (mayConfirm()) {
          <button ui-button type="submit" form="register-move" variant="primary" [busy]="busy()">
            {{ heading() }}
          </button>
        }
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .strong {
      font-weight: 550;
      overflow-wrap: anywhere;
    }
    .problem {
      color: var(--red);
    }
  `,
})
export class MoveDialog {
  readonly asked = input.required<AskedMove | null>();
  /** Decisions of the register, to choose a successor from. */
  readonly decisions = input.required<readonly RegisterEntry[]>();
  readonly busy = input(false);
  readonly failure = input<ApiProblem | null>(null);
  readonly confirmed = output<MoveRequest>();
  readonly dismissed = output();

  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  private readonly text = inject(RegisterText);
  protected readonly noteMax = REGISTER_LIMITS.note;
  protected readonly note = signal('');
  /** Empty stands for today. */
  protected readonly on = signal('');
  protected readonly deciderId = signal<string | null>(null);
  protected readonly supersededById = signal<string | null>(null);

  protected readonly heading = computed(() => {
    const asked = this.asked();
    return asked ? this.t(`register.move.${asked.name}`) : '';
  });
  protected readonly needsNote = computed(() => {
    const asked = this.asked();
    const move = asked?.entry.moves.find((one) => one.name === asked.name);
    return move?.needs.includes('note') ?? false;
  });
  protected readonly successors = computed(() =>
    this.decisions().filter((one) => one.state === 'taken' && one.id !== this.asked()?.entry.id),
  );
  protected readonly mayConfirm = computed(
    () => this.asked()?.name !== 'supersede' || this.successors().length > 0,
  );
  protected readonly error = computed(() => {
    const failure = this.failure();
    if (failure?.code === 'version_conflict') return this.t('register.conflictOther');
    return failure && this.text.of(failure, ['note', 'on', 'deciderId', 'supersededById']);
  });

  constructor() {
    // A newer version of the same entry leaves what is being written alone.
    const which = computed(() => `${this.asked()?.entry.id ?? ''} ${this.asked()?.name ?? ''}`);
    effect(() => {
      which();
      untracked(() => {
        const entry = this.asked()?.entry;
        this.note.set('');
        this.on.set('');
        this.deciderId.set(entry?.deciderId ?? null);
        this.supersededById.set(null);
      });
    });
  }

  protected errorOf(path: string): string | null {
    return this.text.ofField(this.failure()?.field(path));
  }

  protected submit(): void {
    const asked = this.asked();
    if (!asked) return;
    this.confirmed.emit({
      name: asked.name,
      note: this.note().trim() || null,
      ...(this.on() ? { on: this.on() } : {}),
      deciderId: this.deciderId(),
      supersededById: this.supersededById(),
    });
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { AGREEMENT_LIMITS, type AgreementMove } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { AgreementStore } from './agreement-store';
import { AgreementText } from './agreement-text';

/** What can be done next, with what it lacks, what it means, and why it is done. */
@Component({
  selector: 'app-move-bar',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (move of moves(); track move.name) {
      <button
        ui-button
        type="button"
        [variant]="move.name === 'return_to_draft' ? 'secondary' : 'primary'"
        (click)="open(move.name)"
      >
        {{ t('agreements.move.' + move.name) }}
      </button>
    }
    <ui-dialog
      [open]="asked() !== null"
      [heading]="asked() ? t('agreements.move.' + asked()!.name) : ''"
      [closeLabel]="t('common.close')"
      [closable]="!moving()"
      (dismissed)="close()"
    >
      @if (asked(); as move) {
        <p>
          {{ t('agreements.move.text.' + move.name, { number: number() }) }}
          @if (move.name === 'return_to_draft' && hasSignatures()) {
            {{ t('agreements.move.text.cleared') }}
          }
        </p>
        @if (move.missing.length) {
          <div>
            <p>
              <strong>{{ t('agreements.move.missing') }}</strong>
            </p>
            <ul class="missing">
              @for (gap of move.missing; track gap.path + gap.code) {
                <li>
                  @if (isWritten(gap.path)) {
                    <button type="button" class="link" (click)="go(gap.path)">{{ text.gap(gap) }}</button>
                  } @else {
                    {{ text.gap(gap) }}
                  }
                </li>
              }
            </ul>
          </div>
        } @else if (move.needsReason || move.name === 'submit') {
          <ui-field
            [label]="t(move.needsReason ? 'agreements.move.reason' : 'agreements.move.note')"
            [hint]="move.needsReason ? null : t('agreements.move.noteHint')"
            [required]="move.needsReason"
            [optional]="move.needsReason ? null : t('common.optional')"
            [error]="reasonError()"
          >
            <textarea
              #why
              ui-input
              data-autofocus
              rows="3"
              [attr.maxlength]="reasonMax"
              [value]="words()"
              (input)="words.set(why.value)"
            ></textarea>
          </ui-field>
        }
        @if (error(); as message) {
          <ui-banner tone="bad" [live]="true">{{ message }}</ui-banner>
        }
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" [disabled]="moving()" (click)="close()">
          {{ t('common.cancel') }}
        </button>
        @if (asked() && !asked()!.missing.length) {
          <button ui-button variant="primary" type="button" [busy]="moving()" (click)="confirm()">
            {{ t('agreements.move.' + asked()!.name) }}
          </button>
        }
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    :host {
      display: contents;
    }
    .missing {
      display: grid;
      gap: 2px;
      max-block-size: 40vh;
      margin-block-start: 6px;
      padding-inline-start: 18px;
      overflow: auto;
      list-style: disc;
    }
    .link {
      min-block-size: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--link);
      text-align: start;
      text-decoration: underline;
    }
  `,
})
export class MoveBar {
  /** A gap was chosen: the page shows its section. */
  readonly goTo = output<string>();

  protected readonly t = inject(I18n).t;
  protected readonly text = inject(AgreementText);
  private readonly store = inject(AgreementStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly reasonMax = AGREEMENT_LIMITS.reason;
  protected readonly moves = computed(() => this.store.detail()?.allowedMoves ?? []);
  protected readonly number = computed(() => this.store.detail()?.versions.at(-1)?.number ?? 0);
  protected readonly hasSignatures = computed(() => (this.store.detail()?.signed ?? 0) > 0);
  private readonly name = signal<AgreementMove | null>(null);
  protected readonly asked = computed(() => this.moves().find((move) => move.name === this.name()) ?? null);
  protected readonly words = signal('');
  protected readonly moving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly reasonError = computed(() => this.problemText.ofField(this.failure()?.field('reason')));
  protected readonly error = computed(() => {
    const problem = this.failure();
    return !problem || problem.field('reason') ? null : this.problemText.of(problem);
  });

  /** What is missing is what was missing at the last save: what is typed is saved first. */
  protected async open(name: AgreementMove): Promise<void> {
    this.words.set('');
    this.failure.set(null);
    if (await this.store.flush()) this.name.set(name);
  }

  protected close(): void {
    this.name.set(null);
  }

  /** Whether a gap is in the text, where it can be mended. */
  protected isWritten(path: string): boolean {
    return path !== 'reviews' && !path.startsWith('signatures');
  }

  protected go(path: string): void {
    this.close();
    this.goTo.emit(path);
  }

  protected async confirm(): Promise<void> {
    const move = this.asked();
    if (!move || this.moving()) return;
    this.moving.set(true);
    this.failure.set(null);
    try {
      await this.store.move(
        move.name,
        move.name === 'submit' ? { note: this.words() } : { reason: this.words() },
      );
      this.close();
      this.toasts.show(this.t(`agreements.move.done.${move.name}`), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.moving.set(false);
    }
  }
}

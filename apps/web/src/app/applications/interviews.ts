import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import type { ApplicationDetail } from '@jalon/contracts';
import { newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { ApplicationStore } from './application-store';

type Interview = ApplicationDetail['interviews'][number];

/** Interviews and what was noted of them; changed by who took the notes. */
@Component({
  selector: 'app-interviews',
  imports: [Banner, Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (interview of detail().interviews; track interview.id) {
      <article class="stack stack--tight">
        <p class="line">
          <strong>{{ format.date(interview.heldOn, 'long') }}</strong>
          @if (interview.byName) {
            <span class="muted small">{{ t('applications.interviews.by', { name: interview.byName }) }}</span>
          }
          @if (interview.own && detail().mayScore && writing()?.id !== interview.id) {
            <button
              ui-button
              variant="quiet"
              square
              small
              [attr.aria-label]="t('applications.interviews.edit', { date: format.date(interview.heldOn) })"
              (click)="open(interview)"
            >
              <ui-icon name="pencil" />
            </button>
          }
        </p>
        @if (interview.notes && writing()?.id !== interview.id) {
          <p class="notes">{{ interview.notes }}</p>
        }
      </article>
    } @empty {
      <p class="muted">{{ t('applications.interviews.none') }}</p>
    }
    @if (detail().mayScore) {
      @if (shown()) {
        <form class="stack stack--tight" (submit)="$event.preventDefault(); save()">
          @if (failure(); as problem) {
            <ui-banner tone="bad" [live]="true">{{ problems.of(problem) }}</ui-banner>
          }
          <ui-field
            [label]="t('applications.interviews.day')"
            required
            [error]="missingDay() ? t('fieldProblem.required') : problems.ofField(failure()?.field('heldOn'))"
          >
            <input #day ui-input type="date" [value]="heldOn()" (input)="heldOn.set(day.value)" />
          </ui-field>
          <ui-field [label]="t('applications.interviews.notes')">
            <textarea
              #box
              ui-input
              rows="5"
              maxlength="8000"
              [value]="notes()"
              (input)="notes.set(box.value)"
            ></textarea>
          </ui-field>
          <div class="line">
            <button ui-button type="submit" variant="primary" small [busy]="busy()">
              {{ t('applications.interviews.save') }}
            </button>
            <button ui-button small (click)="close()">{{ t('common.cancel') }}</button>
          </div>
        </form>
      } @else {
        <button ui-button small class="add" (click)="open(null)">
          <ui-icon name="plus" />{{ t('applications.interviews.add') }}
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      justify-items: start;
    }
    article,
    form {
      inline-size: 100%;
    }
    .notes {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class Interviews {
  readonly detail = input.required<ApplicationDetail>();
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  private readonly store = inject(ApplicationStore);

  protected readonly shown = signal(false);
  /** The one being changed; null for another. */
  protected readonly writing = signal<Interview | null>(null);
  protected readonly heldOn = signal('');
  protected readonly notes = signal('');
  protected readonly busy = signal(false);
  protected readonly missingDay = signal(false);
  protected readonly failure = signal<ApiProblem | null>(null);
  private key = '';

  constructor() {
    trackUnsaved(() => this.shown() && this.notes() !== (this.writing()?.notes ?? ''));
  }

  protected open(interview: Interview | null): void {
    this.writing.set(interview);
    this.heldOn.set(interview?.heldOn ?? '');
    this.notes.set(interview?.notes ?? '');
    this.failure.set(null);
    this.missingDay.set(false);
    this.key = newIdempotencyKey();
    this.shown.set(true);
  }

  protected close(): void {
    this.shown.set(false);
    this.writing.set(null);
  }

  protected async save(): Promise<void> {
    this.missingDay.set(this.heldOn() === '');
    if (this.missingDay() || this.busy()) return;
    this.busy.set(true);
    try {
      const writing = this.writing();
      await this.store.interview(writing, this.heldOn(), this.notes().trim(), this.key);
      this.close();
    } catch (failure) {
      const problem = toApiProblem(failure);
      this.failure.set(problem);
      // Saved again over what is there now, which shows above.
      const id = this.writing()?.id;
      const now = this.detail().interviews.find((one) => one.id === id);
      if (problem.code === 'version_conflict' && now) this.writing.set(now);
    } finally {
      this.busy.set(false);
    }
  }
}

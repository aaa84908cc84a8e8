import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { InternshipWeek } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { LocalDrafts } from '../core/drafts/local-drafts';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { WeekText } from './week-text';

/** The week as the intern tells it: saved while it is typed, sent to the tutor when it is said. */
@Component({
  selector: 'app-week-editor',
  imports: [Banner, Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (text(); as week) {
      <form class="stack" (submit)="$event.preventDefault(); week.save(true)">
        @for (part of parts; track part) {
          <ui-field [label]="t('internshipLife.weeks.' + part)" [error]="errorOf(part)">
            <textarea
              #box
              ui-input
              [rows]="part === 'done' ? 5 : 3"
              [attr.maxlength]="part === 'done' ? 8000 : 4000"
              [value]="week.words()[part]"
              (input)="typed(part, box.value)"
            ></textarea>
          </ui-field>
        }
        @if (steps().length > 0) {
          <ui-field [label]="t('internshipLife.weeks.step')">
            <select #step ui-input (change)="week.type({ step: step.value || null })">
              <option value="">{{ t('internshipLife.weeks.noStep') }}</option>
              @for (one of steps(); track one.code) {
                <option [value]="one.code" [selected]="one.code === week.words().step">
                  {{ one.label }}
                </option>
              }
            </select>
          </ui-field>
        }
        @if (week.state() === 'clash') {
          <ui-banner tone="warning" [live]="true">
            {{ t('internshipLife.weeks.clash.text') }}
            @for (part of parts; track part) {
              @if (week.week()[part]; as other) {
                <span class="other"
                  ><strong>{{ t('internshipLife.weeks.' + part) }}</strong> {{ other }}</span
                >
              }
            }
            <button ui-button actions small type="button" (click)="week.settle('mine')">
              {{ t('internshipLife.weeks.clash.mine') }}
            </button>
            <button ui-button actions small type="button" (click)="week.settle('theirs')">
              {{ t('internshipLife.weeks.clash.theirs') }}
            </button>
          </ui-banner>
        } @else {
          <div class="line">
            <button ui-button variant="primary" type="submit">{{ t('internshipLife.weeks.submit') }}</button>
            <span class="muted small" role="status">{{
              t('internshipLife.weeks.save.' + week.state())
            }}</span>
            @if (week.state() === 'waiting') {
              <button ui-button small type="button" (click)="week.save()">
                {{ t('internshipLife.weeks.save.retry') }}
              </button>
            }
          </div>
          @for (error of week.errors(); track error.path) {
            @if (error.path !== 'done') {
              <ui-banner tone="bad" [live]="true">{{ problemText.ofField(error) }}</ui-banner>
            }
          }
        }
      </form>
    }
  `,
  styles: `
    .line {
      flex-wrap: wrap;
    }
    .other {
      display: block;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class WeekEditor {
  readonly internshipId = input.required<string>();
  readonly week = input.required<InternshipWeek>();
  readonly steps = input.required<readonly { readonly code: string; readonly label: string }[]>();
  readonly changed = output<InternshipWeek>();

  protected readonly t = inject(I18n).t;
  protected readonly problemText = inject(ProblemText);
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  protected readonly parts = ['done', 'next', 'blocked'] as const;
  protected readonly text = signal<WeekText | null>(null);

  constructor() {
    // A new text for another week only: what is typed stays while its answers come.
    let key = '';
    effect(() => {
      const week = this.week();
      const next = `${this.internshipId()} ${week.monday}`;
      if (next === key) return;
      key = next;
      untracked(() => this.begin(week));
    });
    trackUnsaved(() => this.text()?.dirty() ?? false);
    const again = () => {
      if (this.text()?.state() === 'waiting') void this.text()?.save();
    };
    window.addEventListener('online', again);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', again);
      void this.text()?.save();
    });
  }

  protected typed(part: 'done' | 'next' | 'blocked', value: string): void {
    this.text()?.type({ [part]: value });
  }

  protected errorOf(path: string): string | null {
    return this.problemText.ofField(
      this.text()
        ?.errors()
        .find((error) => error.path === path),
    );
  }

  private begin(week: InternshipWeek): void {
    void this.text()?.save();
    const id = this.internshipId();
    const drafts = new LocalDrafts(this.session.me()?.accountId ?? '', `internship-week.${id}`);
    const url = `/api/internships/${id}/weeks/${week.monday}`;
    this.text.set(new WeekText(week, url, this.api, drafts, (saved) => this.changed.emit(saved)));
  }
}

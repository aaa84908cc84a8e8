import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { internshipWeek, type InternshipWeek } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';

/** A week as it was told, what is said of it and whether it was read; comments are answered in place. */
@Component({
  selector: 'app-week-card',
  imports: [Badge, Banner, Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="line">
      <ui-badge [tone]="tone()">{{ t('internshipLife.weeks.' + standing()) }}</ui-badge>
      @if (week().readAt; as at) {
        <span class="muted small">{{ t('internshipLife.weeks.readOn', { date: format.instant(at) }) }}</span>
      }
      @if (mayRead() && week().submittedAt) {
        <button ui-button small type="button" [busy]="busy()" (click)="markRead()">
          {{ t(week().readAt ? 'internshipLife.weeks.markUnread' : 'internshipLife.weeks.markRead') }}
          <span class="visually-hidden">{{ of() }}</span>
        </button>
      }
    </div>
    @if (shown()) {
      <dl>
        @for (part of parts; track part) {
          <div>
            <dt>{{ t('internshipLife.weeks.' + part) }}</dt>
            <dd>{{ week()[part] || t('internshipLife.weeks.nothing') }}</dd>
          </div>
        }
      </dl>
    }
    @if (week().comments.length > 0) {
      <ul class="comments" [attr.aria-label]="t('internshipLife.weeks.comments')">
        @for (comment of week().comments; track comment.id) {
          <li>
            <span class="small muted"
              >{{ comment.mine ? t('internshipLife.weeks.me') : comment.byName }} ·
              {{ format.instant(comment.at) }}</span
            >
            <p>{{ comment.text }}</p>
          </li>
        }
      </ul>
    }
    @if (mayComment() && week().submittedAt) {
      <form class="stack stack--tight" (submit)="$event.preventDefault(); send()">
        <ui-field [label]="t('internshipLife.weeks.comment') + ' · ' + of()">
          <textarea
            #box
            ui-input
            rows="2"
            maxlength="4000"
            [value]="text()"
            (input)="text.set(box.value)"
            (keydown.control.enter)="send()"
            (keydown.meta.enter)="send()"
          ></textarea>
        </ui-field>
        <div>
          <button ui-button small type="submit" [busy]="busy()" [attr.aria-disabled]="text().trim() === ''">
            {{ t('internshipLife.weeks.send') }}
          </button>
        </div>
      </form>
    }
    @if (problem(); as words) {
      <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .line {
      flex-wrap: wrap;
    }
    dl {
      display: grid;
      gap: 8px;
    }
    dt {
      color: var(--muted);
      font-size: 13px;
    }
    dd,
    p {
      margin: 0;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    .comments {
      display: grid;
      gap: 8px;
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--line);
    }
  `,
})
export class WeekCard {
  readonly internshipId = input.required<string>();
  readonly week = input.required<InternshipWeek>();
  /** What tells this week from another on the page: for names that are read aloud. */
  readonly of = input.required<string>();
  readonly mayComment = input(false);
  readonly mayRead = input(false);
  readonly changed = output<InternshipWeek>();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  protected readonly parts = ['done', 'next', 'blocked'] as const;
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** Of one comment: sent again after a cut it is the same. */
  private key = crypto.randomUUID();

  protected readonly shown = computed(() => this.parts.some((part) => this.week()[part] !== ''));
  protected readonly standing = computed(() => {
    const { submittedAt, readAt, late, version } = this.week();
    if (submittedAt !== null) return readAt !== null ? 'read' : this.mayRead() ? 'unread' : 'sent';
    if (late) return 'late';
    return version > 0 && this.shown() ? 'draft' : 'unwritten';
  });
  protected readonly tone = computed<BadgeTone>(() => {
    switch (this.standing()) {
      case 'read':
      case 'sent':
        return 'green';
      case 'late':
        return 'red';
      case 'unread':
        return 'accent';
      default:
        return 'neutral';
    }
  });

  constructor() {
    trackUnsaved(() => this.text().trim() !== '');
  }

  protected markRead(): Promise<void> {
    const read = this.week().readAt === null;
    return this.write(() => this.api.put(this.url('read'), { read }, internshipWeek));
  }

  protected async send(): Promise<void> {
    const text = this.text().trim();
    if (text === '') return;
    await this.write(async () => {
      const answer = await this.api.post(this.url('comments'), { text }, internshipWeek, {
        idempotencyKey: this.key,
      });
      this.text.set('');
      this.key = crypto.randomUUID();
      return answer;
    });
  }

  private url(rest: string): string {
    return `/api/internships/${this.internshipId()}/weeks/${this.week().monday}/${rest}`;
  }

  private async write(work: () => Promise<InternshipWeek>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.changed.emit(await work());
    } catch (failure) {
      this.problem.set(this.problemText.of(failure));
    } finally {
      this.busy.set(false);
    }
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { tutorWeek, type InternshipWeek, type TutorWeek } from '@jalon/contracts';
import { addDays } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { RuleText } from '../core/internship/rule-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Segmented, type Segment } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { WeekCard } from './week-card';

type Intern = TutorWeek['interns'][number];

/** The tutor's week on one page: what each intern told, what is late, what is due; read and answered in place. */
@Component({
  selector: 'app-tutor-week',
  imports: [Badge, Banner, Button, Empty, Icon, RouterLink, Segmented, Skeleton, WeekCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar">
      <h2>
        @if (value(); as week) {
          {{
            t('internshipLife.tutor.week', {
              from: format.date(week.monday),
              to: format.date(sunday(week.monday)),
            })
          }}
        } @else {
          {{ t('internshipLife.tutor.heading') }}
        }
      </h2>
      @if (value(); as week) {
        <div class="line">
          <button
            ui-button
            square
            type="button"
            [attr.aria-label]="t('internshipLife.tutor.previous')"
            (click)="go(week.monday, -7)"
          >
            <ui-icon name="chevron-left" />
          </button>
          <button
            ui-button
            square
            type="button"
            [attr.aria-label]="t('internshipLife.tutor.next')"
            (click)="go(week.monday, 7)"
          >
            <ui-icon name="chevron-right" />
          </button>
          @if (week.mayAll) {
            <ui-segmented [label]="t('internshipLife.tutor.whose')" [options]="whose()" [(value)]="scope" />
            <a ui-button [type]="null" [href]="exportOf(week.monday)" download>
              <ui-icon name="download" />{{
                t('internshipLife.tutor.export', { month: format.month(week.monday.slice(0, 7)) })
              }}
            </a>
          }
        </div>
      }
    </div>
    @if (problem(); as text) {
      <ui-banner tone="bad" [live]="true">
        {{ text }}
        <button ui-button actions small type="button" (click)="load()">{{ t('common.retry') }}</button>
      </ui-banner>
    }
    @if (value(); as week) {
      <div class="interns">
        @for (intern of week.interns; track intern.id) {
          <section class="ui-card stack" [attr.aria-labelledby]="'intern-' + intern.id">
            <div>
              <h3 [id]="'intern-' + intern.id">
                <a [routerLink]="['/internships/people', intern.id, 'weeks']">{{ nameOf(intern) }}</a>
              </h3>
              <p class="muted small">{{ intern.title }}</p>
              <p class="small">
                {{
                  t('internshipLife.tutor.progress', { done: intern.progress.done, of: intern.progress.of })
                }}
                @if (intern.currentStep; as step) {
                  · {{ t('internshipLife.tutor.current', { step }) }}
                }
                @if (scope() === 'all' && intern.tutorName) {
                  · {{ t('internshipLife.tutor.tutor', { name: intern.tutorName }) }}
                }
              </p>
            </div>
            <ul class="todo" [attr.aria-label]="t('internshipLife.tutor.todo')">
              @if (intern.late.length > 0) {
                <li>
                  <ui-badge tone="red">{{
                    i18n.plural('internshipLife.tutor.lateWeeks', intern.late.length)
                  }}</ui-badge>
                </li>
              }
              @if (intern.unread.length > 0) {
                <li>
                  <a [routerLink]="['/internships/people', intern.id, 'weeks']">{{
                    i18n.plural('internshipLife.tutor.unreadWeeks', intern.unread.length)
                  }}</a>
                </li>
              }
              @for (due of intern.due; track due.kind + due.dueOn) {
                <li>
                  <a [routerLink]="['/internships/people', intern.id, 'reviews']">{{
                    dueOf(due, week.today)
                  }}</a>
                </li>
              }
              @if (intern.late.length + intern.unread.length + intern.due.length === 0) {
                <li class="muted">{{ t('internshipLife.tutor.calm') }}</li>
              }
            </ul>
            <p class="small muted">{{ rules.verdict(intern.checkIns) }}</p>
            @if (intern.week; as log) {
              <app-week-card
                [internshipId]="intern.id"
                [week]="log"
                [of]="nameOf(intern)"
                [mayComment]="true"
                [mayRead]="true"
                (changed)="put(intern.id, $event)"
              />
            } @else {
              <p class="muted">{{ t('internshipLife.tutor.notThisWeek') }}</p>
            }
          </section>
        } @empty {
          <ui-empty
            icon="users"
            [heading]="t('internshipLife.tutor.none')"
            [text]="t('internshipLife.tutor.noneText')"
          />
        }
      </div>
    } @else if (!problem()) {
      <div class="ui-card"><ui-skeleton [label]="t('common.loading')" [lines]="12" /></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
    }
    .line {
      flex-wrap: wrap;
    }
    .interns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
      align-items: start;
      gap: 16px;
    }
    .todo {
      display: grid;
      gap: 4px;
    }
    .ui-card {
      overflow-wrap: anywhere;
    }
  `,
})
export class TutorWeekPage {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly rules = inject(RuleText);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);

  private readonly asked = signal<string | null>(null);
  protected readonly scope = signal<'mine' | 'all'>('mine');
  protected readonly value = signal<TutorWeek | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly whose = computed<readonly Segment<'mine' | 'all'>[]>(() => [
    { value: 'mine', label: this.t('internshipLife.tutor.mine') },
    { value: 'all', label: this.t('internshipLife.tutor.all') },
  ]);

  constructor() {
    effect(() => {
      this.asked();
      this.scope();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    const [monday, scope] = [this.asked(), this.scope()];
    const query = new URLSearchParams({
      ...(monday === null ? {} : { monday }),
      ...(scope === 'all' ? { all: 'true' } : {}),
    });
    try {
      const value = await this.api.get(`/api/internships/week?${query.toString()}`, tutorWeek);
      if (monday !== this.asked() || scope !== this.scope()) return;
      this.value.set(value);
      this.problem.set(null);
    } catch (failure) {
      this.problem.set(this.problemText.of(failure));
    }
  }

  protected go(monday: string, days: number): void {
    this.asked.set(addDays(monday, days));
  }

  /** Of everybody in the month of the week. */
  protected exportOf(monday: string): string {
    const query = new URLSearchParams({ month: monday.slice(0, 7), language: this.i18n.language() });
    return `/api/internships/presence.csv?${query.toString()}`;
  }

  protected sunday(monday: string): string {
    return addDays(monday, 6);
  }

  protected nameOf({ firstName, lastName }: Intern): string {
    return `${firstName} ${lastName}`;
  }

  protected dueOf({ kind, dueOn }: Intern['due'][number], today: string): string {
    return this.t(dueOn < today ? 'internshipLife.tutor.overdue' : 'internshipLife.tutor.due', {
      kind: this.t(`internshipLife.reviewKinds.${kind}`),
      date: this.format.date(dueOn),
    });
  }

  protected put(id: string, week: InternshipWeek): void {
    this.value.update(
      (value) =>
        value && {
          ...value,
          interns: value.interns.map((intern) =>
            intern.id === id
              ? { ...intern, week, unread: intern.unread.filter((monday) => monday !== week.monday) }
              : intern,
          ),
        },
    );
  }
}

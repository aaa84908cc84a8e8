import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { internshipWeek, internshipWeeks, type InternshipWeek } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Skeleton } from '../ui/skeleton/skeleton';
import { LifeReader } from './loaded';
import { WeekCard } from './week-card';
import { WeekEditor } from './week-editor';

/** The weekly log: the intern writes the weeks that are open, the others read what was sent and answer. */
@Component({
  selector: 'app-internship-weeks',
  imports: [Banner, Button, Empty, Skeleton, WeekCard, WeekEditor],
  providers: [LifeReader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="visually-hidden">{{ t('internshipLife.weeks.heading') }}</h2>
    @if (log.problem(); as text) {
      <ui-banner tone="bad" [live]="true">
        {{ text }}
        <button ui-button actions small type="button" (click)="log.reload()">{{ t('common.retry') }}</button>
      </ui-banner>
    }
    @if (log.value(); as value) {
      @for (week of value.weeks; track week.monday) {
        <section class="ui-card stack" [attr.aria-labelledby]="'week-' + week.monday">
          <h3 [id]="'week-' + week.monday">{{ nameOf(week) }}</h3>
          @if (week.step; as code) {
            <p class="muted small">{{ labels().get(code) }}</p>
          }
          @if (value.mayWrite && week.submittedAt === null) {
            <app-week-editor
              [internshipId]="reader.id() ?? ''"
              [week]="week"
              [steps]="value.steps"
              (changed)="put($event)"
            />
          } @else {
            <app-week-card
              [internshipId]="reader.id() ?? ''"
              [week]="week"
              [of]="nameOf(week)"
              [mayComment]="value.mayComment"
              [mayRead]="value.mayRead"
              (changed)="put($event)"
            />
            @if (value.mayWrite && week.readAt === null) {
              <div>
                <button ui-button small type="button" (click)="takeBack(week)">
                  {{ t('internshipLife.weeks.takeBack') }}
                  <span class="visually-hidden">{{ nameOf(week) }}</span>
                </button>
              </div>
            }
          }
        </section>
      } @empty {
        <ui-empty icon="calendar" [heading]="t('internshipLife.weeks.none')" />
      }
    } @else if (!log.problem()) {
      <div class="ui-card"><ui-skeleton [label]="t('common.loading')" [lines]="8" /></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
  `,
})
export class WeeksTab {
  protected readonly t = inject(I18n).t;
  private readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  protected readonly reader = inject(LifeReader);
  protected readonly log = this.reader.load('weeks', internshipWeeks);
  protected readonly labels = computed(
    () => new Map((this.log.value()?.steps ?? []).map(({ code, label }) => [code, label])),
  );

  protected nameOf({ monday }: InternshipWeek): string {
    return this.t('internshipLife.weeks.weekOf', { date: this.format.date(monday, 'long') });
  }

  protected put(week: InternshipWeek): void {
    const value = this.log.value();
    if (!value) return;
    this.log.set({
      ...value,
      weeks: value.weeks.map((one) => (one.monday === week.monday ? week : one)),
    });
  }

  protected async takeBack({ monday, version, done, next, blocked, step }: InternshipWeek): Promise<void> {
    const body = { version, done, next, blocked, step, submitted: false };
    try {
      this.put(await this.api.put(this.reader.url(`weeks/${monday}`), body, internshipWeek));
    } catch (failure) {
      this.reader.tell(failure);
      await this.log.reload();
    }
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { useCaseMeetings } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { offerCommands } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { MeetingDays } from './meeting-days';
import { NewMeeting } from './new-meeting';

/** The meetings that speak of a use case, what is to come first; a new one is linked to it from the start. */
@Component({
  selector: 'app-use-case-meetings',
  imports: [Banner, Button, Dialog, Empty, Icon, MeetingDays, NewMeeting, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="line between">
      <h2>{{ t('meetings.tab.heading') }}</h2>
      @if (found()?.mayEdit) {
        <button ui-button variant="primary" (click)="creating.set(true)">
          <ui-icon name="plus" />{{ t('meetings.tab.new') }}
        </button>
      }
    </div>
    @if (read.error(); as failure) {
      <ui-banner tone="bad" [live]="true">
        {{ problems.of(failure) }}
        <button actions ui-button small (click)="read.reload()">{{ t('common.retry') }}</button>
      </ui-banner>
    }
    @if (found(); as page) {
      @if (coming().length) {
        <h3>{{ t('meetings.list.coming') }}</h3>
        <app-meeting-days [rows]="coming()" [today]="page.today" [level]="4" [useCaseId]="id()" />
      }
      @if (past().length) {
        <h3>{{ t('meetings.list.past') }}</h3>
        <app-meeting-days [rows]="past()" [today]="page.today" [level]="4" [useCaseId]="id()" />
      }
      @if (page.items.length === 0) {
        <ui-empty
          icon="calendar-days"
          [heading]="t('meetings.tab.none')"
          [text]="page.mayEdit ? t('meetings.tab.noneText') : null"
        />
      }
    } @else if (!read.error()) {
      <ui-skeleton [label]="t('common.loading')" [lines]="5" [height]="36" />
    }
    <ui-dialog
      [(open)]="creating"
      [heading]="t('meetings.create.heading')"
      [closeLabel]="t('common.close')"
      [wide]="true"
    >
      @if (creating() && current.detail(); as useCase) {
        <app-new-meeting
          [useCases]="[useCase]"
          [entityId]="useCase.entityId"
          (done)="created($event)"
          (cancelled)="creating.set(false)"
        />
      }
    </ui-dialog>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .between {
      justify-content: space-between;
    }
  `,
})
export class UseCaseMeetings {
  private readonly router = inject(Router);
  protected readonly t = inject(I18n).t;
  protected readonly problems = inject(ProblemText);
  protected readonly current = inject(CurrentUseCase);
  protected readonly creating = signal(false);
  protected readonly id = computed(() => this.current.detail()?.id ?? null);
  protected readonly read = apiResource(useCaseMeetings, () => {
    const id = this.id();
    return id === null ? undefined : `/api/use-cases/${id}/meetings`;
  });
  protected readonly found = keepValue(this.read);
  protected readonly coming = computed(() =>
    [...(this.found()?.items ?? [])].filter((one) => one.heldOn >= (this.found()?.today ?? '')).reverse(),
  );
  protected readonly past = computed(() =>
    (this.found()?.items ?? []).filter((one) => one.heldOn < (this.found()?.today ?? '')),
  );

  constructor() {
    inject(ReferenceStore)
      .load()
      .catch(() => undefined);
    offerCommands(() =>
      this.found()?.mayEdit
        ? [
            {
              id: 'meeting.create.linked',
              group: 'create',
              label: this.t('meetings.command.new'),
              icon: 'plus',
              keys: 'n',
              run: () => this.creating.set(true),
            },
          ]
        : [],
    );
  }

  protected created(id: string): void {
    this.creating.set(false);
    void this.router.navigate(['/meetings', id]);
  }
}

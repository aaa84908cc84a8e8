import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { previousActions, type PreviousActions as Answer } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Skeleton } from '../ui/skeleton/skeleton';

type Action = Answer['items'][number];
/** What closed an action, or whatever else is listed with them. */
const OVER: ReadonlySet<Action['state']> = new Set(['done', 'closed', 'cancelled']);

/** What was promised before: the open actions of the meeting's use cases, those of the last meeting first. */
@Component({
  selector: 'app-previous-actions',
  imports: [Badge, Banner, Button, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (read.error(); as failure) {
      <ui-banner tone="bad" [live]="true">
        {{ problems.of(failure) }}
        <button actions ui-button small (click)="read.reload()">{{ t('common.retry') }}</button>
      </ui-banner>
    }
    @if (found()) {
      @if (summary(); as text) {
        <p class="small muted">{{ text }}</p>
      }
      @for (group of groups(); track group.name) {
        @if (groups().length > 1) {
          <h3 class="group">{{ group.name }}</h3>
        }
        <ul>
          @for (action of group.items; track action.id) {
            <li class="action">
              <div class="action__what">
                <a [routerLink]="['/use-cases', action.useCase.id, 'register']"
                  ><span class="tabular muted">{{ action.code }}</span> {{ action.title }}</a
                >
                <span class="small muted">
                  {{ action.useCase.code }} {{ action.useCase.title }}
                  @if (reference.nameOf(action.ownerId); as owner) {
                    · {{ owner }}
                  }
                </span>
              </div>
              <span class="action__state small">
                @if (action.dueOn) {
                  <span class="nowrap">{{
                    t('meetings.actions.due', { date: format.date(action.dueOn) })
                  }}</span>
                }
                @if (action.overdue) {
                  <ui-badge tone="red">{{ t('meetings.actions.overdue') }}</ui-badge>
                }
                @if (isOver(action)) {
                  <ui-badge tone="green">{{ t('meetings.actions.closed') }}</ui-badge>
                }
              </span>
            </li>
          }
        </ul>
      } @empty {
        <p class="muted">{{ t(hasCases() ? 'meetings.actions.none' : 'meetings.actions.noCases') }}</p>
      }
    } @else if (!read.error()) {
      <ui-skeleton [label]="t('common.loading')" [lines]="3" [height]="28" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .group {
      font-size: 14px;
      line-height: 20px;
    }
    .action {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 2px 12px;
      padding-block: 6px;
      border-block-end: 1px solid var(--line);
    }
    .action__what {
      display: grid;
      flex: 1 1 220px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .action__state {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
    }
  `,
})
export class PreviousActions {
  readonly meetingId = input.required<string>();
  readonly hasCases = input(true);

  protected readonly isOver = (action: Action) => OVER.has(action.state);

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly reference = inject(ReferenceStore);
  protected readonly read = apiResource(
    previousActions,
    () => `/api/meetings/${this.meetingId()}/previous-actions`,
  );
  protected readonly found = keepValue(this.read);
  protected readonly summary = computed(() => {
    const open = (this.found()?.items ?? []).filter((one) => !OVER.has(one.state));
    const overdue = open.filter((one) => one.overdue).length;
    return open.length === 0 ? '' : this.t('meetings.actions.summary', { open: open.length, overdue });
  });
  protected readonly groups = computed(() => {
    const items = this.found()?.items ?? [];
    const last: readonly Action[] = items.filter((one) => one.fromLast);
    const others: readonly Action[] = items.filter((one) => !one.fromLast);
    return [
      { name: this.t('meetings.actions.fromLast'), items: last },
      { name: this.t('meetings.actions.others'), items: others },
    ].filter((group) => group.items.length > 0);
  });
}

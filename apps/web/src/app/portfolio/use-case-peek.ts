import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { useCaseDetail } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { HealthBadge } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { Peek } from '../ui/peek/peek';
import { Skeleton } from '../ui/skeleton/skeleton';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { CountsText } from './counts-text';
import type { PeekSubject } from './peek-subject';
import { RowFacts } from './row-facts';

const MOVES_SHOWN = 5;
const TABS = [
  { path: 'plan', action: 'plan:read' },
  { path: 'register', action: 'register:read' },
  { path: 'gates', action: 'gate:read' },
  { path: 'team', action: 'squad:read' },
] as const;

/** A use case beside the list: what it is, where it stands, its milestones and its last moves. Follows the active row. */
@Component({
  selector: 'app-use-case-peek',
  imports: [Badge, Banner, Button, CountsText, HealthBadge, Icon, Peek, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-peek [heading]="row().code" [closeLabel]="t('portfolio.closePeek')" (closed)="closed.emit()">
      <a ui-button actions [type]="null" variant="quiet" small [routerLink]="['/use-cases', row().id]">
        <ui-icon name="external-link" [size]="14" />{{ t('portfolio.open') }}
      </a>
      <div class="stack">
        <div class="stack stack--tight">
          <h3>{{ row().title }}</h3>
          <div class="line">
            <ui-badge tone="accent">{{ t('stage.' + row().stage) }}</ui-badge>
            @if (row().condition !== 'active') {
              <ui-badge [tone]="row().condition === 'on_hold' ? 'amber' : 'neutral'">{{
                t('condition.' + row().condition)
              }}</ui-badge>
            }
            <ui-health
              [health]="row().health"
              [trend]="row().trend"
              [stale]="detail()?.healthStale ?? false"
            />
          </div>
        </div>
        <dl class="ui-facts">
          <dt>{{ t('useCase.nextMilestone') }}</dt>
          <dd>
            @if (row().nextMilestoneOn) {
              {{ row().nextMilestoneName }} ·
              <span class="tabular nowrap" [class.late]="facts.isLate(row())">{{
                format.date(row().nextMilestoneOn)
              }}</span>
              @if (facts.isLate(row())) {
                <span class="late"> · {{ t('portfolio.lateWord') }}</span>
              }
            } @else {
              {{ t('common.none') }}
            }
          </dd>
          @if (row().counts; as counts) {
            <dt>{{ t('portfolio.counts.label') }}</dt>
            <dd><app-counts-text [counts]="counts" [long]="true" /></dd>
          }
        </dl>
        <nav class="tabs" [attr.aria-label]="t('portfolio.tabs.label')">
          @for (tab of tabs(); track tab) {
            <a class="ui-chip" [routerLink]="['/use-cases', row().id, tab]">{{
              t('portfolio.tabs.' + tab)
            }}</a>
          }
        </nav>
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">
            {{ text }}
            <button ui-button actions small type="button" (click)="resource.reload()">
              {{ t('common.retry') }}
            </button>
          </ui-banner>
        }
        @if (detail(); as useCase) {
          @if (useCase.healthReason) {
            <p class="reason prose">{{ useCase.healthReason }}</p>
          }
          @if (useCase.summary) {
            <p class="prose summary">{{ useCase.summary }}</p>
          } @else {
            <p class="muted">{{ t('portfolio.noSummary') }}</p>
          }
          <dl class="ui-facts">
            <dt>{{ t('useCase.entity') }}</dt>
            <dd>{{ row().entityName }}</dd>
            <dt>{{ t('useCase.functionalReferent') }}</dt>
            <dd>{{ row().functionalReferentName ?? t('common.unknown') }}</dd>
            <dt>{{ t('useCase.sponsor') }}</dt>
            <dd>{{ reference.nameOf(useCase.sponsorId) ?? t('common.unknown') }}</dd>
            @if (useCase.decisionNeeded) {
              <dt>{{ t('useCase.decisionNeeded') }}</dt>
              <dd class="prose">{{ useCase.decisionNeeded }}</dd>
            }
          </dl>
          <section class="stack stack--tight" [attr.aria-label]="t('portfolio.milestones')">
            <h4>{{ t('portfolio.milestones') }}</h4>
            <ul class="lines">
              @for (milestone of useCase.milestones; track milestone.id) {
                <li>
                  <span class="grow">{{ milestone.name }}</span>
                  @if (milestone.actualOn) {
                    <span class="done tabular">{{
                      t('portfolio.reached', { date: format.date(milestone.actualOn) })
                    }}</span>
                  } @else {
                    <span class="tabular" [class.late]="milestone.late">
                      {{ format.date(milestone.forecastOn ?? milestone.baselineOn) }}
                      @if (milestone.late) {
                        · {{ t('portfolio.lateWord') }}
                      }
                    </span>
                  }
                </li>
              } @empty {
                <li class="muted">{{ t('portfolio.noMilestone') }}</li>
              }
            </ul>
          </section>
          <section class="stack stack--tight" [attr.aria-label]="t('portfolio.moves')">
            <h4>{{ t('portfolio.moves') }}</h4>
            <ul class="lines">
              @for (move of lastMoves(); track move.id) {
                <li>
                  <span class="tabular muted">{{ format.date(move.on) }}</span>
                  <span class="grow">{{ t('move.' + move.kind) }} · {{ t('stage.' + move.toStage) }}</span>
                </li>
              }
            </ul>
          </section>
        } @else if (!problem()) {
          <ui-skeleton [label]="t('common.loading')" [lines]="8" />
        }
      </div>
    </ui-peek>
  `,
  styles: `
    :host {
      display: flex;
      min-block-size: 0;
    }
    .reason {
      padding-inline-start: 10px;
      border-inline-start: 3px solid var(--line);
    }
    .summary {
      overflow-wrap: anywhere;
    }
    .lines {
      display: grid;
      font-size: 13px;
      line-height: 18px;
    }
    .lines li {
      display: flex;
      gap: 12px;
      padding-block: 5px;
      border-block-end: 1px solid var(--line);
    }
    .late {
      color: var(--red);
      font-weight: 550;
    }
    .done {
      color: var(--muted);
    }
    .tabs {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .tabs .ui-chip {
      padding-inline: 10px;
      color: var(--text);
      text-decoration: none;
    }
  `,
})
export class UseCasePeek {
  readonly row = input.required<PeekSubject>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly facts = inject(RowFacts);
  protected readonly reference = inject(ReferenceStore);
  private readonly session = inject(SessionStore);
  protected readonly tabs = computed(() =>
    TABS.filter(({ action }) => this.session.may(action)).map(({ path }) => path),
  );
  private readonly problemText = inject(ProblemText);
  protected readonly resource = apiResource(useCaseDetail, () => `/api/use-cases/${this.row().id}`);
  /** The detail of this very row: while another one loads, the last one is not shown under its title. */
  protected readonly detail = computed(() => {
    const detail = this.resource.hasValue() ? this.resource.value() : undefined;
    return detail?.id === this.row().id ? detail : undefined;
  });
  protected readonly problem = computed(() => {
    const failure = this.resource.error();
    return failure ? this.problemText.of(failure.cause ?? failure) : null;
  });
  protected readonly lastMoves = computed(() =>
    [...(this.detail()?.moves ?? [])].reverse().slice(0, MOVES_SHOWN),
  );
}

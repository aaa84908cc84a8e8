import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { telemetry } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Skeleton } from '../ui/skeleton/skeleton';
import { FilesPanel } from './files-panel';
import { KeysPanel } from './keys-panel';
import { SourceForm } from './source-form';

/** How the use of a solution becomes known: what arrived, its source, its keys, its files. */
@Component({
  selector: 'app-telemetry-page',
  imports: [Banner, Button, Empty, FilesPanel, KeysPanel, RouterLink, Skeleton, SourceForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t('telemetry.title') }}</h2>
    @if (resource.error(); as failure) {
      <ui-banner tone="bad" [live]="true">
        {{ problems.of(failure.cause ?? failure) }}
        <button actions ui-button small (click)="resource.reload()">{{ t('common.retry') }}</button>
      </ui-banner>
    }
    @if (found(); as page) {
      @if (!page.ready) {
        <ui-banner tone="warning">{{ t('telemetry.notReady') }}</ui-banner>
      }
      @if (page.solution; as solution) {
        <section aria-labelledby="telemetry-arrived">
          <h3 id="telemetry-arrived">{{ t('telemetry.arrived.title') }}</h3>
          <p>
            @if (page.arrived.lastEventAt; as at) {
              {{ t('telemetry.arrived.last', { at: format.instant(at) }) }} ·
              {{ plural('telemetry.arrived.total', page.arrived.events) }} ·
              {{ t('telemetry.arrived.rolled', { at: format.instant(page.arrived.rolledAt) }) }}
            } @else {
              {{ t('telemetry.arrived.never') }}
            }
            <span class="muted kept">{{ plural('telemetry.arrived.kept', page.retentionMonths) }}</span>
          </p>
          @if (page.arrived.days.length > 0) {
            <div
              class="ui-table-scroll days"
              tabindex="0"
              role="region"
              [attr.aria-label]="t('telemetry.arrived.caption')"
            >
              <table class="ui-table ui-table--compact">
                <caption>
                  {{
                    t('telemetry.arrived.caption')
                  }}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">{{ t('telemetry.arrived.day') }}</th>
                    <th scope="col" class="numeric">{{ t('telemetry.arrived.uses') }}</th>
                    <th scope="col" class="numeric">{{ t('telemetry.arrived.users') }}</th>
                  </tr>
                </thead>
                <tbody>
                  @for (one of page.arrived.days; track one.day) {
                    <tr>
                      <th scope="row" class="nowrap">{{ format.date(one.day) }}</th>
                      <td class="numeric">{{ format.number(one.uses) }}</td>
                      <td class="numeric">
                        {{ one.users === null ? t('telemetry.arrived.few') : format.number(one.users) }}
                      </td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
          }
        </section>
        <app-source-form [solution]="solution" (changed)="resource.reload()" />
        <app-keys-panel
          [solution]="solution"
          [keys]="page.keys"
          [entities]="page.entities"
          (changed)="resource.reload()"
        />
        @if (imports()) {
          <app-files-panel [solutionId]="solution.id" (read)="resource.reload()" />
        }
      } @else {
        <ui-empty icon="server-off" [heading]="t('telemetry.none')" [text]="t('telemetry.noneText')">
          <a ui-button [type]="null" [routerLink]="['/use-cases', current.detail()?.id, 'after-go-live']">
            {{ t('telemetry.toDeployments') }}
          </a>
        </ui-empty>
      }
    } @else if (resource.isLoading()) {
      <ui-skeleton [label]="t('common.loading')" [lines]="6" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
      min-inline-size: 0;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      min-inline-size: 0;
    }
    .days {
      max-inline-size: 560px;
    }
    .kept {
      display: block;
    }
  `,
})
export class TelemetryPage {
  private readonly i18n = inject(I18n);
  protected readonly current = inject(CurrentUseCase);
  private readonly session = inject(SessionStore);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly imports = computed(() => this.session.may('usage:import'));
  protected readonly resource = apiResource(telemetry, () => {
    const useCaseId = this.current.detail()?.id;
    return useCaseId === undefined ? undefined : { url: '/api/usage-keys', params: { useCaseId } };
  });
  protected readonly found = keepValue(this.resource);
}

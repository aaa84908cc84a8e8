import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import {
  deploymentDetail,
  eligibleListReport,
  type DeploymentDetail,
  type EligibleListReport,
} from '@jalon/contracts';
import { DEPLOYMENT_LIMITS as LIMITS } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { FileDrop } from '../ui/file-drop/file-drop';
import { Icon } from '../ui/icon/icon';
import { isUnfilled, wholeNumber } from './declare-dialog';

/** How many people could use a deployment, from which day on; and who exactly, when the entity gives a list. */
@Component({
  selector: 'app-population-form',
  imports: [Banner, Button, Field, FileDrop, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (deployment().populations.length) {
      <div
        class="ui-table-scroll"
        role="group"
        tabindex="0"
        [attr.aria-label]="t('deployments.population.heading')"
      >
        <table class="ui-table">
          <caption class="visually-hidden">
            {{
              t('deployments.population.heading')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('deployments.population.from') }}</th>
              <th scope="col" class="numeric">{{ t('deployments.field.eligible') }}</th>
              <th scope="col">{{ t('deployments.population.origin') }}</th>
              @if (deployment().mayEdit) {
                <th scope="col">
                  <span class="visually-hidden">{{ t('deployments.field.actions') }}</span>
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (one of deployment().populations; track one.fromOn) {
              <tr>
                <th scope="row" class="tabular nowrap">{{ format.date(one.fromOn) }}</th>
                <td class="numeric">{{ format.number(one.eligible) }}</td>
                <td>{{ one.origin || '–' }}</td>
                @if (deployment().mayEdit) {
                  <td>
                    <button
                      ui-button
                      small
                      square
                      variant="quiet"
                      [attr.aria-label]="
                        t('deployments.population.remove', { date: format.date(one.fromOn) })
                      "
                      (click)="save(one.fromOn, null)"
                    >
                      <ui-icon name="x" [size]="14" />
                    </button>
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <p class="muted">{{ t('deployments.population.none') }}</p>
    }
    @if (deployment().eligibleList; as list) {
      <p>{{ i18n.plural('deployments.list.known', list.count, { date: format.date(list.since) }) }}</p>
    }
    @if (deployment().mayEdit) {
      <form class="form" novalidate (submit)="$event.preventDefault(); save(from(), number())">
        <ui-field [label]="t('deployments.population.from')" [error]="errorOf('fromOn')">
          <input
            #day
            ui-input
            type="date"
            min="1990-01-01"
            max="2100-12-31"
            [value]="from()"
            (input)="from.set(day.value)"
          />
        </ui-field>
        <ui-field [label]="t('deployments.field.eligible')" [error]="errorOf('eligible')">
          <input
            #count
            ui-input
            inputmode="numeric"
            [value]="eligible()"
            (input)="eligible.set(count.value)"
          />
        </ui-field>
        <ui-field [label]="t('deployments.population.origin')" [error]="errorOf('origin')">
          <input
            #source
            ui-input
            [attr.maxlength]="limits.origin"
            [value]="origin()"
            (input)="origin.set(source.value)"
          />
        </ui-field>
        <button ui-button type="submit" [busy]="busy()">{{ t('deployments.population.add') }}</button>
      </form>
      <details>
        <summary>{{ t('deployments.list.heading') }}</summary>
        <p class="muted">{{ t('deployments.list.explain', { date: format.date(from()) }) }}</p>
        <ui-file-drop
          [heading]="t('deployments.list.drop')"
          [text]="t('deployments.list.text')"
          [chooseLabel]="t('deployments.list.choose')"
          accept=".csv,.txt"
          [busy]="sending()"
          [busyLabel]="t('deployments.list.sending')"
          [error]="fileError()"
          (file)="upload($event)"
        />
        @if (report(); as done) {
          <p role="status">
            {{
              t('deployments.list.done', {
                listed: format.number(done.listed),
                added: format.number(done.added),
                removed: format.number(done.removed),
                refused: format.number(done.refused),
              })
            }}
          </p>
        }
      </details>
    }
    @if (others(); as words) {
      <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
      gap: 12px;
      align-items: end;
    }
    tbody th {
      text-align: start;
    }
  `,
})
export class PopulationForm {
  readonly deployment = input.required<DeploymentDetail>();
  readonly saved = output<DeploymentDetail>();

  private readonly api = inject(ApiClient);
  private readonly problems = inject(ProblemText);
  private readonly session = inject(SessionStore);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly limits = LIMITS;
  protected readonly from = linkedSignal(() => this.session.today());
  protected readonly eligible = signal('');
  protected readonly origin = signal('');
  protected readonly busy = signal(false);
  protected readonly sending = signal(false);
  protected readonly report = signal<EligibleListReport | null>(null);
  protected readonly fileError = signal<string | null>(null);
  private readonly problem = signal<ApiProblem | null>(null);

  protected number(): number | string {
    return wholeNumber(this.eligible());
  }

  protected errorOf(path: string): string | null {
    const field = this.problem()?.field(path);
    const empty = path === 'eligible' && isUnfilled(field, this.eligible());
    return empty ? this.t('fieldProblem.required') : this.problems.ofField(field);
  }

  protected others(): string | null {
    const problem = this.problem();
    if (!problem || ['fromOn', 'eligible', 'origin'].some((path) => problem.field(path))) return null;
    return problem.code === 'version_conflict' ? this.t('deployments.conflict') : this.problems.of(problem);
  }

  /** From that day on; null takes the entry of that day away. */
  protected async save(fromOn: string, eligible: number | string | null): Promise<void> {
    if (this.busy()) return;
    const { id, version } = this.deployment();
    this.busy.set(true);
    this.problem.set(null);
    try {
      const body = { version, fromOn, eligible, origin: eligible === null ? '' : this.origin() };
      const saved = await this.api.post(`/api/deployments/${id}/populations`, body, deploymentDetail);
      if (eligible !== null) {
        this.eligible.set('');
        this.origin.set('');
      }
      this.saved.emit(saved);
    } catch (failure) {
      const problem = toApiProblem(failure);
      const theirs = deploymentDetail.safeParse(problem.current);
      if (theirs.success) this.saved.emit(theirs.data);
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  protected async upload(file: File): Promise<void> {
    if (this.sending()) return;
    const { id } = this.deployment();
    this.sending.set(true);
    this.fileError.set(null);
    this.report.set(null);
    try {
      // A plain blob: the browser would send the type of the file instead.
      const body = new Blob([file], { type: 'application/octet-stream' });
      const url = `/api/deployments/${id}/eligible?from=${this.from()}`;
      this.report.set(await this.api.post(url, body, eligibleListReport));
      this.saved.emit(await this.api.get(`/api/deployments/${id}`, deploymentDetail));
    } catch (failure) {
      const problem = toApiProblem(failure);
      this.fileError.set(this.problems.ofField(problem.field('file')) ?? this.problems.of(problem));
    } finally {
      this.sending.set(false);
    }
  }
}

import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { internRegisterPage } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { RuleText } from '../core/internship/rule-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';

/** R17: the part of the staff register kept for interns, in order of arrival. */
@Component({
  selector: 'app-intern-register',
  imports: [Badge, Banner, Button, Empty, Icon, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="stack" aria-labelledby="register-heading">
      <div class="line">
        <div class="grow">
          <h2 id="register-heading">{{ t('internships.register.heading') }}</h2>
          <p class="muted">{{ t('internships.register.explain') }}</p>
        </div>
        @if (page()?.lines?.length) {
          <a ui-button [type]="null" [href]="csv()" download>
            <ui-icon name="download" />{{ t('internships.register.export') }}
          </a>
        }
      </div>
      @if (resource.error(); as failure) {
        <ui-banner tone="bad" [live]="true">
          {{ problems.of(failure) }}
          <button actions ui-button small type="button" (click)="resource.reload()">
            {{ t('common.retry') }}
          </button>
        </ui-banner>
      }
      @if (page(); as register) {
        @if (register.lines.length) {
          <p>
            <ui-badge [tone]="register.verdict.verdict === 'ok' ? 'green' : 'amber'">R17</ui-badge>
            {{ rules.verdict(register.verdict) }}
          </p>
          <div
            class="ui-table-scroll"
            role="region"
            tabindex="0"
            [attr.aria-label]="t('internships.register.caption')"
          >
            <table class="ui-table">
              <caption class="visually-hidden">
                {{
                  t('internships.register.caption')
                }}
              </caption>
              <thead>
                <tr>
                  @for (name of columns; track name) {
                    <th scope="col">{{ t('internships.register.' + name) }}</th>
                  }
                </tr>
              </thead>
              <tbody>
                @for (line of register.lines; track line.id) {
                  <tr>
                    <td class="tabular">{{ line.number }}</td>
                    <th scope="row">
                      <a [routerLink]="['/internships/people', line.id]">{{ line.lastName }}</a>
                    </th>
                    <td>{{ line.firstName }}</td>
                    <td class="tabular nowrap">{{ format.date(line.startOn) }}</td>
                    <td class="tabular nowrap">{{ format.date(line.endOn) }}</td>
                    <td>{{ line.tutorFirstName }} {{ line.tutorLastName }}</td>
                    <td>
                      {{ line.place }}
                      @if (line.missing.length) {
                        <ui-badge tone="amber">{{ lacking(line.missing) }}</ui-badge>
                      }
                    </td>
                    <td class="tabular nowrap">{{ format.date(line.keptUntil) }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        } @else {
          <ui-empty
            icon="list-ordered"
            [heading]="t('internships.register.empty')"
            [text]="t('internships.register.emptyText')"
          />
        }
      } @else if (!resource.error()) {
        <ui-skeleton [label]="t('common.loading')" [lines]="6" [height]="32" />
      }
    </section>
  `,
})
export class RegisterPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly rules = inject(RuleText);
  protected readonly problems = inject(ProblemText);
  protected readonly columns = [
    'number',
    'lastName',
    'firstName',
    'from',
    'to',
    'tutor',
    'place',
    'keptUntil',
  ] as const;
  protected readonly resource = apiResource(internRegisterPage, () => '/api/internships/register');
  protected readonly page = keepValue(this.resource);
  protected readonly csv = computed(() => `/api/internships/register.csv?language=${this.i18n.language()}`);

  protected lacking(missing: readonly { readonly path: string }[]): string {
    const fields = missing.map(({ path }) => this.t(`internships.register.column.${path}`)).join(', ');
    return this.t('internships.register.missing', { fields });
  }
}

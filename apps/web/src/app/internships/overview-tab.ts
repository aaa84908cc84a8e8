import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeliverableKind } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { RuleText } from '../core/internship/rule-text';
import { SessionStore } from '../core/session/session-store';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { InternshipStore } from './internship-store';

/** What is known of an internship, and how it came to where it stands. */
@Component({
  selector: 'app-internship-overview',
  imports: [Button, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.detail(); as internship) {
      <section class="ui-card stack" aria-labelledby="facts-heading">
        <h2 id="facts-heading">{{ t('internships.overview.facts') }}</h2>
        <dl class="ui-facts">
          @for (fact of facts(); track fact.name) {
            <dt>{{ t('internships.field.' + fact.name) }}</dt>
            <dd>{{ fact.value }}</dd>
          }
        </dl>
      </section>
      @if (documents().length > 0) {
        <section class="ui-card stack" aria-labelledby="documents-heading">
          <h2 id="documents-heading">{{ t('internships.overview.documents') }}</h2>
          <ul class="documents">
            @for (kind of documents(); track kind) {
              <li>
                <a
                  ui-button
                  [type]="null"
                  routerLink="/deliverables/new"
                  [queryParams]="{ kind, subject: internship.id }"
                >
                  <ui-icon name="file-text" />{{ t('internships.document.' + kind) }}
                </a>
              </li>
            }
          </ul>
        </section>
      }
      <section class="ui-card stack" aria-labelledby="history-heading">
        <h2 id="history-heading">{{ t('internships.overview.history') }}</h2>
        <ol class="moves">
          @for (move of internship.moves; track move.id) {
            <li>
              <strong>{{ t('internships.moved.' + move.name) }}</strong>
              &ngsp;<span class="muted small"
                >{{ format.instant(move.at) }}
                @if (move.byName) {
                  · {{ move.byName }}
                }
              </span>
              @if (move.reason) {
                <p>{{ move.reason }}</p>
              }
            </li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .documents {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      padding: 0;
      list-style: none;
    }
    .moves {
      display: grid;
      gap: 8px;
      padding-inline-start: 20px;
      list-style: decimal;
    }
    dd,
    p {
      overflow-wrap: anywhere;
    }
  `,
})
export class OverviewTab {
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly store = inject(InternshipStore);
  private readonly rules = inject(RuleText);
  private readonly session = inject(SessionStore);

  /** What can be made of it now, by who manages internships: the server takes no other. */
  protected readonly documents = computed<readonly DeliverableKind[]>(() => {
    const one = this.store.detail();
    if (!one || !this.session.may('deliverable:write') || !this.session.may('internship:manage')) return [];
    const begun = !['draft', 'in_signature', 'signed'].includes(one.state);
    const ended = begun && (one.endedOn ?? one.endOn) <= this.session.today();
    return [
      'internship_agreement',
      ...(begun ? (['internship_evaluation'] as const) : []),
      ...(ended ? (['internship_certificate'] as const) : []),
    ];
  });

  /** Only what is known. */
  protected readonly facts = computed(() => {
    const one = this.store.detail();
    if (!one) return [];
    const rows: readonly { readonly name: string; readonly value: string | null }[] = [
      { name: 'school', value: one.school },
      { name: 'academicTutor', value: one.academicTutor },
      { name: 'tutorId', value: one.tutorName },
      { name: 'referentId', value: one.referentName },
      { name: 'squadId', value: one.squadName },
      { name: 'post', value: one.post },
      { name: 'place', value: one.place },
      { name: 'birthOn', value: this.format.date(one.birthOn, 'long') },
      { name: 'planned', value: one.plannedMinutes > 0 ? this.rules.hours(one.plannedMinutes) : null },
      { name: 'agreedCents', value: one.agreedCents === null ? null : this.rules.money(one.agreedCents) },
      {
        name: 'initiative',
        value: one.initiative ? this.t(`internships.law.initiatives.${one.initiative}`) : null,
      },
      {
        name: 'schoolDecision',
        value: one.schoolDecision ? this.t(`internships.decision.${one.schoolDecision}`) : null,
      },
    ];
    return rows.filter(({ value }) => value !== null && value !== '');
  });
}

import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StudyDetail } from '@jalon/contracts';
import { STUDY_SECTIONS, type StudySection } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { AiActOutcome } from './ai-act-outcome';
import { AnswerText } from './answer-text';
import { shownFields, stepValues } from './fields';
import { PersonalDataOutcome } from './personal-data-outcome';

/** Every answer of a study, step by step: read on screen, and on paper. */
@Component({
  selector: 'app-answers-view',
  imports: [AiActOutcome, Badge, PersonalDataOutcome, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (step of steps(); track step.section) {
      <section class="ui-card step" [attr.aria-labelledby]="'step-' + step.section">
        <div class="step__head">
          <h2 [id]="'step-' + step.section">{{ t('studies.section.' + step.section + '.title') }}</h2>
          @if (study().mayEdit) {
            <a class="no-print" [routerLink]="['/studies', study().id, 'edit', step.section]">
              {{ t('common.edit') }}
              <span class="visually-hidden">{{ t('studies.section.' + step.section + '.title') }}</span>
            </a>
          }
        </div>
        @if (step.section === 'options') {
          <ul class="options">
            @for (option of study().answers.options.list; track option.key) {
              <li>
                {{ answers.option(option) }}
                @if (option.key === study().answers.options.preferred) {
                  <ui-badge tone="accent">{{ t('studies.options.chosen') }}</ui-badge>
                }
              </li>
            }
          </ul>
        } @else {
          <dl class="answers">
            @for (row of step.rows; track row.name) {
              <div class="answers__row">
                <dt>{{ row.label }}</dt>
                <dd [class.muted]="row.text === null">{{ row.text ?? t('studies.page.noAnswer') }}</dd>
              </div>
            }
          </dl>
        }
        @if (step.section === 'aiAct') {
          <app-ai-act-outcome [flags]="study().aiActFlags" />
        }
        @if (step.section === 'personalData') {
          <app-personal-data-outcome [answers]="study().answers.personalData" />
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .step {
      display: grid;
      gap: 12px;
    }
    .step__head {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 16px;
    }
    h2 {
      font-size: 16px;
      line-height: 24px;
    }
    .answers {
      display: grid;
      gap: 10px;
    }
    .answers__row {
      display: grid;
      grid-template-columns: minmax(180px, 260px) minmax(0, 1fr);
      gap: 2px 24px;
    }
    dt {
      color: var(--muted);
    }
    dd,
    .options li {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .options {
      display: grid;
      gap: 8px;
      padding-inline-start: 18px;
      list-style: disc;
    }
    @media (max-width: 640px) {
      .answers__row {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class AnswersView {
  readonly study = input.required<StudyDetail>();
  protected readonly t = inject(I18n).t;
  protected readonly answers = inject(AnswerText);
  protected readonly steps = computed(() => {
    const study = this.study();
    const values = stepValues(study);
    return STUDY_SECTIONS.map((section: StudySection) => ({
      section,
      rows: shownFields(section, values[section])
        // The heading of the page says both.
        .filter(({ name, kind }) => kind !== 'entity' && !(section === 'need' && name === 'title'))
        .map(({ name, optional }) => ({
          name,
          optional,
          // A sponsor is chosen or named: it is one answer.
          label: this.answers.label(section, name === 'sponsorName' ? 'sponsorId' : name),
          text: this.answers.of(section, name, values[section][name], study.people),
        }))
        .filter(({ name, optional, text }) => {
          if (name === 'sponsorId' && study.answers.stakeholders.sponsorName !== '') return text !== null;
          return text !== null || !optional;
        }),
    }));
  });
}

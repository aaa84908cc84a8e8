import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MENTIONS, type InternshipAgreementContent } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { RuleText } from '../core/internship/rule-text';
import { InternshipStore } from './internship-store';

/** The text of the agreement, mention by mention, as it was frozen or as it is. */
@Component({
  selector: 'app-agreement-read',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (mention of mentions(); track mention.code) {
      <section>
        <h3>
          <span class="tabular">{{ mention.number }}.</span>
          <span class="title">{{ t('internships.law.terms.' + mention.code) }}</span>
        </h3>
        <dl class="ui-facts">
          @for (field of mention.fields; track field.name) {
            <dt>{{ t('internships.field.' + field.name) }}</dt>
            <dd>{{ field.value || t('internships.none') }}</dd>
          }
        </dl>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 2px 16px;
    }
    dd {
      white-space: pre-line;
    }
    .title {
      display: inline-block;
    }
    .title::first-letter {
      text-transform: uppercase;
    }
    @media (min-width: 700px) {
      dl {
        grid-template-columns: 14rem minmax(0, 1fr);
      }
    }
  `,
})
export class AgreementRead {
  protected readonly t = inject(I18n).t;
  private readonly format = inject(Format);
  private readonly rules = inject(RuleText);
  private readonly store = inject(InternshipStore);

  protected readonly mentions = computed(() => {
    const content = this.store.detail()?.agreement.content;
    if (!content) return [];
    return MENTIONS.map(({ number, code, fields }) => ({
      number,
      code,
      fields: fields.map((name) => ({ name, value: this.shown(name, content) })),
    }));
  });

  private shown(name: keyof InternshipAgreementContent, content: InternshipAgreementContent): string {
    const value = content[name];
    switch (name) {
      case 'startOn':
      case 'endOn':
        return this.format.date(content[name], 'long');
      case 'unusualHours':
        return this.unusual(content);
      default:
        if (value === null) return '';
    }
    switch (name) {
      case 'totalMinutes':
      case 'weeklyMinutes':
        return this.rules.hours(Number(value));
      case 'stipendCents':
        return this.rules.money(Number(value));
      case 'curriculumHours':
        return this.rules.hours(Number(value) * 60);
      default:
        return typeof value === 'string' ? value : '';
    }
  }

  private unusual({ unusualHours }: InternshipAgreementContent): string {
    if (unusualHours === null) return '';
    const names = (['night', 'sunday', 'holiday'] as const).filter((name) => unusualHours[name]);
    return names.length === 0
      ? this.t('internships.agreement.no')
      : names.map((name) => this.t(`internships.agreement.unusual.${name}`)).join(', ');
  }
}

import { inject, Injectable } from '@angular/core';
import type { TemplateReportView, TemplateRow, TemplateState } from '@jalon/contracts';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import type { BadgeTone } from '../ui/badge/badge';

export type Finding = TemplateReportView['findings'][number];

export const STATE_TONES: Readonly<Record<TemplateState, BadgeTone>> = {
  checking: 'accent',
  refused: 'red',
  draft: 'amber',
  published: 'green',
  retired: 'neutral',
};

/** What templates say in words: what they are for, why a file is refused, what the check found. */
@Injectable({ providedIn: 'root' })
export class TemplateWords {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly problems = inject(ProblemText);

  scope(row: Pick<TemplateRow, 'kind' | 'entityName'>): string {
    const { t } = this.i18n;
    return [
      t(row.kind === null ? 'templates.allKinds' : `templates.kind.${row.kind}`),
      row.entityName ?? t('templates.allEntities'),
    ].join(' · ');
  }

  /** A problem of a call: a refused file says its reason and the part of the file it is about. */
  problem(failure: unknown): string {
    const problem = toApiProblem(failure);
    for (const { code, params } of problem.errors) {
      const words = this.refusal(code, params ?? {});
      if (words !== null) return words;
    }
    return this.problems.of(problem);
  }

  /** Why a check did not end, from the code of a refusal or of a job. */
  error(code: string): string {
    const key = `jobs.error.${code}`;
    return this.refusal(code, {}) ?? this.i18n.t(this.i18n.has(key) ? key : 'jobs.error.unknown');
  }

  /** What was found, and what would do. */
  finding({ code, params }: Finding): string {
    const named = params.map((param) => {
      const key = `templates.layoutOf.${param}`;
      return code.startsWith('layout_') && this.i18n.has(key) ? this.i18n.t(key) : param;
    });
    const [first = '', second = ''] = named;
    return this.i18n.t(`templates.finding.${code}`, { first, second });
  }

  /** Where something is, in the words of the screen: what people named themselves stays as it is. */
  place(place: string): string {
    if (place === '') return this.i18n.t('templates.wholeFile');
    const { t } = this.i18n;
    return place
      .replace(/^Slide (\d+)/, (_, number: string) => t('templates.place.slide', { number }))
      .replace(/^Slide master/, () => t('templates.place.master'))
      .replace(/^(Header|Footer|Footnotes|Endnotes) (\d+)/, (_, what: string, number: string) =>
        t(`templates.place.${what.toLowerCase()}`, { number }),
      )
      .replace(/, notes/, () => `, ${t('templates.place.notes')}`)
      .replace(
        /, (table|row|shape|paragraph) (\d+)/g,
        (_, what: string, number: string) => `, ${t(`templates.place.${what}`, { number })}`,
      )
      .replace(/“([^”]*)”/g, (_, name: string) => t('templates.place.named', { name }));
  }

  private refusal(code: string, params: Readonly<Record<string, string | number>>): string | null {
    const key = `templates.refusal.${code}`;
    if (!this.i18n.has(key)) return null;
    const { place, max } = params;
    const text = this.i18n.t(key, { max: typeof max === 'number' ? this.format.number(max) : '' });
    return place === undefined ? text : `${text} (${place})`;
  }
}

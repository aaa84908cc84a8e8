import { inject, Injectable } from '@angular/core';
import type { ApplicationRow, MovedApplications } from '@jalon/contracts';
import { APPLICATION_GUARDS, type ApplicationGuard, type ApplicationState } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';

/** Applications in words. The names of states come with the routes of internships. */
@Injectable({ providedIn: 'root' })
export class ApplicationText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly problems = inject(ProblemText);

  state(state: ApplicationState): string {
    return this.i18n.t(`internships.law.applicationStates.${state}`);
  }

  name({ name, erased }: Pick<ApplicationRow, 'name' | 'erased'>): string {
    return erased ? this.i18n.t('applications.erasedName') : name;
  }

  /** `3,40 / 5`; what to say where the grid is not whole. */
  score(hundredths: number | null): string {
    if (hundredths === null) return this.i18n.t('applications.notScored');
    return this.i18n.t('applications.outOf', { score: this.points(hundredths) });
  }

  points(hundredths: number | null): string {
    if (hundredths === null) return this.i18n.t('applications.none');
    return this.format.number(hundredths / 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }

  missing(guards: readonly ApplicationGuard[]): string {
    return guards.map((guard) => this.i18n.t(`applications.guard.${guard}`)).join(' ');
  }

  /** Why a row of several did not move. */
  refusal({ code, errors }: MovedApplications['items'][number]): string {
    if (code === 'version_conflict') return this.i18n.t('applications.conflict');
    const guards = APPLICATION_GUARDS.filter((guard) => errors.some(({ path }) => path === guard));
    if (guards.length > 0) return this.missing(guards);
    const named = this.problems.ofField(errors[0]);
    if (named) return named;
    const key = `problem.${code ?? ''}`;
    return this.i18n.t(this.i18n.has(key) ? key : 'problem.invalid_value');
  }
}

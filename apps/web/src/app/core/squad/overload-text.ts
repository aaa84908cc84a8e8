import { inject, Injectable } from '@angular/core';
import { isoWeek, type OverloadRun } from '@jalon/domain';
import { Format } from '../i18n/format';
import { I18n } from '../i18n/i18n';

/** Weeks and overloads in words, for the team of a use case and for the capacity of the lab. */
@Injectable({ providedIn: 'root' })
export class OverloadText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);

  /** « semaine 14 (30 mars) ». */
  week(monday: string): string {
    const { week } = isoWeek(monday);
    return this.i18n.t('overload.weekOf', { week, day: this.format.date(monday, 'day-month') });
  }

  /** « Sofia Martins est à 140 % la semaine 14, monte à 180 % les semaines 16 à 18 » ; empty without overload. */
  sentence(name: string, runs: readonly OverloadRun[]): string {
    if (runs.length === 0) return '';
    return this.i18n.t('overload.sentence', { name, when: this.when(runs) });
  }

  /** The same without the name. */
  when(runs: readonly OverloadRun[]): string {
    return runs.map((run) => this.run(run)).join(', ');
  }

  private run({ fromWeek, toWeek, peakPercent }: OverloadRun): string {
    const [from, to] = [isoWeek(fromWeek), isoWeek(toWeek)];
    const several = fromWeek !== toWeek;
    const weeks = several
      ? this.i18n.t('overload.weeks', {
          from: from.year === to.year ? from.week : `${from.week} (${from.year})`,
          to: from.year === to.year ? to.week : `${to.week} (${to.year})`,
        })
      : this.i18n.t('overload.week', { week: from.week });
    if (peakPercent === null) return this.i18n.t('overload.noCapacity', { weeks });
    const percent = this.format.number(peakPercent);
    return this.i18n.t(several ? 'overload.peak' : 'overload.at', { percent, weeks });
  }
}

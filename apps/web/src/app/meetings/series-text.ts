import { inject, Injectable } from '@angular/core';
import type { MeetingSeries } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';
import { When } from '../core/meeting/when';

/** The rhythm of a series in words: « Un mardi sur deux à 10 h, 45 min ». */
@Injectable({ providedIn: 'root' })
export class SeriesText {
  private readonly i18n = inject(I18n);
  private readonly when = inject(When);

  readonly rhythm = (
    series: Pick<MeetingSeries, 'rhythm' | 'weekday' | 'startsAt' | 'minutes' | 'firstOn'>,
  ): string => {
    const { rhythm, weekday, startsAt, minutes, firstOn } = series;
    const said = {
      day: weekday === null ? '' : this.when.weekday(weekday),
      time: this.when.clock(startsAt),
      duration: this.when.duration(minutes),
    };
    if (rhythm === 'monthly' && firstOn) {
      // The same weekday of each month, as often as the first one was of its own.
      const nth = this.i18n.t(`meetings.series.nth.${Math.ceil(Number(firstOn.slice(8)) / 7)}`);
      return this.i18n.t('meetings.series.say.monthly_nth', { ...said, nth });
    }
    return this.i18n.t(`meetings.series.say.${rhythm}`, said);
  };
}

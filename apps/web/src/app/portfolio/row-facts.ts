import { inject, Injectable } from '@angular/core';
import type { UseCaseRow } from '@jalon/contracts';
import { isHealthStale } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { SessionStore } from '../core/session/session-store';

/** What a row of the portfolio says beyond its fields, the same in the table, the cards and the panel beside. */
@Injectable({ providedIn: 'root' })
export class RowFacts {
  private readonly session = inject(SessionStore);
  private readonly format = inject(Format);

  /** Its next milestone should have been reached by today. */
  isLate(row: Pick<UseCaseRow, 'nextMilestoneOn'>): boolean {
    return row.nextMilestoneOn !== null && row.nextMilestoneOn < this.session.today();
  }

  isStale(row: Pick<UseCaseRow, 'health' | 'healthDeclaredOn' | 'stage' | 'condition'>): boolean {
    return (
      row.stage !== 'closed' &&
      row.condition === 'active' &&
      isHealthStale(row.health, row.healthDeclaredOn, this.session.today())
    );
  }

  date(day: string | null): string {
    return this.format.date(day);
  }

  /** The day of an instant, short. */
  day(instant: string): string {
    return this.format.date(instant);
  }
}

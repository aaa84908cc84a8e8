import { Inject, Injectable } from '@nestjs/common';
import type { Leadership, LeadershipQuery } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import { readMonthPage } from '../monthly-report/index.js';

/** The month on one page for leadership: the facts of the monthly report, frozen ones as they were kept. */
@Injectable()
export class LeadershipMonths {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Both months as of one instant. @throws DomainError `invalid_value` for a month that has not begun, or compared with itself */
  read({ month, against }: LeadershipQuery): Promise<Leadership> {
    if (against === month) {
      throw new DomainError('invalid_value', 'A month is compared with another', [
        { path: 'against', code: 'invalid' },
      ]);
    }
    const scope = { entityId: null, today: today(this.clock) };
    return this.database.snapshot(async (query) => ({
      current: await readMonthPage(query, { ...scope, month }),
      against: against === undefined ? null : await readMonthPage(query, { ...scope, month: against }),
    })) as Promise<Leadership>;
  }
}

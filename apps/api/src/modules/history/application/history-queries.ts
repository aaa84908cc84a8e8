import { Inject, Injectable } from '@nestjs/common';
import type { AsOf, Visit } from '@jalon/contracts';
import { DomainError, type LocalDate, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { HistoryStore } from '../persistence/history.store.js';
import { pastView } from './past-view.js';

/** The past of a use case, and what of it is new to its reader. */
@Injectable()
export class HistoryQueries {
  constructor(
    private readonly useCases: UseCaseAccess,
    private readonly history: HistoryStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `invalid_value` for a day to come, or before the use case began */
  async asOf(principal: Principal, key: string, asked?: LocalDate): Promise<AsOf> {
    const day = today(this.clock);
    const on = asked ?? day;
    if (on > day) throw wrongDay('in_future', { max: day });
    const past = await this.history.asOf(principal, useCaseKey(key), on);
    if (!past) throw new DomainError('not_found', 'No such use case');
    const began = past.enteredOn ?? past.recordedFrom;
    if (on < began) throw wrongDay('before_start', { min: began });
    return pastView(past, on);
  }

  /** Not an event of the use case: no audit, and asked again it does no harm. */
  async visit(principal: Principal, key: string): Promise<Visit> {
    const useCase = await this.useCases.read(principal, useCaseKey(key));
    const now = this.clock.now().toISOString();
    const since = await this.history.look(principal.accountId, useCase.id, now);
    const changes =
      since === null ? 0 : await this.history.changesSince(useCase.id, principal.accountId, since);
    return { since, changes };
  }
}

function wrongDay(code: string, params: Readonly<Record<string, string>>): DomainError {
  return new DomainError('invalid_value', 'Nothing is known of that day', [{ path: 'on', code, params }]);
}

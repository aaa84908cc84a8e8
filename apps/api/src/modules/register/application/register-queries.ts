import { Inject, Injectable } from '@nestjs/common';
import type {
  RegisterEntry,
  RegisterFilter,
  RegisterPage,
  RegisterQuery as Query,
  UseCaseRegister,
} from '@jalon/contracts';
import { DomainError, may, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { useCaseKey } from '../../use-cases/index.js';
import { RegisterList } from '../persistence/register-list.js';
import { RegisterQuery } from '../persistence/register-query.js';
import { toEntry, toRow } from './register-view.js';

/** What the register shows. */
@Injectable()
export class RegisterQueries {
  constructor(
    private readonly registers: RegisterQuery,
    private readonly list: RegisterList,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async ofUseCase(
    principal: Principal,
    key: ReturnType<typeof useCaseKey>,
    filter: RegisterFilter,
  ): Promise<UseCaseRegister> {
    const found = await this.registers.ofUseCase(principal, key, filter);
    if (!found) throw new DomainError('not_found', 'No such use case');
    const closed = found.stage === 'closed';
    const day = today(this.clock);
    return {
      useCaseId: found.caseId,
      items: found.items.map((row) => toEntry(row, day)),
      mayEdit: !closed && may(principal, 'register:edit', { entityId: found.entityId }),
      closed,
    };
  }

  /** @throws DomainError `not_found` */
  async item(useCaseId: string, id: string, tx?: Transaction): Promise<RegisterEntry> {
    const row = await this.registers.item(useCaseId, id, tx);
    if (!row) throw noSuchItem();
    return toEntry(row, today(this.clock));
  }

  async page(principal: Principal, query: Query): Promise<RegisterPage> {
    const day = today(this.clock);
    const { rows, total } = await this.list.page(principal, query, day);
    return { items: rows.map((row) => toRow(row, day)), total };
  }
}

export function noSuchItem(): DomainError {
  return new DomainError('not_found', 'No such entry in this register');
}

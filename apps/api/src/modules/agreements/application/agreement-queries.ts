import { Inject, Injectable } from '@nestjs/common';
import type {
  AgreementDetail,
  AgreementList,
  AgreementQuery,
  AgreementRegister,
  AgreementVersion,
} from '@jalon/contracts';
import { DomainError, may, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { AgreementStore, type AgreementRow } from '../persistence/agreement.store.js';
import { RegisterQuery } from '../persistence/register-query.js';
import { toDetail, toSummary, toVersion } from './agreement-view.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is shown of agreements; a partner reads those of its own use cases, and no draft. */
@Injectable()
export class AgreementQueries {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly agreements: AgreementStore,
    private readonly registers: RegisterQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(principal: Principal, useCase: string): Promise<AgreementList> {
    const { id, entityId, stage } = await this.access.read(principal, useCaseKey(useCase));
    const rows = await this.agreements.list(principal, id);
    const day = today(this.clock);
    return {
      items: rows.map((row) => toSummary(row, day)),
      mayEdit: stage !== 'closed' && may(principal, 'agreement:edit', { entityId }),
    };
  }

  async register(principal: Principal, { show }: AgreementQuery): Promise<AgreementRegister> {
    const day = today(this.clock);
    const { items, counts } = await this.registers.read(principal, show, day);
    return { items: items.map((row) => toSummary(row, day)), total: counts[show], counts };
  }

  async detail(principal: Principal, useCase: string, agreement: string): Promise<AgreementDetail> {
    const { id } = await this.access.read(principal, useCaseKey(useCase));
    return toDetail(await this.find(principal, id, agreement), principal, today(this.clock));
  }

  async version(
    principal: Principal,
    useCase: string,
    agreement: string,
    number: string,
  ): Promise<AgreementVersion> {
    const { id } = await this.access.read(principal, useCaseKey(useCase));
    const row = await this.find(principal, id, agreement);
    const found = /^\d{1,6}$/.test(number)
      ? await this.agreements.version(row.id, Number(number))
      : undefined;
    if (!found) throw new DomainError('not_found', 'No such version');
    return toVersion(found, row);
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async find(principal: Principal, useCaseId: string, id: string, tx?: Transaction): Promise<AgreementRow> {
    const row = UUID.test(id) ? await this.agreements.find(principal, useCaseId, id, tx) : undefined;
    if (!row) throw new DomainError('not_found', 'No such agreement');
    return row;
  }

  /** The page as it is inside a transaction, for the answer to a write. */
  async current(
    tx: Transaction,
    principal: Principal,
    useCaseId: string,
    id: string,
  ): Promise<AgreementDetail> {
    return toDetail(await this.find(principal, useCaseId, id, tx), principal, today(this.clock));
  }
}

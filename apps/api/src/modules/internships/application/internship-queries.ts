import { Inject, Injectable } from '@nestjs/common';
import type { AcceptedCandidates, InternshipDetail, InternshipPage, InternshipQuery } from '@jalon/contracts';
import { DomainError, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { AcceptedQuery } from '../persistence/accepted.query.js';
import { InternshipListQuery } from '../persistence/internship-list.query.js';
import type { InternshipRecord } from '../persistence/internship-record.js';
import { InternshipStore } from '../persistence/internship.store.js';
import { InternshipRules } from './internship-rules.js';
import { toInternshipDetail } from './internship-view.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the screens of internships show. */
@Injectable()
export class InternshipQueries {
  constructor(
    private readonly internships: InternshipStore,
    private readonly lists: InternshipListQuery,
    private readonly candidates: AcceptedQuery,
    private readonly rules: InternshipRules,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  page(principal: Principal, query: InternshipQuery): Promise<InternshipPage> {
    return this.lists.page(principal, query);
  }

  async accepted(): Promise<AcceptedCandidates> {
    return { items: (await this.candidates.read()).map((candidate) => ({ ...candidate })) };
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async detail(principal: Principal, id: string, tx?: Transaction): Promise<InternshipDetail> {
    checkInternshipId(id);
    const record = await this.internships.find(principal, id, tx);
    if (!record) throw internshipNotFound();
    return this.show(record, principal, tx);
  }

  async show(record: InternshipRecord, principal: Principal, tx?: Transaction): Promise<InternshipDetail> {
    const day = today(this.clock);
    return toInternshipDetail(record, await this.rules.judge(record, day, tx), principal, day);
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async mustSee(principal: Principal, id: string): Promise<void> {
    checkInternshipId(id);
    if (!(await this.internships.sees(principal, id))) throw internshipNotFound();
  }

  /**
   * Holds an internship for a write that `version` was read for.
   * @throws DomainError `not_found`, or `version_conflict` with the current detail
   */
  async hold(tx: Transaction, principal: Principal, id: string, version: number): Promise<InternshipRecord> {
    checkInternshipId(id);
    const record = await this.internships.hold(tx, principal, id);
    if (!record) throw internshipNotFound();
    if (record.version === version) return record;
    const current = await this.show(record, principal, tx);
    throw new DomainError('version_conflict', 'Somebody changed this internship', [], current);
  }
}

export function internshipNotFound(): DomainError {
  return new DomainError('not_found', 'No such internship');
}

/** @throws DomainError `not_found`: what is no id names nothing */
export function checkInternshipId(id: string): void {
  if (!UUID.test(id)) throw internshipNotFound();
}

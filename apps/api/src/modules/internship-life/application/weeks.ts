import { Inject, Injectable } from '@nestjs/common';
import type { CommentWeek, InternshipWeek, InternshipWeeks, WriteInternshipWeek } from '@jalon/contracts';
import { DomainError, lateWeeks, weeksOf, type LocalDate, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import type { LifeRecord } from '../persistence/life.store.js';
import { WeekStore, type WeekRow } from '../persistence/week.store.js';
import { follows, isOwn, LifeAccess, refuse } from './life-access.js';
import { LifeNotices } from './life-notices.js';
import { stepsOf } from './steps.js';

const UNWRITTEN = {
  done: '',
  next: '',
  blocked: '',
  step: null,
  submittedAt: null,
  readAt: null,
  comments: [],
  version: 0,
};

export function toWeek(row: WeekRow | null, monday: LocalDate, late: boolean): InternshipWeek {
  const week = row ?? { ...UNWRITTEN, monday };
  return { ...week, comments: week.comments.map((one) => ({ ...one })), late };
}

/** What the intern tells week by week, what the tutor says of it and what was read. */
@Injectable()
export class InternshipWeeksService {
  constructor(
    private readonly access: LifeAccess,
    private readonly weeks: WeekStore,
    private readonly notices: LifeNotices,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` */
  async read(principal: Principal, id: string): Promise<InternshipWeeks> {
    const record = await this.access.find(principal, id);
    const rows = await this.weeks.ofInternship(principal, id);
    const own = isOwn(record, principal);
    const late = this.lateOf(record, rows);
    // What was written stays to be seen, also when the dates of the internship moved since.
    const mondays = new Set([...weeksOf(record, today(this.clock)), ...rows.map(({ monday }) => monday)]);
    return {
      weeks: [...mondays]
        .sort((a, b) => (a < b ? 1 : -1))
        .map((monday) => toWeek(rows.find((row) => row.monday === monday) ?? null, monday, late.has(monday))),
      steps: stepsOf(record).map(({ code, label }) => ({ code, label })),
      mayWrite: own,
      mayComment: own || follows(principal),
      mayRead: !own && follows(principal),
    };
  }

  /**
   * @throws DomainError `not_found`; `forbidden` for whoever is not the intern; `version_conflict` with the current week;
   * `invalid_value`: a week that is none of the internship (`outside_internship`), an empty one that is submitted
   * (`required`), or one that was read and is changed (`week_read`)
   */
  write(
    { principal, actor }: RequestContext,
    id: string,
    monday: LocalDate,
    command: WriteInternshipWeek,
  ): Promise<InternshipWeek> {
    return this.work.run(actor, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      if (!isOwn(record, principal)) throw new DomainError('forbidden', 'Only the intern tells the week');
      const before = await this.find(record, principal, monday, tx);
      if (before.version !== command.version)
        throw new DomainError('version_conflict', 'The week was changed elsewhere', [], before);
      refuse([
        ...(weeksOf(record, today(this.clock)).includes(monday)
          ? []
          : [{ path: 'monday', code: 'outside_internship' }]),
        ...(before.readAt === null ? [] : [{ path: 'monday', code: 'week_read' }]),
        ...(command.submitted && command.done === '' ? [{ path: 'done', code: 'required' }] : []),
        ...(command.step === null || stepsOf(record).some(({ code }) => code === command.step)
          ? []
          : [{ path: 'step', code: 'unknown' }]),
      ]);
      await this.weeks.save(tx, id, monday, command);
      const action =
        command.submitted === (before.submittedAt !== null)
          ? 'internship.week_saved'
          : command.submitted
            ? 'internship.week_submitted'
            : 'internship.week_taken_back';
      await tx.audit({ action, subjectType: 'internship', subjectId: id });
      if (action === 'internship.week_submitted') await this.notices.weekSubmitted(tx, record, monday);
      return this.find(record, principal, monday, tx);
    });
  }

  /** @throws DomainError `not_found`, also for a week that was not submitted */
  markRead(
    { principal, actor }: RequestContext,
    id: string,
    monday: LocalDate,
    read: boolean,
  ): Promise<InternshipWeek> {
    return this.work.run(actor, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      if (!(await this.weeks.markRead(tx, id, monday, read)))
        throw new DomainError('not_found', 'No such week');
      const action = read ? 'internship.week_read' : 'internship.week_unread';
      await tx.audit({ action, subjectType: 'internship', subjectId: id });
      return this.find(record, principal, monday, tx);
    });
  }

  /** Once per Idempotency-Key. @throws DomainError `not_found`, `forbidden` for who neither follows it nor is the intern */
  async comment(
    { principal, actor, once }: RequestContext,
    id: string,
    monday: LocalDate,
    { text }: CommentWeek,
  ): Promise<InternshipWeek> {
    await this.work.once(actor, once, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      if (!isOwn(record, principal) && !follows(principal))
        throw new DomainError('forbidden', 'Your role does not allow this');
      const week = await this.find(record, principal, monday, tx);
      if (week.version === 0 || (week.submittedAt === null && !isOwn(record, principal)))
        throw new DomainError('not_found', 'No such week');
      await this.weeks.comment(tx, id, monday, text);
      await tx.audit({ action: 'internship.week_commented', subjectType: 'internship', subjectId: id });
      return {};
    });
    return this.find(await this.access.find(principal, id), principal, monday);
  }

  private async find(
    record: LifeRecord,
    principal: Principal,
    monday: LocalDate,
    tx?: Transaction,
  ): Promise<InternshipWeek> {
    const rows = await this.weeks.ofInternship(principal, record.id, tx);
    const row = rows.find((one) => one.monday === monday) ?? null;
    return toWeek(row, monday, this.lateOf(record, rows).has(monday));
  }

  private lateOf(record: LifeRecord, rows: readonly WeekRow[]): ReadonlySet<LocalDate> {
    const submitted = new Set(rows.filter((row) => row.submittedAt !== null).map(({ monday }) => monday));
    return new Set(lateWeeks(record, submitted, today(this.clock)));
  }
}

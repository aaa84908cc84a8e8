import { Inject, Injectable } from '@nestjs/common';
import type { InternshipPresence, PayInternshipMonth, WriteInternshipDays } from '@jalon/contracts';
import {
  addDays,
  daysBetween,
  DomainError,
  lawValue,
  may,
  mondayOf,
  monthOf,
  verdictErrors,
  workingHoursVerdicts,
  type FieldError,
  type LawSetting,
  type LocalDate,
  type Month,
  type Principal,
  type WorkedDay,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { LawStore } from '../../internships/index.js';
import type { LifeRecord } from '../persistence/life.store.js';
import { PresenceStore, type DayRow } from '../persistence/presence.store.js';
import { follows, isOwn, LifeAccess, refuse } from './life-access.js';
import { plannedOf, tellPresence } from './presence-view.js';

const LONGEST = 366;

/** Presence and stipend of an internship, month by month. */
@Injectable()
export class InternshipPresenceService {
  constructor(
    private readonly access: LifeAccess,
    private readonly presence: PresenceStore,
    private readonly law: LawStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` */
  async read(principal: Principal, id: string): Promise<InternshipPresence> {
    return this.show(await this.access.find(principal, id), principal);
  }

  async show(record: LifeRecord, principal: Principal, tx?: Transaction): Promise<InternshipPresence> {
    const { id, startOn, endOn, payMode, weekMinutes } = record;
    // One connection within a transaction: they follow each other.
    const days = await this.presence.days(id, tx);
    const closed = await this.presence.months(id, tx);
    const others = await this.presence.others(id, record.personId, tx);
    const settings = await this.law.law(tx);
    const { yearRatePolicy: policy } = await this.law.lab(tx);
    const day = today(this.clock);
    const follow = follows(principal);
    // Why somebody was absent is between them and who follows them.
    const whole = follow || isOwn(record, principal);
    const scheduled = new Map(plannedOf(record).days.map(({ on, minutes }) => [on, minutes]));
    return {
      startOn,
      endOn,
      today: day,
      payMode,
      weekMinutes: [...weekMinutes],
      days: days.map((one) => ({
        ...one,
        plannedMinutes: scheduled.get(one.on) ?? 0,
        absence: whole ? one.absence : null,
        note: whole ? one.note : '',
      })),
      ...tellPresence({ record, days, closed, others, settings, policy, today: day }),
      mayEdit: follow,
      mayPay: may(principal, 'internship:manage'),
    };
  }

  /**
   * @throws DomainError `not_found`, `invalid_value`: days outside of the internship, a closed month, an absence on no
   * scheduled day, hours that R21 does not allow
   */
  writeDays(
    { principal, actor }: RequestContext,
    id: string,
    command: WriteInternshipDays,
  ): Promise<InternshipPresence> {
    return this.work.run(actor, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      const { from, to, minutes } = command;
      refuse(periodProblems(record, command));
      const closed = await this.presence.months(id, tx);
      refuse(
        closed
          .filter(({ month }) => month >= monthOf(from) && month <= monthOf(to))
          .map(({ month }) => ({ path: 'from', code: 'month_closed', params: { month } })),
      );
      if (minutes === null) await this.presence.clearDays(tx, id, from, to);
      else {
        const scheduled = plannedOf(record).days.filter(({ on }) => on >= from && on <= to);
        const usual = scheduled[0]?.minutes ?? 0;
        if (command.absence !== null && (scheduled.length === 0 || minutes >= usual))
          refuse([{ path: 'minutes', code: 'absence_without_hours' }]);
        const days = command.absence === null && from === to ? [from] : scheduled.map(({ on }) => on);
        await this.presence.saveDays(tx, id, days, {
          minutes,
          absence: command.absence,
          agreed: command.absence !== null && command.agreed,
          paid: command.absence !== null && command.paid,
          note: command.note,
        });
        refuse(hoursProblems(record, await this.presence.days(id, tx), command, await this.law.law(tx)));
      }
      // The days, never what an absence is for: it is personal data.
      const changes = [{ path: 'days', before: null, after: `${from}/${to}` }];
      await tx.audit({ action: 'internship.days_saved', subjectType: 'internship', subjectId: id, changes });
      return this.show(record, principal, tx);
    });
  }

  /**
   * Closes a month: what was counted and is owed is kept as it stands.
   * @param owedCents what is on screen: another amount is a conflict, with the current presence
   * @throws DomainError `not_found`, `transition_not_allowed` with what hinders it, `version_conflict`, `invalid_value`
   */
  close(
    { principal, actor }: RequestContext,
    id: string,
    month: Month,
    owedCents: number,
  ): Promise<InternshipPresence> {
    return this.work.run(actor, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      const shown = await this.show(record, principal, tx);
      const row = shown.months.find((one) => one.month === month);
      if (!row) throw new DomainError('not_found', 'No such month');
      if (row.hindrance !== null) {
        const code = row.hindrance === 'closed' ? 'month_closed' : row.hindrance;
        throw new DomainError('transition_not_allowed', 'The month cannot be closed', [
          { path: 'month', code, params: { month } },
        ]);
      }
      refuse(shown.errors.map(({ path, code, params }) => ({ path, code, ...(params ? { params } : {}) })));
      if (row.owedCents !== owedCents)
        throw new DomainError('version_conflict', 'The amount changed meanwhile', [], shown);
      await this.presence.close(tx, id, {
        month,
        minutes: row.paidMinutes,
        rateCents: row.rateCents,
        owedCents,
      });
      const changes = [{ path: month, before: null, after: 'closed' }];
      await tx.audit({
        action: 'internship.month_closed',
        subjectType: 'internship',
        subjectId: id,
        changes,
      });
      return this.show(record, principal, tx);
    });
  }

  /** @throws DomainError `not_found` for a month that is not closed, `version_conflict`, `invalid_value` */
  pay(
    { principal, actor }: RequestContext,
    id: string,
    month: Month,
    { version, paidCents, paidOn }: PayInternshipMonth,
  ): Promise<InternshipPresence> {
    return this.work.run(actor, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      const closed = (await this.presence.months(id, tx)).find((one) => one.month === month);
      if (!closed) throw new DomainError('not_found', 'This month is not closed');
      if (closed.version !== version) {
        const current = await this.show(record, principal, tx);
        throw new DomainError('version_conflict', 'Somebody changed this month', [], current);
      }
      refuse([
        ...((paidCents === null) === (paidOn === null) ? [] : [{ path: 'paidOn', code: 'required' }]),
        ...(paidOn !== null && paidOn > today(this.clock)
          ? [{ path: 'paidOn', code: 'in_future', params: { max: today(this.clock) } }]
          : []),
      ]);
      await this.presence.pay(tx, id, month, { paidCents, paidOn });
      const after = paidCents === null ? 'unpaid' : 'paid';
      const changes = [{ path: month, before: null, after }];
      await tx.audit({ action: 'internship.month_paid', subjectType: 'internship', subjectId: id, changes });
      return this.show(record, principal, tx);
    });
  }
}

function periodProblems(
  { startOn, endOn }: LifeRecord,
  { from, to }: WriteInternshipDays,
): readonly FieldError[] {
  if (to < from || daysBetween(from, to) >= LONGEST)
    return [{ path: 'to', code: 'before_start', params: { min: from } }];
  if (from < startOn) return [{ path: 'from', code: 'before_start', params: { min: startOn } }];
  return to > endOn ? [{ path: 'to', code: 'after_end', params: { max: endOn } }] : [];
}

/** R21 of the weeks that are written on. */
function hoursProblems(
  record: LifeRecord,
  days: readonly DayRow[],
  { from, to }: WriteInternshipDays,
  settings: readonly LawSetting[],
): readonly FieldError[] {
  const [first, last] = [mondayOf(from), addDays(mondayOf(to), 6)];
  const worked = new Map<LocalDate, number>(plannedOf(record).days.map(({ on, minutes }) => [on, minutes]));
  for (const { on, minutes } of days) worked.set(on, minutes);
  const looked: readonly WorkedDay[] = [...worked]
    .filter(([on]) => on >= first && on <= last)
    .map(([on, minutes]) => ({ on, minutes, nightMinutes: 0 }));
  const agreed = record.unusualHours ?? { night: false, sunday: false, holiday: false };
  const isMinorOn = (day: LocalDate): boolean => {
    if (record.birthOn === null) return false;
    const majority = Number(record.birthOn.slice(0, 4)) + lawValue(settings, 'age_of_majority', day);
    return day < `${majority}${record.birthOn.slice(4)}`;
  };
  return verdictErrors('minutes', workingHoursVerdicts(looked, agreed, isMinorOn, settings));
}

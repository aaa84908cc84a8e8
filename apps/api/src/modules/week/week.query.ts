import { Inject, Injectable } from '@nestjs/common';
import type { Week, WeekUseCase } from '@jalon/contracts';
import {
  addDays,
  computedHealth,
  daysBetween,
  healthTrend,
  isHealthStale,
  may,
  type LocalDate,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../config/clock.js';
import { WeekStore, type Desk, type MyUseCase, type Opened } from './week.store.js';

/** How far ahead a milestone or an action is of this week's concern. */
const AHEAD_DAYS = 14;

/** Ma semaine: what waits for one person. */
@Injectable()
export class WeekQuery {
  constructor(
    private readonly store: WeekStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(principal: Principal): Promise<Week> {
    const day = today(this.clock);
    const opened: Opened = {
      register: may(principal, 'register:read'),
      gates: may(principal, 'gate:read'),
      agreements: may(principal, 'agreement:read'),
      studies: {
        complete: may(principal, 'study:write'),
        screen: may(principal, 'study:screen'),
        decide: may(principal, 'study:decide'),
      },
    };
    const desk = await this.store.read(principal, opened, day);
    const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    const horizon = addDays(day, AHEAD_DAYS);
    return {
      today: day,
      from: monday,
      to: addDays(monday, 6),
      useCases: desk.useCases.map((useCase) => useCaseOf(useCase, desk, principal, opened, day)),
      milestones: desk.milestones.flatMap((one) => {
        const dueOn = one.forecastOn ?? one.baselineOn;
        if (one.actualOn !== null || dueOn === null || dueOn > horizon) return [];
        const lateDays = Math.max(0, daysBetween(dueOn, day));
        return [{ id: one.id, useCaseId: one.useCaseId, name: one.name, dueOn, lateDays }];
      }),
      actions: desk.items.flatMap((item) => {
        const overdue = item.dueOn !== null && item.dueOn < day;
        if (item.kind !== 'action') return [];
        const { id, useCaseId, number, title, dueOn, ownerId, version } = item;
        return [{ id, useCaseId, number, title, dueOn, overdue, ownerId, version }];
      }),
      gates: [...desk.gates],
      studies: [...desk.studies],
      agreements: [...desk.agreements],
      meetings: [...desk.meetings],
      minutes: [...desk.minutes],
      cases: [...desk.cases],
    };
  }
}

function useCaseOf(
  useCase: MyUseCase,
  desk: Desk,
  principal: Principal,
  opened: Opened,
  day: LocalDate,
): WeekUseCase {
  const { entityId, previousHealth, ...rest } = useCase;
  const computed = computedHealth({
    today: day,
    ended: false,
    milestones: desk.milestones.filter((one) => one.useCaseId === useCase.id),
    costOverrun: null,
    risks: desk.items.flatMap((item) =>
      item.kind === 'risk' && item.useCaseId === useCase.id && item.severity !== null
        ? [
            {
              id: item.id,
              severity: item.severity,
              residualSeverity: item.residualSeverity,
              hasPlan: item.hasPlan,
            },
          ]
        : [],
    ),
  });
  return {
    ...rest,
    healthStale: isHealthStale(useCase.health, useCase.healthDeclaredOn, day),
    trend: healthTrend(previousHealth, useCase.health),
    computed: opened.register
      ? {
          health: computed.health,
          delayDays: Math.max(
            0,
            ...computed.causes.map((cause) => (cause.kind === 'delay' ? cause.days : 0)),
          ),
          severity: Math.max(0, ...computed.causes.map((cause) => (cause.kind === 'risk' ? cause.score : 0))),
        }
      : null,
    mayEdit: may(principal, 'use_case:edit', { entityId }),
  };
}

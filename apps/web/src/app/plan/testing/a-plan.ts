import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { PlanMilestone, PlanView } from '@jalon/contracts';
import { I18n } from '../../core/i18n/i18n';
import { CurrentUseCase } from '../../core/use-case/current-use-case';
import en from '../i18n/en';
import fr from '../i18n/fr';
import { PlanStore } from '../plan-store';

export const USE_CASE = '00000000-0000-4000-8000-000000000001';
export const URL = `/api/use-cases/${USE_CASE}/plan`;
const id = (last: string) => `00000000-0000-4000-8000-0000000000${last}`;

export function aMilestone(part: Partial<PlanMilestone> = {}): PlanMilestone {
  const on = part.on ?? '2026-04-01';
  return {
    id: id('a1'),
    name: 'Pilote',
    ownerId: null,
    ownerName: null,
    baselineOn: '2026-03-25',
    forecastOn: on,
    actualOn: null,
    on,
    late: false,
    comparedOn: '2026-03-25',
    slipDays: 5,
    critical: true,
    floatDays: 0,
    version: 2,
    ...part,
  };
}

export const PILOT = aMilestone();
export const LAUNCH = aMilestone({
  id: id('a2'),
  name: 'Mise en service',
  on: '2026-04-03',
  comparedOn: null,
  slipDays: null,
});
export const SCOPE = aMilestone({
  id: id('a3'),
  name: 'Cadrage',
  on: '2026-02-02',
  actualOn: '2026-02-02',
  slipDays: 0,
  critical: false,
  floatDays: null,
});

/** Scope reached, then a pilot that a launch waits for two working days. */
export function aPlan(part: Partial<PlanView> = {}): PlanView {
  return {
    useCaseId: USE_CASE,
    startedOn: '2026-01-05',
    closed: false,
    mayEdit: true,
    milestones: [SCOPE, PILOT, LAUNCH],
    dependencies: [{ predecessorId: PILOT.id, successorId: LAUNCH.id, lagDays: 2, brokenUntil: null }],
    baselines: [],
    comparedWith: null,
    dropped: [],
    lastMilestoneId: LAUNCH.id,
    trend: {
      reports: ['2026-01-31', '2026-02-28', '2026-03-18'],
      lines: [
        {
          milestoneId: PILOT.id,
          points: [
            { on: '2026-01-31', dueOn: '2026-03-25' },
            { on: '2026-02-28', dueOn: '2026-03-27' },
            { on: '2026-03-18', dueOn: '2026-04-01' },
          ],
          slips: 3,
          alert: true,
        },
      ],
    },
    completion: { remaining: 2, weeks: 3, finished: 1, silence: 'short_history', dates: null },
    changes: [],
    ...part,
  };
}

/** The store with `plan` on it, and what it asks of the server. */
export async function withPlan(plan: PlanView = aPlan()) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      PlanStore,
      {
        provide: CurrentUseCase,
        useValue: { detail: signal(null), mayEdit: signal(true), reload: () => Promise.resolve() },
      },
    ],
  });
  await TestBed.inject(I18n).addScope('plan', {
    fr: () => Promise.resolve({ default: fr }),
    en: () => Promise.resolve({ default: en }),
  });
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(PlanStore);
  const loading = store.load(USE_CASE);
  http.expectOne(URL).flush(plan);
  await loading;
  return { http, store };
}

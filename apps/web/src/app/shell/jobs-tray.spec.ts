import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Job } from '@jalon/contracts';
import { byText, render, violations } from '../../../testing/render';
import { JobsStore } from '../core/jobs/jobs-store';
import { JobsTray } from './jobs-tray';

const MEETING = '00000000-0000-4000-8000-000000000007';
const job = (n: number, change: Partial<Job>): Job => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  kind: 'meeting_document',
  subjectId: MEETING,
  label: 'minutes 2026-03-18 COPIL - Lecture : lot 2',
  state: 'running',
  step: 'writing',
  done: 1,
  total: 3,
  error: null,
  attempts: 1,
  createdAt: '2026-03-18T09:00:00Z',
  startedAt: null,
  finishedAt: null,
  ...change,
});

async function tray(...items: readonly Job[]): Promise<HTMLElement> {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: JobsStore, useValue: { open: signal(true), items: signal(items), show: () => undefined } },
    ],
  });
  const { root } = await render('<app-jobs-tray />', [JobsTray]);
  return root;
}

describe('the tray of jobs', () => {
  afterEach(() => document.body.replaceChildren());

  it('names a document of a meeting by its kind, title and day, and says what is being written', async () => {
    const root = await tray(job(1, {}));
    expect(byText(root, '.tray__name', 'COPIL').textContent).toContain(
      'Compte rendu – COPIL - Lecture : lot 2, 18 mars 2026',
    );
    expect(root.textContent).toContain('écriture du document');
    expect(await violations(root)).toEqual([]);
  });

  it('leads to the documents of the meeting, the import and the month', async () => {
    const done = { state: 'done', finishedAt: '2026-03-18T09:01:00Z' } as const;
    const root = await tray(
      job(1, done),
      job(2, { ...done, kind: 'portfolio_import', label: 'parc.xlsx' }),
      job(3, { ...done, kind: 'monthly_report', label: '2026-03' }),
    );
    const links = [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      `/meetings/${MEETING}/documents`,
      `/imports/${MEETING}`,
      '/monthly-report?month=2026-03',
    ]);
    expect(await violations(root)).toEqual([]);
  });
});

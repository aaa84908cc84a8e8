import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NEVER } from 'rxjs';
import { one, violations } from '../../../testing/render';
import { JobsStore } from '../core/jobs/jobs-store';
import { ReportDocuments } from './report-documents';
import { plain, show } from '../../../testing/show-month';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const made = (number: number, createdAt: string) => ({
  id: id(number),
  kind: 'monthly_report',
  title: 'Octobre',
  month: '2026-10',
  entityId: null,
  entityName: null,
  language: 'fr',
  state: 'ready',
  jobId: id(number + 10),
  error: null,
  byName: 'Ada Ruiz',
  createdAt,
  readyAt: createdAt,
  files: [],
});

describe('the documents of the month', () => {
  afterEach(() => document.body.replaceChildren());

  const render = async (frozenOn: string | null) => {
    const template = `<app-report-documents month="2026-10" [entityId]="null" [frozenOn]="frozenOn" />`;
    const jobs = { open: signal(false), finished: NEVER, find: () => null };
    TestBed.configureTestingModule({ providers: [{ provide: JobsStore, useValue: jobs }] });
    const shown = await show(template, [ReportDocuments], { frozenOn });
    await shown.answer('/api/monthly-reports?month=2026-10', {
      items: [made(1, '2026-10-20T09:00:00.000Z'), made(2, '2026-11-09T09:00:00.000Z')],
    });
    return shown.root;
  };

  it('of a frozen month say what they are made of, and which were made before', async () => {
    const root = await render('2026-11-06');
    expect(plain(one(root, '.documents__frozen').textContent)).toContain('ce qui a été gardé le 6 nov. 2026');
    const said = [...root.querySelectorAll('.document')].map((line) =>
      line.textContent.includes('fait avant que le mois soit figé'),
    );
    expect(said).toEqual([false, true]);
    expect(await violations(root)).toEqual([]);
  });

  it('of an open month say nothing of it', async () => {
    const root = await render(null);
    expect(root.querySelector('.documents__frozen')).toBeNull();
    expect(root.textContent).not.toContain('figé');
  });
});

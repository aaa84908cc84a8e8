import type { Page } from '@playwright/test';
import { expect } from './fixtures.js';
import { newMeeting, startMinutes } from './meetings.js';

export interface Route {
  readonly name: string;
  /** Its address, which may depend on what the database holds. */
  readonly path: (page: Page) => Promise<string> | string;
}

async function firstUseCase(page: Page): Promise<string> {
  const answer = await page.request.get('/api/use-cases?pageSize=1');
  const { items } = (await answer.json()) as { items: { id: string }[] };
  expect(items.length, 'a use case to open').toBe(1);
  return items[0]?.id ?? '';
}

/** Something of a list of the API, by what it says of its first row. */
async function first(page: Page, list: string, key: string): Promise<string> {
  const answer = await page.request.get(list);
  const { items } = (await answer.json()) as { items: Record<string, unknown>[] };
  const value = items[0]?.[key];
  expect(value, `a row in ${list}`).toEqual(expect.any(String));
  return String(value);
}

/** A tab of a use case whose register has something to show. */
const tab = (path: string) => async (page: Page) =>
  `/use-cases/${await first(page, '/api/register?pageSize=1', 'useCaseId')}/${path}`;

async function agreement(page: Page): Promise<string> {
  const useCaseId = await first(page, '/api/agreements', 'useCaseId');
  return `/use-cases/${useCaseId}/agreements/${await first(page, '/api/agreements', 'id')}`;
}

/** Minutes being written, the editor open. */
async function minutes(page: Page): Promise<string> {
  const { id } = await newMeeting(page, { title: 'COPROJ à écrire', items: ['Avancement', 'Suite'] });
  await startMinutes(page, id);
  return `/meetings/${id}/minutes`;
}

/** A deployment in full, under the waves of its use case. */
async function deployment(page: Page): Promise<string> {
  const answer = await page.request.get('/api/deployments?status=live&pageSize=1');
  const { items } = (await answer.json()) as { items: { id: string; useCase: { id: string } }[] };
  const [one] = items;
  expect(one, 'a live deployment').toBeDefined();
  return `/use-cases/${one?.useCase.id ?? ''}/after-go-live?deployment=${one?.id ?? ''}`;
}

/** A draft of whoever looks. */
async function newStudy(page: Page): Promise<string> {
  const session = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const answer = await page.request.post('/api/studies', {
    data: { title: 'Tri des dossiers', entityId: await first(page, '/api/studies', 'entityId') },
    headers: { 'x-csrf-token': session.csrfToken },
  });
  expect(answer.ok(), `study: ${answer.status()}`).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}

/** A meeting with an agenda and people that were pointed. */
const meeting = async (page: Page): Promise<string> =>
  (await newMeeting(page, { title: 'COPROJ de suivi', items: ['Budget', 'Risques'] })).id;

/** A tab of a meeting of the demo whose minutes stand there. */
const inState = (state: string, tab: string) => async (page: Page) =>
  `/meetings/${await first(page, `/api/meetings?minutes=${state}&order=latest&pageSize=1`, 'id')}/${tab}`;

/** A tab after go-live of a use case that brings something. */
const afterGoLive = (path: string) => async (page: Page) =>
  `/use-cases/${await first(page, '/api/benefits', 'useCaseId')}/after-go-live/${path}`;

/** The public page of the demo's first open survey. */
async function publicSurvey(page: Page): Promise<string> {
  const { items } = (await (await page.request.get('/api/benefits')).json()) as {
    readonly items: readonly { readonly useCaseId: string }[];
  };
  for (const { useCaseId } of items) {
    const url = `/api/use-cases/${useCaseId}/surveys`;
    const list = (await (await page.request.get(url)).json()) as {
      readonly items: readonly { readonly id: string; readonly state: string }[];
    };
    const open = list.items.find(({ state }) => state === 'open');
    if (!open) continue;
    const { token } = (await (await page.request.get(`${url}/${open.id}`)).json()) as {
      readonly token: string;
    };
    return `/survey/${token}`;
  }
  throw new Error('The demo has no open survey');
}

async function meetingSeries(page: Page): Promise<string> {
  const session = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const fields = { kind: 'workshop', title: 'Ateliers', startsAt: '09:30', minutes: 90 };
  const answer = await page.request.post('/api/meeting-series', {
    data: { ...fields, rhythm: 'monthly', weekday: 2 },
    headers: { 'x-csrf-token': session.csrfToken, 'idempotency-key': `journey-${crypto.randomUUID()}` },
  });
  expect(answer.ok(), `series: ${answer.status()}`).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}

/** A deliverable of the demo, by its kind. */
const deliverable =
  (kind: string, page = '') =>
  async (browser: Page) =>
    `/deliverables/${await first(browser, `/api/deliverables?kind=${kind}&pageSize=1`, 'id')}${page}`;

const CSV =
  'Titre;Entité;Étape;Météo\nTri des dossiers;Banque privée;Cadrage;Vigilance\n;Banque privée;Cadrage;\n';

/** An import that waits for its mapping, with a row to reject. */
async function newImport(page: Page): Promise<string> {
  const session = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const answer = await page.request.post('/api/imports?fileName=portefeuille.csv', {
    data: Buffer.from(CSV),
    headers: { 'x-csrf-token': session.csrfToken, 'content-type': 'application/octet-stream' },
  });
  expect(answer.ok(), `upload: ${answer.status()}`).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}

/** Every screen an administrator can reach. */
export const ROUTES: readonly Route[] = [
  { name: 'leadership', path: () => '/leadership' },
  { name: 'usage alerts', path: () => '/usage/alerts?show=all' },
  { name: 'week', path: () => '/week' },
  { name: 'portfolio', path: () => '/portfolio' },
  { name: 'board', path: () => '/portfolio?layout=board' },
  { name: 'roadmap', path: () => '/portfolio?layout=roadmap' },
  { name: 'matrix', path: () => '/portfolio?layout=matrix' },
  { name: 'portfolio without a match', path: () => '/portfolio?q=zzzzzz' },
  { name: 'use case', path: async (page) => `/use-cases/${await firstUseCase(page)}` },
  { name: 'plan', path: tab('plan') },
  { name: 'team', path: tab('team') },
  { name: 'register of a use case', path: tab('register') },
  { name: 'gates', path: tab('gates') },
  { name: 'scoring', path: tab('scoring') },
  { name: 'agreements of a use case', path: tab('agreements') },
  { name: 'agreement', path: agreement },
  { name: 'history', path: tab('history') },
  { name: 'register', path: () => '/register' },
  { name: 'bibliography', path: () => '/research' },
  { name: 'comparative studies', path: () => '/research?view=studies' },
  { name: 'publications', path: () => '/research?view=publications' },
  {
    name: 'comparative study',
    path: async (page) => `/research/studies/${await first(page, '/api/research/studies', 'id')}`,
  },
  { name: 'research of a use case', path: tab('research') },
  { name: 'agreements', path: () => '/agreements' },
  { name: 'studies', path: () => '/studies' },
  { name: 'study', path: async (page) => `/studies/${await first(page, '/api/studies', 'id')}` },
  { name: 'new study', path: () => '/studies/new' },
  ...['need', 'options', 'aiAct'].map((step) => ({
    name: `step of a study, ${step}`,
    path: async (page: Page) => `/studies/${await newStudy(page)}/edit/${step}`,
  })),
  { name: 'campaign of internships', path: () => '/internships/campaign' },
  {
    name: 'offer of internship',
    path: async (page) => {
      const campaignId = await first(page, '/api/internship-campaigns', 'id');
      return `/internships/offers/${await first(page, `/api/internship-offers?campaignId=${campaignId}`, 'id')}`;
    },
  },
  { name: 'offers as candidates read them', path: () => '/offers' },
  {
    name: 'offer as candidates read it',
    path: async (page) => `/offers/${await first(page, '/api/public/offers', 'slug')}`,
  },
  { name: 'applications', path: () => '/internships/applications' },
  { name: 'board of applications', path: () => '/internships/applications?view=board' },
  {
    name: 'application',
    path: async (page) =>
      `/internships/applications?application=${await first(page, '/api/internship-applications', 'id')}`,
  },
  { name: 'interns', path: () => '/internships/people' },
  { name: 'new internship', path: () => '/internships/people/new' },
  {
    name: 'internship',
    path: async (page) => `/internships/people/${await first(page, '/api/internships', 'id')}`,
  },
  {
    name: 'agreement of an internship',
    path: async (page) => `/internships/people/${await first(page, '/api/internships', 'id')}/agreement`,
  },
  ...['steps', 'weeks', 'reviews', 'presence', 'research'].map((tab) => ({
    name: `${tab} of an internship`,
    path: async (page: Page) =>
      `/internships/people/${await first(page, '/api/internships?state=running', 'id')}/${tab}`,
  })),
  { name: 'tutor’s week', path: () => '/internships/week' },
  { name: 'register of interns', path: () => '/internships/register' },
  { name: 'settings of internships', path: () => '/internships/settings' },
  { name: 'meetings', path: () => '/meetings' },
  { name: 'meetings without a match', path: () => '/meetings?kind=workshop&minutes=approved&mine=true' },
  { name: 'meeting series', path: () => '/meetings/series' },
  { name: 'one meeting series', path: async (page) => `/meetings/series/${await meetingSeries(page)}` },
  { name: 'meeting', path: async (page) => `/meetings/${await meeting(page)}` },
  { name: 'presentation of a meeting', path: async (page) => `/meetings/${await meeting(page)}/present` },
  { name: 'meetings of a use case', path: tab('meetings') },
  { name: 'squads', path: () => '/squads' },
  { name: 'capacity', path: () => '/squads/capacity' },
  { name: 'usage', path: () => '/usage' },
  { name: 'usage without a match', path: () => '/usage?q=zzzzzz' },
  {
    name: 'usage of a use case',
    path: async (page) =>
      `/use-cases/${await first(page, '/api/usage-metrics?sort=mau&dir=desc', 'useCaseId')}/after-go-live/usage`,
  },
  { name: 'deployments', path: () => '/usage/deployments' },
  { name: 'a deployment of a use case', path: deployment },
  { name: 'benefits of the portfolio', path: () => '/usage/benefits' },
  { name: 'benefits of a use case', path: afterGoLive('benefits') },
  { name: 'satisfaction of a use case', path: afterGoLive('satisfaction') },
  {
    name: 'telemetry of a use case',
    path: async (page) =>
      `/use-cases/${await first(page, '/api/usage-metrics?sort=mau&dir=desc', 'useCaseId')}/after-go-live/telemetry`,
  },
  { name: 'survey as users answer it', path: publicSurvey },
  { name: 'survey that does not exist', path: () => `/survey/${'a'.repeat(22)}` },
  { name: 'people', path: () => '/people' },
  { name: 'gate grids', path: () => '/administration/gates' },
  { name: 'scoring grids', path: () => '/administration/scoring' },
  { name: 'edit of a use case', path: async (page) => `/use-cases/${await firstUseCase(page)}/edit` },
  { name: 'new use case', path: () => '/use-cases/new' },
  { name: 'imports', path: () => '/imports' },
  { name: 'mapping', path: async (page) => `/imports/${await newImport(page)}/mapping` },
  { name: 'preview', path: async (page) => `/imports/${await newImport(page)}/preview` },
  { name: 'minutes of a meeting', path: minutes },
  { name: 'review of minutes', path: inState('in_review', 'review') },
  { name: 'review of approved minutes', path: inState('distributed', 'review') },
  { name: 'review that nobody asked for', path: async (page) => `/meetings/${await meeting(page)}/review` },
  { name: 'documents of a meeting', path: inState('distributed', 'documents') },
  { name: 'minutes on paper', path: inState('distributed', 'minutes/print') },
  { name: 'monthly report', path: () => '/monthly-report' },
  { name: 'deliverables', path: () => '/deliverables' },
  { name: 'deliverables without a match', path: () => '/deliverables?q=zzzzzz' },
  { name: 'new deliverable', path: () => '/deliverables/new' },
  { name: 'new brief', path: () => '/deliverables/new?kind=use_case_brief' },
  { name: 'deliverable', path: deliverable('use_case_brief') },
  { name: 'writing of a study', path: deliverable('comparative_study', '/write') },
  { name: 'writing of a bibliography', path: deliverable('bibliography', '/write') },
  { name: 'series of deliverables', path: () => '/deliverables/batch' },
  { name: 'deliverables of a use case', path: tab('deliverables') },
  { name: 'templates', path: () => '/templates' },
  { name: 'new template', path: () => '/templates/new' },
  { name: 'tokens', path: () => '/templates/tokens' },
  { name: 'link that has ended', path: () => `/shared/${'a'.repeat(43)}` },
  { name: 'who has not updated', path: () => '/monthly-report?updates=shown' },
  { name: 'month compared', path: () => '/monthly-report?with=2026-01&rows=offTrack&at=comparison' },
  { name: 'account', path: () => '/account' },
  { name: 'retention of usage', path: () => '/administration/usage' },
  { name: 'accounts', path: () => '/administration/accounts' },
  { name: 'unknown address', path: () => '/nowhere' },
];

/** Opens a route and waits until nothing is loading any more. */
export async function openRoute(page: Page, route: Route): Promise<void> {
  await page.goto(await route.path(page));
  await expect(page.locator('app-root[ng-version] main h1').first()).toBeVisible();
  await expect(page.locator('.ui-skeleton')).toHaveCount(0);
}

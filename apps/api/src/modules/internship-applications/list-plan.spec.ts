import { applicationQuery, type ApplicationPage } from '@jalon/contracts';
import { TestApp } from '../../testing/app.js';
import { listStatement } from './persistence/application-list.query.js';
import { anOffer } from './testing/application-world.js';

let app: TestApp;
let offer: string;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Subplan Name'?: string;
  readonly Plans?: readonly Plan[];
}

beforeAll(async () => {
  app = await TestApp.start();
  offer = await anOffer(app);
  const others: string[] = [];
  for (let count = 0; count < 9; count++) others.push(await anOffer(app));
  await app.query(
    `insert into internship_application (offer_id, name, email, school, received_at, last_contact_on, retained_until,
       score, updated_at)
     select ($1::uuid[])[1 + n % 10], 'Personne ' || n, 'p' || n || '@example.org', 'École ' || n % 40,
       now() - n * interval '1 minute', '2026-03-01', '2028-03-01', 100 + (n * 37) % 401, now()
     from generate_series(1, 10000) n`,
    [[offer, ...others]],
  );
  await app.query('analyze');
});

afterAll(() => app.stop());

async function planOf(query: object): Promise<readonly Plan[]> {
  const { text, values } = listStatement(
    { role: 'project_manager', personId: offer, accountId: offer },
    applicationQuery.parse(query),
  );
  const [row] = await app.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
    `explain (format json) ${text}`,
    values,
  );
  const all: Plan[] = [];
  const walk = (plan: Plan): void => {
    all.push(plan);
    plan.Plans?.forEach(walk);
  };
  const root = row?.['QUERY PLAN'][0]?.Plan;
  if (root) walk(root);
  return all;
}

it.each([
  ['the ranking of an offer', () => ({ offer }), 'internship_application_ranking'],
  ['the ranking of all', () => ({}), 'internship_application_score'],
  ['the latest', () => ({ sort: 'recent' }), 'internship_application_recent'],
])('reads %s in order from its index, among 10,000', async (_, query, index) => {
  const plans = await planOf(query());
  const page = plans.find((plan) => plan['Node Type'] === 'Limit');
  const used: string[] = [];
  const nodes: string[] = [];
  const walk = (plan: Plan): void => {
    used.push(plan['Index Name'] ?? '');
    nodes.push(plan['Node Type']);
    plan.Plans?.filter((one) => one['Subplan Name'] === undefined).forEach(walk);
  };
  if (page) walk(page);
  expect(used).toContain(index);
  expect(nodes).not.toContain('Sort');
});

it('counts the rank among all of them, not the page', async () => {
  const manager = await app.signIn('project_manager');
  const url = `/api/internship-applications?offer=${offer}&page=10&pageSize=100`;
  const { body } = await manager.get<ApplicationPage>(url);
  expect([body.total, body.items.length]).toEqual([1000, 100]);
  const last = body.items.at(-1);
  expect(last?.rank).toBeGreaterThan(900);
});

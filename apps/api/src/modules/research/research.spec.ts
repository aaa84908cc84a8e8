import type {
  ImportedReferences,
  ImportPreview,
  Problem,
  ResearchPublication,
  ResearchReference,
  ResearchReferences,
  ResearchStudyDetail,
  UseCaseDetail,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { EMPTY_CONTENTS, readResearch, type Principal } from '@jalon/domain';
import { TestApp, type TestAnswer, type TestClient } from '../../testing/app.js';
import { pageStatement } from './persistence/research-list.js';

let app: TestApp;
let manager: TestClient;
let useCase: string;

const BIB = `@article{vaswani2017, title={Attention is all you need}, author={Vaswani, Ashish and others}, year=2017,
  journal={NeurIPS}, doi={10.48550/arXiv.1706.03762}}
@misc{broken, author={Nobody}}
@article{lewis2020, title={Retrieval-augmented generation}, year=2020}
@article{twin, title={Retrieval augmented generation!}, year=2020}
`;

beforeAll(async () => {
  app = await TestApp.start();
  manager = await app.signIn('project_manager');
  const entityId = await app.entity('Caisse du Nord');
  useCase = (await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Tri des courriers', entityId }))
    .body.id;
});
afterEach(async () => {
  await app.query('delete from research_publication');
  await app.query('delete from research_study');
  await app.query('delete from research_reference');
});
afterAll(() => app.stop());

const list = async (query = '', client = manager) =>
  (await client.get<ResearchReferences>(`/api/research/references?${query}`)).body;
const bring = (body: object, client = manager) =>
  client.post<ImportedReferences>('/api/research/references/import', {
    text: BIB,
    add: [],
    attach: [],
    ...body,
  });

const reasons = (answer: TestAnswer) =>
  ((answer.body as Problem).errors ?? []).map(({ path, code }) => `${path} ${code}`);

async function internship(
  fields: { accountId?: string | null; tutorId?: string | null } = {},
): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `insert into internship (person_id, account_id, tutor_id, first_name, last_name, title, template, starts_on, ends_on,
       teaching_from, teaching_to, week_minutes, created_at, updated_at)
     values ($1, $2, $3, 'Léa', 'Petit', 'Stage de recherche', 'RD_INTEGRATION', '2026-03-02', '2026-08-28', '2025-09-01',
       '2026-08-31', '{420,420,420,420,420,0,0}', now(), now()) returning id`,
    [await app.person('Léa Petit'), fields.accountId ?? null, fields.tutorId ?? null],
  );
  return row?.id ?? '';
}

describe('importing references', () => {
  it('says line by line what it would do, and writes nothing', async () => {
    const { body, status } = await manager.post<ImportPreview>('/api/research/references/preview', {
      text: BIB,
    });
    expect(status).toBe(200);
    expect(() => contracts.importPreview.parse(body)).not.toThrow();
    expect(
      body.lines.map(({ line, state, problems }) => [line, state, problems.map(({ code }) => code)]),
    ).toEqual([
      [1, 'new', []],
      [3, 'refused', ['title_missing']],
      [4, 'new', []],
      [5, 'duplicate', []],
    ]);
    expect(body.lines[3]?.duplicate).toMatchObject({ by: 'title', line: 4, id: null });
    expect((await list()).total).toBe(0);
  });

  it('takes what was chosen, attaches what was there already, and keeps keys unique', async () => {
    expect((await bring({ add: [1], useCaseId: useCase })).body).toEqual({ added: 1, attached: 0 });
    const own = await internship();
    const again = await bring({ add: [4, 5], attach: [1], internshipId: own });
    expect(again.body).toEqual({ added: 2, attached: 1 });
    const { items } = await list(`internship=${own}&sort=title&dir=asc`);
    expect(items.map(({ key, links }) => [key, links.useCases.length, links.internships.length])).toEqual([
      ['vaswani2017', 1, 1],
      ['twin', 0, 1],
      ['lewis2020', 0, 1],
    ]);
  });

  it('is whole or not at all', async () => {
    await bring({ add: [1] });
    const refused = await bring({ add: [4, 3, 1, 99], attach: [5] });
    expect(refused.status).toBe(422);
    expect(reasons(refused)).toEqual(
      expect.arrayContaining([
        'add.1 line_not_readable',
        'add.2 doi_known',
        'add.3 line_not_readable',
        'attach.0 line_not_known',
      ]),
    );
    expect((await list()).total).toBe(1);
    const nobody = await bring({ add: [4], useCaseId: '00000000-0000-4000-8000-00000000ffff' });
    expect(nobody.status).toBe(422);
    expect((await list()).total).toBe(1);
  });

  it('gives two imports at once one entry each, not two of the same', async () => {
    const answers = await Promise.all([bring({ add: [1] }), bring({ add: [1] }), bring({ add: [1] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect((await list()).total).toBe(1);
  });
});

describe('the bibliography', () => {
  it('is searched by words without accents, authors, DOI, years and what it is attached to', async () => {
    await bring({ add: [1], useCaseId: useCase });
    await bring({ add: [4] });
    const totals = async (...queries: string[]) =>
      Promise.all(queries.map(async (query) => (await list(query)).total));
    expect(
      await totals(
        'q=ATTENTÏON',
        'q=vaswani',
        'q=10.48550/ARXIV.1706.03762',
        'yearFrom=2018',
        'yearTo=2018',
        `useCase=${useCase}`,
        'q=rien',
      ),
    ).toEqual([1, 1, 1, 1, 1, 1, 0]);
    expect(() => contracts.researchReferences.parse(structuredClone({ items: [], total: 0 }))).not.toThrow();
    contracts.researchReferences.parse(await list());
  });

  it.each(['bibtex', 'ris'])(
    'is exported in %s, a selection or what the filter leaves, and read back',
    async (format) => {
      await bring({ add: [1, 4] });
      const text = async (query: string) =>
        (await manager.get<string>(`/api/research/references/export?format=${format}&${query}`)).body;
      expect(readResearch(await text('')).lines.map(({ entry }) => entry?.key)).toEqual([
        'vaswani2017',
        'lewis2020',
      ]);
      expect(readResearch(await text('q=attention')).lines.map(({ entry }) => entry?.doi)).toEqual([
        '10.48550/arXiv.1706.03762',
      ]);
      const chosen = (await list('q=retrieval')).items[0]?.id ?? '';
      expect(readResearch(await text(`ids=${chosen}`)).lines.map(({ entry }) => entry?.year)).toEqual([2020]);
    },
  );

  it('refuses a DOI or a key that another entry has, and a version that is no longer the one read', async () => {
    await bring({ add: [1, 4] });
    const [one] = (await list('q=retrieval')).items as [ResearchReference];
    const { key, title, authors, year, venue, url, doi, summary } = one;
    const written = { key, title, authors, year, venue, url, doi, summary };
    const save = (changes: object, version = one.version) =>
      manager.patch<ResearchReference & Problem>(`/api/research/references/${one.id}`, {
        version,
        changes: { ...written, ...changes },
      });
    expect(reasons(await save({ doi: 'https://doi.org/10.48550/arxiv.1706.03762' }))).toEqual([
      'doi doi_known',
    ]);
    expect(reasons(await save({ key: 'vaswani2017' }))).toEqual(['key already_exists']);
    expect(reasons(await save({ doi: 'x' }))).toEqual(['doi invalid_format']);
    const saved = await save({ title: 'RAG', doi: '10.1000/rag' });
    expect([saved.status, saved.body.title, saved.body.doi, saved.body.version]).toEqual([
      200,
      'RAG',
      '10.1000/rag',
      2,
    ]);
    const stale = await save({ title: 'Other' });
    expect([stale.status, (stale.body.current as ResearchReference).title]).toEqual([409, 'RAG']);
  });

  it('is taken away by who brought it or a project manager only', async () => {
    const [intern, tutor] = [await app.signIn('intern'), await app.signIn('tutor')];
    expect((await bring({ add: [1] }, intern)).status).toBe(200);
    const [one] = (await list()).items as [ResearchReference];
    expect((await list('', tutor)).items[0]?.mayDelete).toBe(false);
    expect((await tutor.delete(`/api/research/references/${one.id}`)).status).toBe(403);
    expect((await intern.delete(`/api/research/references/${one.id}`)).status).toBe(204);
    expect((await intern.delete(`/api/research/references/${one.id}`)).status).toBe(404);
  });
});

describe('internships that somebody may not see', () => {
  it('are neither shown, nor found by, nor attached to, nor detached', async () => {
    const [intern, other, expert] = [
      await app.signIn('intern'),
      await app.signIn('intern'),
      await app.signIn('expert'),
    ];
    const own = await internship({ accountId: intern.principal.accountId });
    const foreign = await internship({ accountId: other.principal.accountId });
    await bring({ add: [1], internshipId: foreign });
    expect((await bring({ attach: [1], add: [], internshipId: own }, intern)).status).toBe(200);
    const [seen] = (await list('', intern)).items as [ResearchReference];
    expect(seen.links.internships.map(({ id }) => id)).toEqual([own]);
    expect((await list(`internship=${foreign}`, intern)).total).toBe(0);
    expect((await list('', expert)).items[0]?.links.internships).toEqual([]);
    const set = (client: TestClient, internshipIds: string[]) =>
      client.send('PUT', `/api/research/references/${seen.id}/links`, { useCaseIds: [], internshipIds });
    expect((await set(intern, [foreign])).status).toBe(422);
    expect((await set(expert, [])).status).toBe(200);
    expect((await set(intern, [])).status).toBe(200);
    const [kept] = (await list()).items as [ResearchReference];
    expect(kept.links.internships.map(({ id }) => id)).toEqual([foreign]);
  });
});

describe('comparative studies and publications', () => {
  const content = (ours: number, theirs: number) => ({
    ...EMPTY_CONTENTS.comparative_study,
    own: ['ours'],
    approaches: ['ours', 'sota'].map((key) => ({ key, name: key, description: '' })),
    datasets: [{ key: 'd', name: 'Courriers', origin: 'internal', description: '' }],
    criteria: [{ key: 'f1', name: 'F1', unit: '', better: 'higher' }],
    results: [
      { approach: 'ours', dataset: 'd', criterion: 'f1', value: ours },
      { approach: 'sota', dataset: 'd', criterion: 'f1', value: theirs },
    ],
  });
  const begin = async () =>
    (await manager.post<ResearchStudyDetail>('/api/research/studies', { title: 'Tri', useCaseId: useCase }))
      .body;
  const save = (study: ResearchStudyDetail, body: object) =>
    manager.patch<ResearchStudyDetail>(`/api/research/studies/${study.id}`, {
      version: study.version,
      title: study.title,
      ...body,
    });

  it('computes the verdict from the figures, which opens the publication', async () => {
    const begun = await begin();
    expect(begun.outcome.verdict).toBe('not_shown');
    const lost = await save(begun, { content: content(1, 2) });
    expect(lost.body.outcome).toEqual({ verdict: 'not_better', ahead: 0, level: 0, behind: 1 });
    const plan = { title: 'Un article', studyId: begun.id };
    const refused = await manager.post('/api/research/publications', plan);
    expect(reasons(refused)).toEqual(['studyId not_better']);
    const won = await save(lost.body, { content: content(3, 2) });
    expect(won.body.outcome.verdict).toBe('better');
    const planned = await manager.post<ResearchPublication>('/api/research/publications', plan);
    expect(planned.status).toBe(201);
    expect(planned.body.links.useCases.map(({ id }) => id)).toEqual([useCase]);
    expect(planned.body.study).toMatchObject({ id: begun.id, verdict: 'better' });
    const detail = await manager.get<ResearchStudyDetail>(`/api/research/studies/${begun.id}`);
    expect(() => contracts.researchStudy.parse(detail.body)).not.toThrow();
    expect(detail.body.publications).toEqual([
      { id: planned.body.id, title: 'Un article', state: 'planned' },
    ]);
    const found = await manager.get<{ total: number }>(
      `/api/research/studies?verdict=better&useCase=${useCase}`,
    );
    expect(found.body.total).toBe(1);
  });

  it('refuses keys given twice, and results of nothing', async () => {
    const begun = await begin();
    const broken = { ...content(1, 2), own: ['nobody'], criteria: [] };
    expect(reasons(await save(begun, { content: broken }))).toEqual([
      'content.results unknown',
      'content.own unknown',
    ]);
  });

  it('goes from planned to published, each state with what it asks for', async () => {
    const made = await manager.post<ResearchPublication>('/api/research/publications', {
      title: 'Un article',
    });
    let now = made.body;
    const move = async (changes: object) => {
      const { title, authors, venue, state, url, doi, submittedOn, publishedOn } = now;
      const written = { title, authors, venue, state, url, doi, submittedOn, publishedOn, ...changes };
      const answer = await manager.patch<ResearchPublication>(`/api/research/publications/${now.id}`, {
        version: now.version,
        changes: written,
      });
      if (answer.status === 200) now = answer.body;
      return answer;
    };
    expect((await move({ state: 'published' })).body).toMatchObject({ code: 'transition_not_allowed' });
    expect((await move({ state: 'writing' })).body.moves).toEqual(['planned', 'submitted']);
    expect(reasons(await move({ state: 'submitted' }))).toEqual([
      'changes.venue required',
      'changes.submittedOn required',
    ]);
    expect((await move({ state: 'submitted', venue: 'TALN', submittedOn: '2026-03-02' })).status).toBe(200);
    expect((await move({ state: 'accepted' })).status).toBe(200);
    expect(reasons(await move({ state: 'published', publishedOn: '2026-03-10' }))).toEqual([
      'changes.doi doi_or_url_required',
    ]);
    const out = await move({ state: 'published', publishedOn: '2026-03-10', doi: 'doi:10.1000/taln' });
    expect([out.body.state, out.body.doi, out.body.moves]).toEqual(['published', '10.1000/taln', []]);
  });
});

describe('at 10,000 references', () => {
  const everybody: Principal = { accountId: '', personId: '', role: 'project_manager', entityId: null };
  const plan = async (query: Record<string, string>) => {
    const { text, values } = pageStatement('reference', everybody, contracts.referencesQuery.parse(query));
    const rows = await app.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) ${text}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  it('reads a page in the order of an index, finds words by trigrams and what is attached by its link', async () => {
    await app.query(
      `insert into research_reference (key, title, year, doi, content, created_at, updated_at)
       select 'k' || n, (array['Recherche augmentée','Tri de courriers','Résumé automatique'])[1 + n % 3] || ' ' || n,
         1990 + n % 36, '10.1000/' || n, jsonb_build_object('authors', 'Auteur' || n % 300 || ' A.', 'venue', 'Revue'),
         now(), now() - n * interval '1 minute' from generate_series(1, 10000) n`,
    );
    await app.query(
      `insert into research_link (reference_id, use_case_id, at)
       select id, $1, now() from research_reference where year = 2000`,
      [useCase],
    );
    await app.query('vacuum analyze research_reference, research_link');
    expect((await list()).total).toBe(10_000);
    expect(await plan({})).toContain('research_reference_updated');
    expect(await plan({ sort: 'title', dir: 'asc' })).toContain('research_reference_title');
    expect(await plan({ sort: 'year', dir: 'asc' })).toContain('research_reference_year');
    expect(await plan({ q: 'courriers 4711' })).toContain('research_reference_search');
    expect(await plan({ q: '10.1000/4711' })).toContain('research_reference_doi');
    expect(await plan({ useCase })).toContain('research_link');
  });
});

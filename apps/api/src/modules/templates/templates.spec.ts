import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  templateDetail,
  type Problem,
  type TemplateDetail,
  type TemplatePages,
  type Templates,
} from '@jalon/contracts';
import type { TemplateReport } from '@jalon/reporting';
import { OFFICE_LIMITS } from '../../files/office.js';
import { OfficeIntake } from '../../files/office-intake.js';
import { compileChild, type CompiledChild } from '../../files/testing/compile-child.js';
import { zip } from '../../files/testing/zip.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { JobReporter } from '../../queue/job-handler.js';
import { TestApp, type TestAnswer, type TestClient } from '../../testing/app.js';
import type { CheckOutcome } from './check/check.js';
import type { TemplateChecker } from './check/template-checker.js';
import { TemplateChoice } from './index.js';
import { TemplateCheckJob } from './jobs/template-check.job.js';
import { CheckWork } from './application/check-work.js';
import { TemplateCheckStore, type CheckTask } from './persistence/template-check.store.js';
import { aTemplate, padding, relationship, slides, templateParts } from './testing/office-files.js';

let app: TestApp;
let reader: CompiledChild;
let manager: TestClient;
let folder: string;

beforeAll(async () => {
  reader = compileChild('files', 'office-child');
  folder = mkdtempSync(join(tmpdir(), 'templates-spec-'));
  app = await TestApp.start();
  app.nest.get(OfficeIntake, { strict: false }).settings = {
    folder,
    limits: OFFICE_LIMITS,
    childPath: reader.childPath,
  };
  await app.nest.listen(0, '127.0.0.1');
  manager = await app.signIn('project_manager');
});
afterAll(async () => {
  await app.stop();
  reader.remove();
  rmSync(folder, { recursive: true, force: true });
});

const at = (query: Readonly<Record<string, string>>) =>
  `/api/templates?${new URLSearchParams(query).toString()}`;
const upload = (bytes: Buffer, over: Readonly<Record<string, string>> = {}) =>
  manager.upload<TemplateDetail & Problem>(
    at({ name: 'Maison', format: 'pptx', fileName: 'maison.pptx', ...over }),
    bytes,
  );
const codes = ({ status, body }: TestAnswer<Problem>) => [status, body.code, body.errors?.[0]?.code];

/** What the worker does with a check, the reading itself left to the process that has specs of its own. */
async function work(jobId: string, outcome: (task: CheckTask) => CheckOutcome = inspected): Promise<void> {
  const { database } = app.core;
  const checker = {
    check: (task: CheckTask, use: (came: CheckOutcome) => Promise<void>) => use(outcome(task)),
  } as unknown as TemplateChecker;
  const job = new TemplateCheckJob(
    new CheckWork(new TemplateCheckStore(database)),
    checker,
    new UnitOfWork(database),
  );
  const reporter: JobReporter = {
    step: () => Promise.resolve(),
    finish: async (tx) => {
      await tx.query(`update job set state = 'done' where id = $1`, [jobId]);
    },
  };
  const [row] = await app.query<{ subjectId: string }>(
    'select subject_id as "subjectId" from job where id = $1',
    [jobId],
  );
  const { accountId, personId } = manager.principal;
  await job.run(
    {
      id: jobId,
      kind: 'template_check',
      subjectId: row?.subjectId ?? '',
      accountId,
      personId,
      requestId: null,
      attempts: 1,
    },
    reporter,
  );
}

const report: TemplateReport = {
  format: 'pptx',
  layouts: [],
  fonts: [],
  slideSize: null,
  tokens: [],
  findings: [],
};
const page = { kind: 'text' as const, title: 'Une page', blocks: [] };
const inspected = (): CheckOutcome => ({
  kind: 'usable',
  report,
  proofs: (['fr', 'en'] as const).map((language) => ({
    kind: 'committee_deck',
    language,
    read: () => Promise.resolve(Buffer.from(`proof ${language}`)),
    pages: language === 'fr' ? [page] : [],
  })),
});

/** A template whose last version was checked. */
async function checked(over: Readonly<Record<string, string>> = {}): Promise<TemplateDetail> {
  const { body } = await upload(aTemplate(), over);
  await work(body.versions[0]?.jobId ?? '');
  return (await manager.get<TemplateDetail>(`/api/templates/${body.id}`)).body;
}
const publish = (template: TemplateDetail, number = 1, version = template.version) =>
  manager.post<TemplateDetail & Problem>(`/api/templates/${template.id}/versions/${number}/publish`, {
    version,
  });

describe('uploading', () => {
  it.each<readonly [string, Buffer, string, string, string | null]>(
    (
      [
        ['nothing', Buffer.alloc(0), 'a.pptx', 'empty_file'],
        ['no archive', Buffer.from('%PDF-1.7 not a deck'), 'a.pptx', 'content_differs'],
        [
          'a document',
          zip([
            { name: '[Content_Types].xml', text: '<Types/>' },
            { name: 'word/document.xml', text: '<w/>' },
          ]),
          'a.pptx',
          'content_differs',
        ],
        ['another extension', aTemplate(), 'a.potx', 'wrong_extension'],
        ['a name with macros', aTemplate(), 'a.pptm', 'macros'],
        ['macros', aTemplate({ 'ppt/vbaProject.bin': 'x' }), 'a.pptx', 'macros', 'ppt/vbaProject.bin'],
        [
          'an OLE object',
          aTemplate({ 'ppt/embeddings/oleObject1.bin': 'x' }),
          'a.pptx',
          'embedded_object',
          'ppt/embeddings/oleObject1.bin',
        ],
        [
          'a link out of the file',
          aTemplate({
            'ppt/slideLayouts/_rels/slideLayout1.xml.rels': `<Relationships>${relationship('image', 'https://example.test/a.png', 'TargetMode="External"')}</Relationships>`,
          }),
          'a.pptx',
          'external_relationship',
          'ppt/slideLayouts/_rels/slideLayout1.xml.rels',
        ],
        [
          'a document type',
          aTemplate({ 'ppt/theme/theme1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }),
          'a.pptx',
          'doctype',
          'ppt/theme/theme1.xml',
        ],
        [
          'a document type in UTF-16',
          aTemplate({ 'ppt/theme/theme1.xml': '<\0!\0D\0' }),
          'a.pptx',
          'broken_part',
          'ppt/theme/theme1.xml',
        ],
        [
          'a bomb',
          zip([...templateParts(), { name: 'ppt/media/image1.png', text: padding(30 * 1024 * 1024) }]),
          'a.pptx',
          'inflates_too_much',
        ],
        ['21 MB', Buffer.alloc(21 * 1024 * 1024, 1), 'a.pptx', 'too_large'],
        ['3,000 parts', aTemplate(slides(3_000)), 'a.pptx', 'too_many_entries'],
      ] as const
    ).map(([what, bytes, name, code, place = null]) => [what, bytes, name, code, place] as const),
  )('refuses %s in words and keeps nothing', async (_, bytes, fileName, code, place) => {
    const before = await app.query('select count(*)::int as n from template_version');
    const answer = await upload(bytes, { fileName });
    expect(codes(answer)).toEqual([422, 'file_refused', code]);
    if (place) expect(answer.body.errors?.[0]?.params).toMatchObject({ place });
    expect(await app.query('select count(*)::int as n from template_version')).toEqual(before);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps nothing of an upload cut in the middle', async () => {
    const before = await app.query('select count(*)::int as n from template');
    const [session] = await app.query<{ csrf_token: string }>(
      'select csrf_token from session where account_id = $1',
      [manager.principal.accountId],
    );
    const { port } = app.nest.getHttpAdapter().getInstance().server.address() as AddressInfo;
    const file = aTemplate();
    await new Promise<void>((resolve) => {
      const sent = request({
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: at({ name: 'Coupé', format: 'pptx', fileName: 'a.pptx' }),
        headers: {
          cookie: `jalon_session=${manager.token}`,
          'x-csrf-token': session?.csrf_token ?? '',
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/octet-stream',
          'content-length': file.length,
        },
      });
      sent.on('error', () => resolve());
      sent.write(file.subarray(0, file.length / 2), () =>
        setTimeout(() => sent.destroy(new Error('cut')), 50),
      );
    });
    for (let waited = 0; waited < 30_000 && readdirSync(folder).length > 0; waited += 50) await sleep(50);
    expect(readdirSync(folder)).toEqual([]);
    expect(await app.query('select count(*)::int as n from template')).toEqual(before);
  });

  it('takes charts with the workbook of their figures', async () => {
    const workbook = zip([{ name: 'xl/workbook.xml', text: '<workbook/>' }]).toString('latin1');
    const parts = templateParts({
      'ppt/charts/_rels/chart1.xml.rels': `<Relationships>${relationship('package', '../embeddings/Book1.xlsx')}</Relationships>`,
    });
    const file = zip([
      ...parts,
      { name: 'ppt/embeddings/Book1.xlsx', text: Buffer.from(workbook, 'latin1') },
    ]);
    expect((await upload(file)).status).toBe(201);
  });

  it('asks for what the kind can have, and for an entity that is there', async () => {
    expect(codes(await upload(aTemplate(), { kind: 'minutes' }))).toEqual([
      422,
      'invalid_value',
      'template_kind_format',
    ]);
    const nobody = '8f14e45f-ceea-467f-a8f0-5d6a7b8c9d0e';
    expect(codes(await upload(aTemplate(), { entityId: nobody }))).toEqual([422, 'invalid_value', 'unknown']);
  });
});

describe('the check', () => {
  it('says what there is to look at, a kind and a language each, and nothing before it ended', async () => {
    const { body } = await upload(aTemplate());
    const at = `/api/templates/${body.id}/versions/1`;
    expect(body.versions[0]?.proofs).toEqual([]);
    expect((await manager.get(`${at}/proof`)).status).toBe(404);
    await work(body.versions[0]?.jobId ?? '');
    const detail = templateDetail.parse((await manager.get(`/api/templates/${body.id}`)).body);
    expect(detail.versions[0]?.proofs).toEqual([
      { kind: 'committee_deck', language: 'fr' },
      { kind: 'committee_deck', language: 'en' },
    ]);
    const pages = async (query: string) =>
      (await manager.get<TemplatePages>(`${at}/pages${query}`)).body.pages;
    expect(await pages('?kind=committee_deck&language=fr')).toEqual([page]);
    expect(await pages('?language=en')).toEqual([]);
    expect((await manager.get(`${at}/pages?kind=minutes`)).status).toBe(404);
    const file = await manager.get(`${at}/proof?language=en`);
    expect([file.status, file.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('maison-proof-committee-deck-en.pptx'),
    ]);
  });

  it('keeps the report of what is refused, not its file, and publishing it is refused', async () => {
    const { body } = await upload(aTemplate());
    const bad = {
      ...report,
      findings: [{ level: 'error' as const, code: 'no_layout' as const, place: '', params: [] }],
    };
    expect(codes(await publish(body))).toEqual([409, 'not_ready', 'template_checking']);
    await work(body.versions[0]?.jobId ?? '', () => ({ kind: 'refused', report: bad, error: null }));
    const detail = templateDetail.parse((await manager.get(`/api/templates/${body.id}`)).body);
    expect(detail.versions[0]).toMatchObject({ state: 'refused', hasFile: false, proofs: [] });
    expect(detail.versions[0]?.report?.findings[0]?.code).toBe('no_layout');
    expect((await manager.get(`/api/templates/${body.id}/versions/1/file`)).status).toBe(404);
    expect(codes(await publish(detail as TemplateDetail & Problem))).toEqual([
      409,
      'not_ready',
      'template_has_errors',
    ]);
  });
});

describe('publishing', () => {
  it('keeps the published version until the next one is published, then goes back', async () => {
    const first = await publish(await checked());
    expect(first.body.published?.number).toBe(1);
    const second = await manager.upload<TemplateDetail>(
      `/api/templates/${first.body.id}/versions?fileName=b.pptx`,
      aTemplate(),
    );
    expect([second.body.published?.number, second.body.last.state]).toEqual([1, 'checking']);
    await work(second.body.versions[0]?.jobId ?? '');
    const published = await publish(second.body, 2);
    expect(published.body.versions.map(({ state }) => state)).toEqual(['published', 'retired']);
    const back = await publish(published.body, 1);
    expect(back.body.published?.number).toBe(1);
    const stale = await publish(published.body, 2);
    expect([stale.status, stale.body.code]).toEqual([409, 'version_conflict']);
    const retired = await manager.post<TemplateDetail>(`/api/templates/${back.body.id}/versions/1/retire`, {
      version: back.body.version,
    });
    expect(retired.body.published).toBeNull();
  });

  it('publishes once when two people publish at once', async () => {
    const template = await checked();
    const added = await manager.upload<TemplateDetail>(
      `/api/templates/${template.id}/versions?fileName=b.pptx`,
      aTemplate(),
    );
    await work(added.body.versions[0]?.jobId ?? '');
    const answers = await Promise.all([publish(added.body, 1), publish(added.body, 2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const rows = await app.query(
      `select 1 as one from template_version where template_id = $1 and state = 'published'`,
      [template.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('chooses the most specific published one, and says so before', async () => {
    const entityId = await app.entity('Caisse du choix');
    const choice = new TemplateChoice(app.core.database);
    await app.query(`update template_version set state = 'retired' where state = 'published'`);
    expect(await choice.published('committee_deck', 'pptx', entityId)).toBeNull();
    const scopes: readonly [string, Readonly<Record<string, string>>][] = [
      ['all', {}],
      ['entity', { entityId }],
      ['kind', { kind: 'committee_deck' }],
      ['kind and entity', { kind: 'committee_deck', entityId }],
    ];
    for (const [name, scope] of scopes) {
      await publish(await checked({ name, ...scope }));
      expect((await choice.published('committee_deck', 'pptx', entityId))?.name).toBe(name);
    }
    expect((await choice.published('committee_deck', 'pptx', null))?.name).toBe('kind');
    expect((await choice.published('monthly_report', 'pptx', entityId))?.name).toBe('entity');
    expect((await choice.published('monthly_report', 'pptx', null))?.name).toBe('all');
    expect(await choice.published('minutes', 'docx', entityId)).toBeNull();

    const { items } = (await manager.get<Templates>('/api/templates?q=all&state=published')).body;
    const { reach } = (await manager.get<TemplateDetail>(`/api/templates/${items[0]?.id ?? ''}`)).body;
    expect(reach.kinds).not.toContain('committee_deck');
    expect(reach.kept.map(({ name }) => name).sort()).toEqual(['entity', 'kind', 'kind and entity']);
  });

  it('keeps its scope once it was published, and its name follows', async () => {
    const { body } = await publish(await checked());
    const scope = await manager.patch<Problem>(`/api/templates/${body.id}`, {
      version: body.version,
      changes: { kind: 'committee_deck' },
    });
    expect(codes(scope)).toEqual([409, 'not_ready', 'template_scope_fixed']);
    const named = await manager.patch<TemplateDetail>(`/api/templates/${body.id}`, {
      version: body.version,
      changes: { name: 'Autre' },
    });
    expect(named.body.name).toBe('Autre');
    const archived = await manager.post<TemplateDetail>(`/api/templates/${body.id}/archive`, {
      version: named.body.version,
    });
    expect([archived.body.archived, archived.body.published]).toEqual([true, null]);
    const listed = (await manager.get<Templates>('/api/templates?q=Autre')).body;
    expect(listed.total).toBe(0);
  });
});

it.each(['leadership', 'expert', 'intern', 'tutor'] as const)(
  'is read by %s, and not written',
  async (role) => {
    const client = await app.signIn(role);
    expect((await client.get('/api/templates')).status).toBe(200);
    expect(
      (await client.upload(at({ name: 'Non', format: 'pptx', fileName: 'a.pptx' }), aTemplate())).status,
    ).toBe(403);
  },
);

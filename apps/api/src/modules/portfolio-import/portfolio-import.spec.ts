import { JobCancelled } from '../../queue/job-handler.js';
import { federalInventory, ImportWorld } from './testing/import-world.js';

let world: ImportWorld;
beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(async () => {
  await world.end();
});

interface Row {
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly stage: string;
  readonly stage_since: string;
  readonly entity: string;
}
const read = (title: string) =>
  world.database.query<Row>(
    `select u.code, u.title, u.summary, u.stage, u.stage_since, e.name as entity
     from use_case u join partner_entity e on e.id = u.entity_id where u.title like $1 order by u.number`,
    [title],
  );

describe('the federal inventory, 2,133 rows as published', () => {
  it('is read for what it is', async () => {
    const view = await world.upload(federalInventory(), 'us-federal-ai-use-cases-2024.csv');
    expect(view.detected).toEqual({
      format: 'csv',
      encoding: 'windows-1252',
      delimiter: ',',
      sheet: null,
      headerRow: 1,
      rows: 2133,
    });
    expect(view.columns).toHaveLength(62);
    const named = view.mapping.columns.map(({ index, field }) => [view.columns[index]?.name, field]);
    expect(named).toEqual([
      ['Use Case Name', 'title'],
      ['Agency', 'entity'],
      ['Bureau', 'extra'],
      ['Use Case Topic Area', 'domain'],
      ['What is the intended purpose and expected benefits of the AI?', 'summary'],
      ['Describe the AI system’s outputs.', 'extra'],
      ['Stage of Development', 'stage'],
      ['Date Initiated', 'opportunityOn'],
      ['Date when Acquisition and/or Development began', 'deliveryOn'],
      ['Date Implemented', 'deploymentOn'],
      ['Date Retired', 'closedOn'],
    ]);
    expect(view.counts).toEqual({ created: 2125, updated: 0, unchanged: 0, rejected: 8 });
    expect(
      view.preview.slice(0, 8).map((row) => [row.row, row.reasons[0]?.code, row.reasons[0]?.value]),
    ).toEqual(REJECTED);
    expect(await world.count('use_case')).toBe(0);
  });

  it('comes in whole', async () => {
    const view = await world.import(federalInventory(), 'us-federal-ai-use-cases-2024.csv');
    expect(view.state).toBe('done');
    expect(view.counts).toEqual({ created: 2125, updated: 0, unchanged: 0, rejected: 8 });
    expect(view.counts.created + view.counts.rejected).toBe(2133);
    expect(await world.count('use_case')).toBe(2125);
    expect(await world.count('import_identity')).toBe(2125);
  });

  it('keeps every character', async () => {
    const [mojibake] = await world.database.query<{ total: number }>(
      `select count(*) as total from use_case where title || summary ~ '[\\u0080-\\u009f\\ufffd]|â€|Ã'`,
    );
    expect(mojibake?.total).toBe(0);
    const [accents] = await world.database.query<{ total: number }>(
      `select count(*) as total from use_case where summary ~ '[’“”–—]'`,
    );
    expect(accents?.total).toBeGreaterThan(500);
  });

  it('keeps lines, long titles and days', async () => {
    const long = await read('%…');
    expect(long).toHaveLength(8);
    for (const row of long) {
      expect(row.title.length).toBeLessThanOrEqual(200);
      expect(row.summary.startsWith(row.title.slice(0, -1))).toBe(true);
    }
    const [first] = await read('Non-Intrusive Inspection (NII) 3D Imaging Tool');
    expect(first).toMatchObject({
      code: 'UC-001',
      stage: 'deployment',
      stage_since: '2023-07-01',
      entity: 'Department of Homeland Security',
    });
    const [lines] = await world.database.query<{ total: number }>(
      `select count(*) as total from use_case where summary like E'%\\n%' and summary like '%Bureau: %'`,
    );
    expect(lines?.total).toBeGreaterThan(2000);
    expect(await read('Generative AI Usage')).toHaveLength(51);
  });

  it('changes nothing the second time', async () => {
    const before = await snapshot();
    const again = await world.import(federalInventory(), 'again.csv');
    expect(again.counts).toEqual({ created: 0, updated: 0, unchanged: 2125, rejected: 8 });
    expect(again.mappingRemembered).toBe(true);
    expect(await snapshot()).toEqual(before);
  });
});

/** Everything an import may touch, so that « nothing changed » means nothing. */
async function snapshot(): Promise<unknown> {
  return world.database.query(
    `select (select md5(string_agg(u::text, '' order by u.number)) from use_case u) as use_cases,
       (select md5(string_agg(m::text, '' order by m.seq)) from use_case_move m) as moves,
       (select md5(string_agg(i::text, '' order by i.use_case_id)) from import_identity i) as identities,
       (select count(*) from partner_entity) as entities, (select count(*) from person) as people`,
  );
}

/** The four rows without a stage, and the four that repeat another in everything that is read of them. */
const REJECTED: readonly (readonly [number, string, string | null])[] = [
  [435, 'same_as_row', '419'],
  [446, 'same_as_row', '442'],
  [455, 'same_as_row', '373'],
  [477, 'same_as_row', '475'],
  [1352, 'stage_missing', null],
  [1353, 'stage_missing', null],
  [1354, 'stage_missing', null],
  [1355, 'stage_missing', null],
];

describe('rules of the import', () => {
  const file = (...rows: string[]) =>
    ['Référence;Titre;Entité;Étape;Météo;Motif;Résumé;Commanditaire;Date de cadrage', ...rows].join('\n');
  const byTitle = async (title: string) => {
    const [row] = await world.database.query<Record<string, unknown>>(
      `select u.*, p.name as sponsor from use_case u left join person p on p.id = u.sponsor_id where u.title = $1`,
      [title],
    );
    return row ?? {};
  };

  it('creates entities and people by name once, whatever their accents and case', async () => {
    const view = await world.import(
      file(
        'A-1;Tri du courrier;Crédit Agricole Assurances;Cadrage;vert;;Trier;Zoé Martin;12/01/2026',
        'A-2;Lecture de chèques;CREDIT AGRICOLE ASSURANCES;Réalisation;;;Lire;zoe martin;',
      ),
    );
    expect(view.detected).toMatchObject({ encoding: 'utf-8', delimiter: ';' });
    expect(view.counts).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 });
    const people = await world.database.query(`select 1 from person where fold(name) = 'zoe martin'`);
    const entities = await world.database.query(
      `select 1 from partner_entity where fold(name) like 'credit agri%'`,
    );
    expect([people.length, entities.length]).toEqual([1, 1]);
    const moves = await world.database.query(
      `select m.effective_on, m.from_stage, m.to_stage, m.kind from use_case_move m
       join use_case u on u.id = m.use_case_id where u.external_ref = 'A-1' order by m.seq`,
    );
    expect(moves).toEqual([
      { effective_on: '2026-01-12', from_stage: null, to_stage: 'framing', kind: 'entered' },
    ]);
    expect(await byTitle('Lecture de chèques')).toMatchObject({
      stage: 'delivery',
      stage_since: '2026-03-20',
    });
  });

  it('brings a corrected cell, and keeps what people wrote meanwhile', async () => {
    const before = await byTitle('Tri du courrier');
    await world.database.query(
      `update use_case set summary = 'Écrit à la main', health_declared_on = '2026-02-01', version = version + 1 where id = $1`,
      [before['id']],
    );
    const view = await world.import(
      file(
        'A-2;Lecture de chèques;Crédit Agricole Assurances;Réalisation;;;Lire;Zoé Martin;',
        'A-1;Tri du courrier;Crédit Agricole Assurances;Réalisation;Rouge;Budget refusé;Trier;;12/01/2026',
      ),
    );
    expect(view.counts).toEqual({ created: 0, updated: 1, unchanged: 1, rejected: 0 });
    expect(await byTitle('Tri du courrier')).toMatchObject({
      stage: 'delivery',
      stage_since: '2026-03-20',
      health: 'off_track',
      previous_health: 'on_track',
      health_reason: 'Budget refusé',
      health_declared_on: '2026-03-20',
      summary: 'Écrit à la main',
      sponsor: 'Zoé Martin',
      version: Number(before['version']) + 2,
    });
    const audit = await world.database.query<{ changes: { path: string }[] }>(
      `select changes from audit where subject_id = $1 and action = 'use_case.updated'`,
      [before['id']],
    );
    expect(audit[0]?.changes.map((change) => change.path)).toEqual(['stage', 'health', 'healthReason']);
  });

  it('rejects what cannot be told apart, and says which row it repeats', async () => {
    const view = await world.import(
      file(
        'B-1;Un;Entité B;Cadrage;;;;;',
        'B-1;Deux;Entité B;Cadrage;;;;;',
        ';;Entité B;Cadrage;;;;;',
        ';Trois;;Cadrage;;;;;',
      ),
    );
    const { items } = await world.queries.rows(view.id, { outcome: 'rejected', page: 1, pageSize: 10 });
    expect(
      items.map((row) => [row.row, row.reasons.map((reason) => reason.code), row.reasons[0]?.value]),
    ).toEqual([
      [3, ['external_ref_repeated'], '2'],
      [4, ['title_missing'], null],
      [5, ['entity_missing'], null],
    ]);
  });

  it('finds a use case typed by hand by its title and entity', async () => {
    await world.database.query(`insert into partner_entity (name) values ('Entité H')`);
    await world.database.query(
      `insert into use_case (title, entity_id, stage_since) select 'Saisi à la main', id, '2026-01-01' from partner_entity where name = 'Entité H'`,
    );
    const view = await world.import(file('H-1;SAISI A LA MAIN;entite h;Opportunité;;;Un résumé;;'));
    expect(view.counts).toEqual({ created: 0, updated: 1, unchanged: 0, rejected: 0 });
    const [row] = await world.database.query(
      `select external_ref, summary from use_case where title_fold = 'saisi a la main'`,
    );
    expect(row).toEqual({ external_ref: 'H-1', summary: 'Un résumé' });
  });

  it('leaves nothing behind when it fails at the last moment, and can be run again', async () => {
    const view = await world.upload(file('C-1;Cassé;Entité C;Cadrage;;;;;'));
    const { jobId } = await world.starts.start(world.context, view.id);
    const cut = { finish: () => Promise.reject(new Error('the worker dies here')) };
    await expect(world.work(view.id, jobId, cut)).rejects.toThrow('the worker dies here');
    expect(await byTitle('Cassé')).toEqual({});
    expect(await world.database.query(`select 1 from partner_entity where name = 'Entité C'`)).toEqual([]);
    await world.work(view.id, jobId);
    const before = await snapshot();
    await world.work(view.id, jobId);
    expect(await snapshot()).toEqual(before);
    expect(await world.queries.view(view.id)).toMatchObject({
      state: 'done',
      counts: { created: 1, rejected: 0 },
    });
  });

  it('stops and writes nothing when its owner cancels it', async () => {
    const view = await world.upload(file('D-1;Annulé;Entité D;Cadrage;;;;;'));
    const { jobId } = await world.starts.start(world.context, view.id);
    const before = await snapshot();
    await expect(
      world.work(view.id, jobId, { finish: () => Promise.reject(new JobCancelled()) }),
    ).rejects.toThrow(JobCancelled);
    expect(await snapshot()).toEqual(before);
  });

  it('creates everything once when two people import the same file at the same time', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `;Parallèle ${index};Entité ${index % 7} E;Cadrage;;;;Personne ${index % 5};`,
    );
    const views = [await world.upload(file(...rows)), await world.upload(file(...rows))];
    const before = await world.count('use_case');
    await Promise.all(views.map((view) => world.run(view.id)));
    expect(await world.count('use_case')).toBe(before + 300);
    const counts = await Promise.all(views.map(async (view) => (await world.queries.view(view.id)).counts));
    expect(
      counts.map((count) => [count.created, count.unchanged]).sort((a, b) => Number(a[0]) - Number(b[0])),
    ).toEqual([
      [0, 300],
      [300, 0],
    ]);
  });

  it('tells how far it is', async () => {
    const rows = Array.from(
      { length: 2_500 },
      (_, index) => `P-${index};Projet ${index};Entité P;Cadrage;;;;;`,
    );
    const view = await world.upload(file(...rows));
    expect(await world.run(view.id)).toEqual([
      'reading 0/?',
      'checking 0/2500',
      'writing 1000/2500',
      'writing 2000/2500',
      'finishing 2500/2500',
    ]);
  });

  it('refuses a mapping that cannot be, and a run without title', async () => {
    const view = await world.upload('a;b\n1;2\n');
    const map = (columns: { index: number; field: 'title' | 'entity' }[]) =>
      world.mappings.set(world.context, view.id, { columns, defaultEntity: 'X', defaultStage: 'framing' });
    await expect(map([{ index: 2, field: 'title' }])).rejects.toMatchObject({
      fields: [{ code: 'out_of_range' }],
    });
    await expect(
      map([
        { index: 0, field: 'title' },
        { index: 1, field: 'title' },
      ]),
    ).rejects.toMatchObject({
      fields: [{ code: 'field_repeated' }],
    });
    await expect(world.starts.start(world.context, view.id)).rejects.toMatchObject({
      fields: [{ code: 'title_unmapped' }],
    });
    await map([{ index: 0, field: 'title' }]);
    expect((await world.queries.view(view.id)).counts.created).toBe(1);
    await world.run(view.id);
    await expect(map([{ index: 1, field: 'title' }])).rejects.toMatchObject({ code: 'not_ready' });
    await expect(world.starts.start(world.context, view.id)).rejects.toMatchObject({ code: 'not_ready' });
  });

  it('writes a report that spreadsheets open safely', async () => {
    const view = await world.import(
      file(';=HYPERLINK("x");Entité R;Cadrage;;;;;32/01/2026', ';Sans étape;Entité R;;;;;;'),
    );
    const report = await world.reports.csv(view.id, 'fr');
    let text = '';
    for await (const piece of report.pieces) text += piece;
    expect(report.fileName).toMatch(/^jalon-rapport-import-\d{4}-\d\d-\d\d\.csv$/);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\ufeffLigne;Résultat;Code;Titre;Remarques');
    expect(lines[1]).toMatch(
      /^2;Créé;UC-\d+;"'=HYPERLINK\(""x""\)";"Date de cadrage : « 32\/01\/2026 » n’est pas une date, laissée vide"$/,
    );
    expect(lines[2]).toBe('3;Rejeté;;Sans étape;Étape : aucune étape');
  });
});

import * as fc from 'fast-check';
import { CONDITIONS, STAGES } from '../use-case/stage.js';
import { USE_CASE_LIMITS } from '../use-case/use-case.js';
import { IMPORT_NAME_LIMITS, isEmptyRow, readRow, type ReadingPlan } from './draft.js';
import { IMPORT_FIELDS, type ImportField } from './field.js';

const ALL = IMPORT_FIELDS.map((field, index) => ({ index, field }));
const plan: ReadingPlan = {
  headers: IMPORT_FIELDS.map((field) => (field === 'extra' ? 'Sorties' : field)),
  columns: ALL,
  defaultEntity: null,
  defaultStage: null,
  dateOrders: new Map(),
  today: '2026-03-20',
};
const minimal = { title: 'Tri', entity: 'Crédit', stage: 'Cadrage' };
const read = (cells: Partial<Record<ImportField, string>>, more: Partial<ReadingPlan> = {}) =>
  readRow({ row: 7, cells: IMPORT_FIELDS.map((field) => cells[field] ?? '') }, { ...plan, ...more });
const codes = (cells: Partial<Record<ImportField, string>>, more?: Partial<ReadingPlan>) =>
  read(cells, more).issues.map(({ field, code }) => `${field}:${code}`);

describe('readRow', () => {
  it('reads every field', () => {
    expect(
      read({
        ...minimal,
        externalRef: ' A-1 ',
        title: 'Tri\n du  courrier',
        summary: 'Une ligne\r\nUne autre',
        domain: 'Assurances',
        sponsor: 'Zoé',
        businessOwner: 'Ali',
        functionalReferent: 'Eva',
        product: 'CAGS',
        condition: 'Suspendu',
        health: 'Rouge',
        healthReason: 'Budget',
        valueScore: '4/5',
        feasibilityScore: 'faible',
        tags: 'IA; Courrier, ia |NLP',
        opportunityOn: '12/01/2026',
        framingOn: '2026-02-01',
        extra: 'Un score',
      }),
    ).toEqual({
      row: 7,
      title: 'Tri du courrier',
      issues: [],
      draft: {
        externalRef: 'A-1',
        title: 'Tri du courrier',
        summary: 'Une ligne\nUne autre\n\nSorties: Un score',
        entity: 'Crédit',
        domain: 'Assurances',
        sponsor: 'Zoé',
        businessOwner: 'Ali',
        functionalReferent: 'Eva',
        product: 'CAGS',
        stage: 'framing',
        stageAssumed: false,
        condition: 'on_hold',
        health: 'off_track',
        healthReason: 'Budget',
        valueScore: 4,
        feasibilityScore: 2,
        tags: ['IA', 'Courrier', 'NLP'],
        history: [
          { stage: 'opportunity', on: '2026-01-12' },
          { stage: 'framing', on: '2026-02-01' },
        ],
      },
    });
  });

  it('rejects a row without title, entity or stage, naming all of them', () => {
    expect(read({ summary: 'x' })).toEqual({
      row: 7,
      title: null,
      draft: null,
      issues: [
        { field: 'stage', code: 'stage_missing', value: null },
        { field: 'title', code: 'title_missing', value: null },
        { field: 'entity', code: 'entity_missing', value: null },
      ],
    });
    expect(read({ ...minimal, stage: 'Zzz' }).issues).toEqual([
      { field: 'stage', code: 'stage_unknown', value: 'Zzz' },
    ]);
    expect(read({ ...minimal, title: 'N/A' }).draft).toBeNull();
  });

  it('takes the defaults of the mapping', () => {
    const row = read({ title: 'Tri' }, { defaultEntity: 'Crédit', defaultStage: 'delivery' });
    expect(row.draft).toMatchObject({ entity: 'Crédit', stage: 'delivery', stageAssumed: true });
    expect(row.issues).toEqual([]);
    expect(codes({ ...minimal, stage: 'Zzz' }, { defaultStage: 'usage' })).toEqual([
      'stage:stage_unknown_default',
    ]);
  });

  it('takes a condition written as a stage', () => {
    const row = read({ ...minimal, stage: 'Abandonné' }, { defaultStage: 'opportunity' });
    expect(row).toMatchObject({ draft: { stage: 'opportunity', condition: 'abandoned' }, issues: [] });
    expect(codes({ ...minimal, stage: 'Abandonné' })).toEqual(['stage:stage_unknown']);
  });

  it('keeps a long title whole at the head of the summary', () => {
    const title = 'mot '.repeat(80).trim();
    const row = read({ ...minimal, title, summary: 'Suite' });
    expect(row.draft?.title).toHaveLength(200);
    expect(row.draft?.title.endsWith('…')).toBe(true);
    expect(row.draft?.summary).toBe(`${title}\n\nSuite`);
    expect(row.issues).toEqual([
      { field: 'title', code: 'shortened', value: `${title.slice(0, 199).trimEnd()}…` },
    ]);
  });

  it('never lets amber or red in without a reason: the cell’s words stand for it', () => {
    const row = read({ ...minimal, health: 'Orange' });
    expect(row.draft).toMatchObject({ health: 'at_risk', healthReason: 'Orange' });
    expect(row.issues).toEqual([{ field: 'healthReason', code: 'health_reason_missing', value: 'Orange' }]);
    expect(read({ ...minimal, health: 'Vert' }).draft?.healthReason).toBeNull();
  });

  it('leaves doubtful cells empty and says so', () => {
    expect(
      codes({
        ...minimal,
        condition: 'bof',
        health: 'bleu',
        valueScore: '9',
        tags: `${'x'.repeat(41)}, ok`,
        opportunityOn: 'un jour',
        framingOn: '2026-03-21',
        usageOn: '2026-01-01',
      }),
    ).toEqual([
      'health:health_unknown',
      'condition:condition_unknown',
      'valueScore:score_unknown',
      'tags:tags_left_out',
      'opportunityOn:not_a_date',
      'framingOn:date_in_future',
      'usageOn:date_after_stage',
    ]);
  });

  it('does not believe a stage entered before the one it follows', () => {
    const row = read({ ...minimal, opportunityOn: '2026-02-10', framingOn: '2026-02-01' });
    expect(row.issues).toEqual([{ field: 'framingOn', code: 'date_out_of_order', value: '2026-02-01' }]);
    expect(row.draft?.history).toEqual([
      { stage: 'opportunity', on: '2026-02-10' },
      { stage: 'framing', on: null },
    ]);
  });

  it('says where a formula stood, when the column is taken', () => {
    const index = IMPORT_FIELDS.indexOf('domain');
    const cells = IMPORT_FIELDS.map(
      (field) => (minimal as Partial<Record<ImportField, string>>)[field] ?? '',
    );
    const source = {
      row: 2,
      cells,
      formulas: [
        { index, kept: false },
        { index: 99, kept: true },
      ],
    };
    expect(readRow(source, plan).issues).toEqual([
      { field: 'domain', code: 'formula_without_value', value: null },
    ]);
  });

  it('keeps within every limit whatever is in the cells, and says the same each time', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('Cadrage', 'Rouge', '5', '12/01/2024', 'N/A', 'a,b;c|d'),
      fc.string({ minLength: 1, maxLength: 3 }).map((text) => text.repeat(4_000)),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: ALL.length, maxLength: ALL.length }), (cells) => {
        const source = { row: 2, cells };
        const row = readRow(source, { ...plan, defaultEntity: 'Crédit', defaultStage: 'opportunity' });
        expect(readRow(source, { ...plan, defaultEntity: 'Crédit', defaultStage: 'opportunity' })).toEqual(
          row,
        );
        if (!row.draft) {
          expect(row.issues.length).toBeGreaterThan(0);
          return;
        }
        const { draft } = row;
        expect(draft.title.length).toBeLessThanOrEqual(USE_CASE_LIMITS.title);
        expect(draft.summary?.length ?? 0).toBeLessThanOrEqual(USE_CASE_LIMITS.summary);
        expect(draft.entity.length).toBeLessThanOrEqual(IMPORT_NAME_LIMITS.entity);
        expect(draft.healthReason?.length ?? 0).toBeLessThanOrEqual(USE_CASE_LIMITS.reason);
        expect(draft.tags?.length ?? 0).toBeLessThanOrEqual(USE_CASE_LIMITS.tags);
        for (const name of [draft.sponsor, draft.businessOwner, draft.functionalReferent]) {
          expect(name?.length ?? 0).toBeLessThanOrEqual(IMPORT_NAME_LIMITS.person);
        }
        for (const line of [draft.title, draft.entity, draft.domain ?? '', ...(draft.tags ?? [])]) {
          expect(line).not.toMatch(/\p{Cc}/u);
        }
        expect(STAGES).toContain(draft.stage);
        expect([null, ...CONDITIONS]).toContain(draft.condition);
        expect(draft.history.at(-1)?.stage).toBe(draft.stage);
      }),
      { numRuns: 200 },
    );
  });
});

describe('isEmptyRow', () => {
  it('is a row of blanks', () => {
    expect(isEmptyRow(['', ' ', '\n'])).toBe(true);
    expect(isEmptyRow(['', '-'])).toBe(false);
  });
});

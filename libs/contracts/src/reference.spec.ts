import { createEntity, createPerson, createProduct, updateEntity, updateProduct } from './reference.js';
import { monthQuery, reportDocumentsQuery, requestMonthlyReport } from './report.js';

describe('entities, people and products', () => {
  it('have a name of one line within its limit', () => {
    expect(createEntity.parse({ name: ' Crédit ' })).toEqual({ name: 'Crédit' });
    expect(createProduct.parse({ name: 'CAGS' })).toEqual({ name: 'CAGS', description: '' });
    for (const [schema, max] of [
      [createEntity, 160],
      [createProduct, 120],
    ] as const) {
      for (const name of ['', ' ', 'a\nb', 'x'.repeat(max + 1), 3, null])
        expect(schema.safeParse({ name }).success).toBe(false);
      expect(schema.safeParse({ name: 'x'.repeat(max) }).success).toBe(true);
      expect(schema.safeParse({ name: 'x', archived: true }).success).toBe(false);
    }
    expect(createPerson.safeParse({ name: 'Zoé' }).success).toBe(false);
    expect(createPerson.safeParse({ name: 'Zoé', entityId: null }).success).toBe(true);
  });

  it('have descriptions that can be stored', () => {
    const hostile = [`a${String.fromCharCode(0)}b`, 'half \ud83d', 'x'.repeat(1001)];
    for (const description of hostile) {
      expect(createProduct.safeParse({ name: 'CAGS', description }).success).toBe(false);
      expect(updateProduct.safeParse({ version: 1, description }).success).toBe(false);
    }
  });

  it('change with their version', () => {
    expect(updateEntity.safeParse({ name: 'x' }).success).toBe(false);
    expect(updateEntity.safeParse({ version: 1, archived: 'yes' }).success).toBe(false);
    expect(updateEntity.safeParse({ version: 1, archived: true }).success).toBe(true);
  });
});

describe('monthly reports', () => {
  it('are asked for by month and language, for the whole portfolio unless said', () => {
    expect(requestMonthlyReport.parse({ month: '2026-03', language: 'fr' })).toEqual({
      month: '2026-03',
      language: 'fr',
      entityId: null,
    });
    for (const body of [
      { month: '2026-13', language: 'fr' },
      { month: '2026-03' },
      { month: '2026-03', language: 'de' },
      { month: '2026-03', language: 'fr', entityId: 'all' },
      { month: '2026-03', language: 'fr', force: true },
    ]) {
      expect(requestMonthlyReport.safeParse(body).success).toBe(false);
    }
    expect(monthQuery.parse({ month: '2026-03' })).toEqual({ month: '2026-03', language: 'fr' });
    expect(reportDocumentsQuery.safeParse({ month: 'March' }).success).toBe(false);
  });
});

import { importMapping, importRowsQuery, uploadQuery } from './import.js';

const mapping = { columns: [{ index: 0, field: 'title' }], defaultEntity: null, defaultStage: null };

describe('importMapping', () => {
  it('takes a mapping, its default entity trimmed', () => {
    expect(importMapping.parse({ ...mapping, defaultEntity: ' Crédit ', defaultStage: 'framing' })).toEqual({
      ...mapping,
      defaultEntity: 'Crédit',
      defaultStage: 'framing',
    });
  });

  it.each([
    [{ ...mapping, extra: 1 }],
    [{ columns: mapping.columns }],
    [{ ...mapping, columns: [{ index: 500, field: 'title' }] }],
    [{ ...mapping, columns: [{ index: -1, field: 'title' }] }],
    [{ ...mapping, columns: [{ index: 0.5, field: 'title' }] }],
    [{ ...mapping, columns: [{ index: 0, field: 'id' }] }],
    [{ ...mapping, columns: [{ index: 0, field: 'title', more: 1 }] }],
    [{ ...mapping, columns: Array.from({ length: 501 }, () => ({ index: 0, field: 'extra' })) }],
    [{ ...mapping, defaultEntity: '' }],
    [{ ...mapping, defaultEntity: 'x'.repeat(161) }],
    [{ ...mapping, defaultStage: 'later' }],
    [null],
    [[]],
  ])('refuses %#', (value) => {
    expect(importMapping.safeParse(value).success).toBe(false);
  });
});

describe('queries', () => {
  it('bounds the name of a file', () => {
    expect(uploadQuery.safeParse({ fileName: 'portefeuille.xlsx' }).success).toBe(true);
    for (const fileName of [
      '',
      ' ',
      'x'.repeat(256),
      `a${String.fromCharCode(0)}.csv`,
      'a\r\nb.csv',
      undefined,
      ['a'],
    ]) {
      expect(uploadQuery.safeParse({ fileName }).success).toBe(false);
    }
  });

  it('bounds the rows asked for', () => {
    expect(importRowsQuery.parse({ outcome: 'rejected' })).toEqual({
      outcome: 'rejected',
      page: 1,
      pageSize: 50,
    });
    for (const query of [
      { outcome: 'lost' },
      { page: '0' },
      { pageSize: '101' },
      { pageSize: 'all' },
      { limit: '5' },
    ]) {
      expect(importRowsQuery.safeParse(query).success).toBe(false);
    }
  });
});

import * as fc from 'fast-check';
import { EMPTY_CONTENTS, type ComparativeStudyContent } from './contents.js';
import { withPastedResults } from './results-merge.js';
import { readNumber, readResults } from './results-read.js';
import { originGaps, rankResults, standings, type ResultTable } from './results.js';

const STUDY: ComparativeStudyContent = {
  ...EMPTY_CONTENTS.comparative_study,
  approaches: ['a', 'b', 'c'].map((key) => ({ key, name: `Approche ${key.toUpperCase()}`, description: '' })),
  datasets: [
    { key: 'in', name: 'Courriers du lab', origin: 'internal', description: '' },
    { key: 'out', name: 'Jeu public', origin: 'external', description: '' },
  ],
  criteria: [
    { key: 'f1', name: 'Score F1', unit: '', better: 'higher' },
    { key: 'ms', name: 'Délai', unit: 'ms', better: 'lower' },
  ],
  results: [
    { approach: 'a', dataset: 'in', criterion: 'f1', value: 0.9 },
    { approach: 'b', dataset: 'in', criterion: 'f1', value: 0.9 },
    { approach: 'c', dataset: 'in', criterion: 'f1', value: 0.7 },
    { approach: 'a', dataset: 'in', criterion: 'ms', value: 30 },
    { approach: 'b', dataset: 'in', criterion: 'ms', value: 12 },
    { approach: 'a', dataset: 'out', criterion: 'f1', value: 0.6 },
  ],
};

const key = fc.constantFrom('a', 'b', 'c', 'd');
const table: fc.Arbitrary<ResultTable> = fc.record({
  approaches: fc
    .uniqueArray(key, { minLength: 1 })
    .map((keys) => keys.map((one) => ({ key: one, name: one, description: '' }))),
  datasets: fc.uniqueArray(fc.constantFrom('x', 'y'), { minLength: 1 }).map((keys) =>
    keys.map((one) => ({
      key: one,
      name: one,
      origin: one === 'x' ? ('internal' as const) : ('external' as const),
      description: '',
    })),
  ),
  criteria: fc
    .constantFrom('higher' as const, 'lower' as const)
    .map((better) => [{ key: 'k', name: 'K', unit: '', better }]),
  results: fc.array(
    fc.record({
      approach: key,
      dataset: fc.constantFrom('x', 'y', 'z'),
      criterion: fc.constantFrom('k', 'l'),
      value: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN)),
    }),
  ),
});

describe('ranking', () => {
  it('says who is best, what ties, what stands alone and what nobody measured', () => {
    expect(
      rankResults(STUDY).map(({ criterion, dataset, verdict, best }) => [criterion, dataset, verdict, best]),
    ).toEqual([
      ['f1', 'in', 'tie', ['a', 'b']],
      ['f1', 'out', 'alone', []],
      ['ms', 'in', 'best', ['b']],
      ['ms', 'out', 'none', []],
    ]);
    expect(rankResults(STUDY)[0]?.cells.map(({ rank }) => rank)).toEqual([1, 1, 3]);
    expect(standings(rankResults(STUDY), STUDY.approaches)).toEqual([
      { approach: 'a', first: 0, tied: 1, compared: 2, missing: 1 },
      { approach: 'b', first: 1, tied: 1, compared: 2, missing: 2 },
      { approach: 'c', first: 0, tied: 0, compared: 1, missing: 3 },
    ]);
  });

  it('never puts a worse value before a better one, nor ranks what was not measured', () => {
    fc.assert(
      fc.property(table, (one) => {
        const sign = one.criteria[0]?.better === 'lower' ? -1 : 1;
        for (const { cells, best, verdict, measured } of rankResults(one)) {
          for (const left of cells) {
            expect(left.rank === null).toBe(left.value === null);
            for (const right of cells) {
              if (left.value === null || right.value === null || left.rank === null || right.rank === null)
                continue;
              expect(Math.sign(left.rank - right.rank)).toBe(
                Math.sign((right.value - left.value) * sign) + 0,
              );
            }
          }
          expect(cells.filter(({ value }) => value !== null)).toHaveLength(measured);
          expect(best.length > 0).toBe(verdict === 'best' || verdict === 'tie');
          expect(best.length === 0 || measured > 1).toBe(true);
          for (const approach of best) expect(cells.find((cell) => cell.approach === approach)?.rank).toBe(1);
        }
      }),
    );
  });

  it('does not depend on the order of approaches and results, and turns round with the better end', () => {
    const verdicts = (one: ResultTable) =>
      rankResults(one).map(({ best, ...rest }) => ({
        verdict: rest.verdict,
        dataset: rest.dataset,
        best: [...best].sort(),
      }));
    fc.assert(
      fc.property(table, (one) => {
        const unique = rankResults(one).flatMap(({ criterion, dataset, cells }) =>
          cells.flatMap(({ approach, value }) =>
            value === null ? [] : [{ approach, dataset, criterion, value }],
          ),
        );
        const shuffled = {
          ...one,
          approaches: [...one.approaches].reverse(),
          results: [...unique].reverse(),
        };
        expect(verdicts(shuffled)).toEqual(verdicts(one));
        const mirrored: ResultTable = {
          ...one,
          criteria: one.criteria.map((criterion) => ({
            ...criterion,
            better: criterion.better === 'higher' ? 'lower' : 'higher',
          })),
          results: one.results.map((result) => ({ ...result, value: -result.value })),
        };
        expect(verdicts(mirrored)).toEqual(verdicts(one));
      }),
    );
  });

  it('gives each comparison at most one winner over all standings', () => {
    fc.assert(
      fc.property(table, (one) => {
        const rankings = rankResults(one);
        const first = standings(rankings, one.approaches).reduce((sum, standing) => sum + standing.first, 0);
        expect(first).toBe(rankings.filter(({ verdict }) => verdict === 'best').length);
      }),
    );
  });

  it('compares internal and external data only where both were measured', () => {
    const gaps = originGaps(STUDY).filter(({ criterion }) => criterion === 'f1');
    expect(gaps.map(({ outside }) => outside)).toEqual(['worse', null, null]);
    expect(gaps[0]).toMatchObject({
      internal: { mean: 0.9, datasets: 1 },
      external: { mean: 0.6, datasets: 1 },
    });
    const lower = { ...STUDY, results: STUDY.results.map((one) => ({ ...one, criterion: 'ms' })) };
    expect(
      originGaps(lower).find(({ criterion, approach }) => criterion === 'ms' && approach === 'a')?.outside,
    ).toBe('better');
  });
});

describe('pasted tables', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['0.9', 0.9],
    ['0,9', 0.9],
    ['92 %', 92],
    ['−3', -3],
    ['1e-4', 0.0001],
    ['.5', 0.5],
    ['1.234.567', 1234567],
    ['12 ms', null],
    ['', null],
    ['1e999', null],
    ['--1', null],
  ])('read %j as %j', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it('are read one figure a line, with or without names of columns', () => {
    const rows = [{ approach: 'A', dataset: 'In', criterion: 'F1', value: 0.9 }];
    const said = (text: string) => readResults(text).rows.map(({ line: _, ...row }) => row);
    expect(said('A\tIn\tF1\t0,9')).toEqual(rows);
    expect(said('Valeur;Critère;Approche;Jeu de données\n0,9;F1;A;In')).toEqual(rows);
    expect(said('model,dataset,metric,value\r\nA,In,F1,0.9\r\n')).toEqual(rows);
    expect(said('"A";"In";"F1";"0,9"')).toEqual(rows);
  });

  it('are read with one column a criterion, and know what was not measured', () => {
    const read = readResults('Approche\tJeu\tF1\tDélai\nA\tIn\t0,9\tn/a\nB\tIn\t—\t12\n');
    expect(read.problems).toEqual([]);
    expect(
      read.rows.map(({ line, approach, criterion, value }) => [line, approach, criterion, value]),
    ).toEqual([
      [2, 'A', 'F1', 0.9],
      [3, 'B', 'Délai', 12],
    ]);
  });

  it('tell each line that cannot be read, and keep the others', () => {
    const read = readResults(
      'approche;jeu;critère;valeur\nA;In;F1;douze\n;In;F1;1\nB;In;F1;2\nC;In;F1;3;4\n',
    );
    expect(read.rows.map(({ approach }) => approach)).toEqual(['B']);
    expect(read.problems).toEqual([
      { line: 2, code: 'not_a_number', column: 'valeur', text: 'douze' },
      { line: 3, code: 'name_missing' },
      { line: 5, code: 'too_many_cells' },
    ]);
    expect(readResults('bonjour').problems).toEqual([{ line: 1, code: 'no_columns' }]);
    expect(readResults('A;B;C;"1').problems).toEqual([{ line: 1, code: 'quote_open' }]);
    expect(readResults(' \n\n').rows).toEqual([]);
  });

  it('join the study by their names, add what is new and replace what was there', () => {
    const merged = withPastedResults(
      STUDY,
      'approche;jeu;critère;valeur\nAPPROCHE A;in;score f1;0,95\nApproche D;Courriers du lab;Rappel;1\nA;?;F1;x\n',
    );
    expect(merged.taken).toBe(2);
    expect(merged.added).toEqual({ approaches: ['Approche D'], datasets: [], criteria: ['Rappel'] });
    expect(merged.problems.map(({ line }) => line)).toEqual([4]);
    expect(merged.content.results).toHaveLength(7);
    expect(merged.content.results[0]?.value).toBe(0.95);
    expect(merged.content.results.at(-1)).toEqual({
      approach: 'approche-d',
      dataset: 'in',
      criterion: 'rappel',
      value: 1,
    });
  });

  it('speak of the only dataset when they name none, and are refused when there are several', () => {
    const [dataset] = STUDY.datasets;
    const text = 'approche;Score F1\nApproche C;0,4';
    expect(withPastedResults(STUDY, text).problems).toEqual([{ line: 2, code: 'dataset_missing' }]);
    const one = withPastedResults({ ...STUDY, datasets: dataset ? [dataset] : [], results: [] }, text);
    expect(one.content.results).toEqual([{ approach: 'c', dataset: 'in', criterion: 'f1', value: 0.4 }]);
  });

  it('never fail, whatever is pasted, and keep within the limits of a study', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '"', ';', '\t', '\n', ',', '1', 'approche', 'valeur', '\u0000', '😀')),
        (parts) => {
          const merged = withPastedResults(STUDY, parts.join(''));
          expect(merged.content.approaches.length).toBeLessThanOrEqual(20);
          for (const { key: named } of [...merged.content.approaches, ...merged.content.criteria])
            expect(named).toMatch(/^[\w-]{1,40}$/);
        },
      ),
    );
  });
});

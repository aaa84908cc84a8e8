import * as fc from 'fast-check';
import { readReferences } from './references-read.js';
import { citationsOf, sortReferences } from './references.js';

const BIBTEX = `% Zotero
@string{nips = "NeurIPS"}
@comment{nothing @here}
@inproceedings{vaswani2017,
  author = {Vaswani, Ashish and Noam Shazeer and others},
  title = {Attention Is {All} You Need},
  booktitle = nips # { 30},
  pages = {5998--6008},
  year = 2017,
  doi = {10.5555/3295222.3295349}
}
@article{lefevre:2020,
  author = "Jean-No{\\"e}l Lef\\\`evre and {Banque de France}",
  title = "L'\\'etat de l'art \\& la suite --- {\\'E}tude",
  journal = {Revue fran\\c{c}aise}, volume = 12, number = {3}, pages = {1-9},
  year = {2020}, url = {https://example.org/a\\_b?x=1}, abstract = {Un r\\'esum\\'e.}
}
@misc(lewis2020, author={Patrick Lewis}, title={Retrieval}, eprint={2005.11401}, archivePrefix={arXiv}, year={2020})
`;
const RIS = `TY  - JOUR
AU  - Müller, Jürgen
AU  - de la Cruz, Ana María
TI  - Un titre
  sur deux lignes
JO  - Revue
VL  - 4
IS  - 2
SP  - 10
EP  - 19
PY  - 2019/03/01
DO  - 10.1000/xyz
AB  - Résumé
ER  - 

TY  - BOOK
T1  - Sans auteur
PY  - n.d.
UR  - ftp://exemple
ER  - 
`;

describe('references read from BibTeX', () => {
  it('have their letters, authors in one form, venue and address', () => {
    const { references, problems } = readReferences(BIBTEX);
    expect(problems).toEqual([]);
    expect(references).toEqual([
      {
        key: 'vaswani2017',
        authors: 'Vaswani A., Shazeer N., et al.',
        year: 2017,
        title: 'Attention Is All You Need',
        venue: 'NeurIPS 30, 5998–6008',
        url: 'https://doi.org/10.5555/3295222.3295349',
        summary: '',
        relevance: null,
      },
      {
        key: 'lefevre-2020',
        authors: 'Lefèvre J.-N., Banque de France',
        year: 2020,
        title: "L'état de l'art & la suite — Étude",
        venue: 'Revue française, 12(3), 1–9',
        url: 'https://example.org/a_b?x=1',
        summary: 'Un résumé.',
        relevance: null,
      },
      {
        key: 'lewis2020',
        authors: 'Lewis P.',
        year: 2020,
        title: 'Retrieval',
        venue: 'arXiv 2005.11401',
        url: 'https://arxiv.org/abs/2005.11401',
        summary: '',
        relevance: null,
      },
    ]);
  });

  it('are told by line when they cannot be read, and the others are kept', () => {
    const read = readReferences(
      '@article{one,\n title={A}, year={soon}, url={javascript:alert(1)}}\n@article{two,\n author={B}}\n@article{three, title={C\n@article{four, title={D}}\n',
    );
    expect(read.references.map(({ key, url, year }) => [key, url, year])).toEqual([
      ['one', '', null],
      ['four', '', null],
    ]);
    expect(read.problems).toEqual([
      { line: 1, code: 'year_invalid', entry: 'one', field: 'year', skipped: false },
      { line: 1, code: 'url_invalid', entry: 'one', field: 'url', skipped: false },
      { line: 3, code: 'title_missing', entry: 'two', skipped: true },
      { line: 5, code: 'not_closed', entry: 'three', skipped: true },
    ]);
  });

  it('keep to the limits: lengths, their number, keys of their own', () => {
    const long = `@article{${'k'.repeat(99)}, title={${'mot '.repeat(99)}}}`;
    const { references, problems } = readReferences(long + long, ['x']);
    expect(references.map(({ key }) => key)).toEqual(['k'.repeat(36), `${'k'.repeat(36)}-2`]);
    expect(references[0]?.title.length).toBeLessThanOrEqual(200);
    expect(problems[0]).toMatchObject({ code: 'shortened', field: 'title' });
    const many = readReferences('@a{k, title={T}}\n'.repeat(203));
    expect(many.references).toHaveLength(200);
    expect(many.problems.map(({ line, code }) => [line, code])).toEqual([
      [201, 'too_many'],
      [202, 'too_many'],
      [203, 'too_many'],
    ]);
  });
});

describe('references read from RIS', () => {
  it('have the same form', () => {
    const { references, problems } = readReferences(RIS);
    expect(references).toEqual([
      {
        key: 'muller2019',
        authors: 'Müller J., de la Cruz A. M.',
        year: 2019,
        title: 'Un titre sur deux lignes',
        venue: 'Revue, 4(2), 10–19',
        url: 'https://doi.org/10.1000/xyz',
        summary: 'Résumé',
        relevance: null,
      },
      expect.objectContaining({ key: 'ref', title: 'Sans auteur', year: null, url: '' }),
    ]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [16, 'year_invalid'],
      [16, 'url_invalid'],
    ]);
  });

  it('are ended by the next where nobody ended them', () => {
    const read = readReferences('TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\nER  - ');
    expect(read.references.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(read.problems).toEqual([{ line: 1, code: 'not_closed', entry: 'A', skipped: false }]);
  });
});

it('refuses what is neither, and says nothing of nothing', () => {
  expect(readReferences('Vaswani et al., 2017').problems).toEqual([
    { line: 1, code: 'unknown_format', entry: '', skipped: true },
  ]);
  expect(readReferences('\n')).toEqual({ references: [], problems: [] });
});

it('reads whatever is pasted into what the contract takes, braces never closed included', () => {
  const piece = fc.constantFrom(
    '@',
    '{',
    '}',
    '"',
    'title',
    '=',
    ',',
    '\n',
    '\\',
    '#',
    'a',
    "'",
    'TY  - ',
    'TI  - ',
    'é',
    '\uD800',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
      for (const one of readReferences(parts.join('')).references) {
        expect(one.key).toMatch(/^[\w-]{1,40}$/);
        // eslint-disable-next-line no-control-regex -- what a title must not hold
        expect(one.title).not.toMatch(/[\u0000-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      }
    }),
  );
  expect(readReferences('@a{k,t={'.repeat(20_000)).references).toEqual([]);
});

describe('the list', () => {
  const reference = (key: string, authors: string, year: number | null, title = 'T') => ({
    key,
    authors,
    year,
    title,
    venue: '',
    url: '',
    summary: '',
    relevance: null,
  });

  it('is by author, year and title, whatever the order it was written in', () => {
    const list = [
      reference('a', 'Élan B.', 2020),
      reference('b', 'Dupont A.', null),
      reference('c', 'Dupont A.', 2021),
      reference('d', '', 2000, 'Éclair'),
      reference('e', 'Dupont A.', 2021, 'A'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 5 }), (shuffled) => {
        expect(sortReferences(shuffled).map(({ key }) => key)).toEqual(['e', 'c', 'b', 'd', 'a']);
      }),
    );
  });

  it('is cited by keys in brackets, and by nothing else', () => {
    const keys = new Set(['a1', 'b-2']);
    expect(citationsOf('Selon [a1] et [@b-2; a1], [sic] [a1, x].', keys)).toEqual([
      { kind: 'text', text: 'Selon ' },
      { kind: 'cite', keys: ['a1'] },
      { kind: 'text', text: ' et ' },
      { kind: 'cite', keys: ['b-2', 'a1'] },
      { kind: 'text', text: ', [sic] [a1, x].' },
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          citationsOf(text, new Set())
            .map((one) => (one.kind === 'text' ? one.text : ''))
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

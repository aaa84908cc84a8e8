import * as fc from 'fast-check';
import { EMPTY_CONTENTS } from '../deliverable/contents.js';
import { readReferences } from '../deliverable/references-read.js';
import { bibliographyOf, doiOf, type ResearchEntry } from './entry.js';
import { planImport, type KnownEntry } from './import.js';
import { publicationProblems, PUBLICATION_MOVES, PUBLICATION_STATES } from './publication.js';
import { readResearch } from './read.js';
import { publicationCondition, stateOfTheArt, type ResearchStudyContent } from './verdict.js';
import { EXPORT_FORMATS, writeReferences } from './write.js';

const entriesOf = (text: string) => readResearch(text).lines.flatMap(({ entry }) => entry ?? []);

const NASTY = Array.from('abé{}\\%$&#_~^"\'`-@,.=()[]<> 漢œ«»:;|');
const line = fc
  .array(fc.constantFrom(...NASTY), { maxLength: 30 })
  .map((chars) => chars.join('').replace(/\s+/g, ' ').trim());
const title = line.map((text) => `Sur ${text} fin`.replace(/\s+/g, ' '));
const family = fc.constantFrom('Dupont', 'von Neumann', 'Le Goff', "O'Neil", 'Anders and Anders', 'Nguyễn');
const given = fc.constantFrom('J.', 'J.-P.', 'A. B.', 'É.');
const person = fc.tuple(family, given).map(([name, first]) => `${name} ${first}`);
const author = fc.oneof(person, fc.constantFrom('World Bank', 'CNIL', 'Research and Development {X} & Co'));
const entry: fc.Arbitrary<ResearchEntry> = fc.record({
  key: fc.stringMatching(/^[A-Za-z0-9][\w-]{0,20}[A-Za-z0-9]$/),
  authors: fc
    .tuple(fc.array(author, { maxLength: 4 }), fc.boolean())
    .map(([names, others]) => [...names, ...(others && names.length > 0 ? ['et al.'] : [])].join(', ')),
  year: fc.option(fc.integer({ min: 1900, max: 2100 })),
  title,
  venue: fc.oneof(fc.constant(''), title, fc.constant('Nature, 12(3), 1–10')),
  url: fc.oneof(
    fc.constant(''),
    fc.webUrl({ withQueryParameters: true }),
    fc.constant('https://a.example/x_y~z%20'),
  ),
  doi: fc.constantFrom('', '10.1145/3292500.3330701', '10.1002/(SICI)1096_8644', '10.48550/arXiv.1706.03762'),
  summary: fc.oneof(fc.constant(''), title),
});

describe('files of reference managers', () => {
  it.each(EXPORT_FORMATS)('writes %s that is read back as it was', (format) => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const { lines } = readResearch(writeReferences(entries, format));
        expect(lines.flatMap(({ problems }) => problems)).toEqual([]);
        expect(lines.map((one) => one.entry)).toEqual(entries);
      }),
      { numRuns: 300 },
    );
  });

  it('is read by the reader of deliverables too, which gives what a bibliography takes over', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ key }) => key, maxLength: 5 }), (entries) => {
        expect(readReferences(writeReferences(entries, 'ris')).references).toEqual(bibliographyOf(entries));
      }),
    );
  });
});

describe('references as people cite them', () => {
  it.each([
    [
      'Vaswani, A., Shazeer, N., & Parmar, N. (2017). Attention is all you need. NeurIPS, 30. https://doi.org/10.48550/arXiv.1706.03762',
      [
        'Vaswani A., Shazeer N., Parmar N.',
        2017,
        'Attention is all you need',
        'NeurIPS, 30',
        '10.48550/arXiv.1706.03762',
      ],
    ],
    [
      '[3] P. Lewis and E. Perez, “Retrieval-augmented generation,” in Proc. NeurIPS, 2020, doi: 10.5555/3495724.3496517.',
      [
        'Lewis P., Perez E.',
        2020,
        'Retrieval-augmented generation',
        'Proc. NeurIPS',
        '10.5555/3495724.3496517',
      ],
    ],
    [
      'Dupont J., Martin A. et al. (2021).\nLes mots du lab. doi:10.1000/xyz_1',
      ['Dupont J., Martin A., et al.', 2021, 'Les mots du lab', '', '10.1000/xyz_1'],
    ],
  ])('reads %s', (text, [authors, year, said, venue, doi]) => {
    expect(entriesOf(text)).toEqual([expect.objectContaining({ authors, year, title: said, venue, doi })]);
  });

  it('tells which lines are no reference, and takes the others', () => {
    const { format, lines } = readResearch(
      'Une phrase.\n\nDupont J. (2020). Titre. 10.1000/a\n10.1000/seul\n',
    );
    expect(format).toBe('doi');
    expect(lines.map((one) => [one.line, one.entry?.title, one.problems.map(({ code }) => code)])).toEqual([
      [1, undefined, ['doi_missing']],
      [3, 'Titre', []],
      [4, undefined, ['title_missing']],
    ]);
  });

  it('says of a text that is none of these that it is none', () => {
    expect(readResearch('bonjour').lines).toEqual([
      { line: 1, entry: null, problems: [{ line: 1, code: 'unknown_format', entry: '', skipped: true }] },
    ]);
    expect(readResearch(' \n').lines).toEqual([]);
  });

  it('never throws, and refuses or gives each line', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const one of readResearch(text).lines)
          expect(one.entry !== null || one.problems.length > 0).toBe(true);
      }),
    );
  });

  it.each([
    ['https://doi.org/10.1/x', ''],
    ['https://doi.org/10.1145/x.', '10.1145/x'],
    ['DOI: 10.1145/x', '10.1145/x'],
    ['10.1145/x y', ''],
  ])('%s is the DOI « %s »', (text, doi) => expect(doiOf(text)).toBe(doi));
});

describe('duplicates', () => {
  const known: KnownEntry[] = [
    {
      id: 'one',
      key: 'vaswani2017',
      title: 'Attention Is All You Need',
      year: 2017,
      doi: '10.48550/arXiv.1706.03762',
    },
  ];
  const bib = (key: string, said: string, rest = '') => `@misc{${key}, title = {${said}}${rest}}\n`;
  const states = (text: string, all = known) =>
    planImport(text, all).lines.map(({ state, duplicate }) => [
      state,
      duplicate?.by ?? null,
      duplicate?.id ?? duplicate?.line ?? null,
    ]);

  it.each([
    [
      'doi',
      bib('x', 'Other', ', doi = {https://doi.org/10.48550/ARXIV.1706.03762}'),
      ['duplicate', 'doi', 'one'],
    ],
    ['title', bib('x', 'Attention is all you need!', ', year = 2018'), ['duplicate', 'title', 'one']],
    ['key', bib('Vaswani2017', 'Other', ', year = 2017'), ['duplicate', 'key', 'one']],
    ['none: another year', bib('x', 'Attention is all you need', ', year = 2023'), ['new', null, null]],
    [
      'none: same key, another DOI',
      bib('vaswani2017', 'Other', ', year = 2017, doi={10.1000/z}'),
      ['new', null, null],
    ],
  ])('are told by %s', (_, text, told) => expect(states(text)).toEqual([told]));

  it('are told within the text too, whatever the order of what is known', () => {
    expect(states(bib('a', 'Un titre') + bib('b', 'Un  Titre.'))).toEqual([
      ['new', null, null],
      ['duplicate', 'title', 1],
    ]);
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const text = writeReferences(entries, 'bibtex');
        const all = entries.map((one, index) => ({ ...one, id: String(index) }));
        // What was imported is never new again.
        expect(planImport(text, all).lines.filter(({ state }) => state === 'new')).toEqual([]);
      }),
    );
  });
});

describe('better than the state of the art', () => {
  const study = (
    values: readonly (readonly [string, string, number])[],
    own = ['ours'],
  ): ResearchStudyContent => ({
    ...EMPTY_CONTENTS.comparative_study,
    own,
    approaches: ['ours', 'sota', 'base'].map((key) => ({ key, name: key, description: '' })),
    datasets: ['d', 'e'].map((key) => ({ key, name: key, origin: 'internal', description: '' })),
    criteria: [{ key: 'f1', name: 'F1', unit: '', better: 'higher' }],
    results: values.map(([approach, dataset, value]) => ({ approach, dataset, criterion: 'f1', value })),
  });

  it.each([
    [
      'better',
      study([
        ['ours', 'd', 3],
        ['sota', 'd', 2],
        ['ours', 'e', 1],
        ['base', 'e', 1],
      ]),
    ],
    [
      'mixed',
      study([
        ['ours', 'd', 3],
        ['sota', 'd', 2],
        ['ours', 'e', 1],
        ['base', 'e', 2],
      ]),
    ],
    [
      'not_better',
      study([
        ['ours', 'd', 2],
        ['sota', 'd', 2],
      ]),
    ],
    [
      'not_shown',
      study([
        ['ours', 'd', 2],
        ['sota', 'e', 1],
      ]),
    ],
    [
      'not_shown',
      study(
        [
          ['ours', 'd', 2],
          ['sota', 'd', 1],
        ],
        [],
      ),
    ],
  ] as const)('says %s', (verdict, content) => expect(stateOfTheArt(content).verdict).toBe(verdict));

  it('opens the publication step once a study is better, closes it when all are shown and none is', () => {
    expect(publicationCondition([])).toBeNull();
    expect(publicationCondition(['mixed', 'not_shown'])).toBeNull();
    expect(publicationCondition(['mixed', 'not_better'])).toBe(false);
    expect(publicationCondition(['not_shown', 'better'])).toBe(true);
  });
});

describe('publications', () => {
  const draft = {
    title: 'T',
    authors: '',
    venue: '',
    url: null,
    doi: null,
    submittedOn: null,
    publishedOn: null,
  };
  const problems = (fields: object) =>
    publicationProblems({ ...draft, state: 'planned', ...fields }, '2026-03-18').map(
      ({ path, code }) => `${path} ${code}`,
    );

  it('ask for what their state says', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ state: 'submitted' })).toEqual(['venue required', 'submittedOn required']);
    expect(problems({ state: 'published', venue: 'V', submittedOn: '2026-03-01' })).toEqual([
      'publishedOn required',
      'doi doi_or_url_required',
    ]);
    expect(
      problems({
        state: 'published',
        venue: 'V',
        submittedOn: '2026-03-01',
        publishedOn: '2026-02-01',
        doi: 'x',
      }),
    ).toEqual(['doi invalid_format', 'publishedOn before_submission']);
    expect(problems({ submittedOn: '2026-03-19' })).toEqual(['submittedOn in_future']);
  });

  it('can reach every state from the first', () => {
    const reached = new Set<string>(['planned']);
    for (let round = 0; round < 6; round += 1)
      for (const state of PUBLICATION_STATES)
        if (reached.has(state)) PUBLICATION_MOVES[state].forEach((next) => reached.add(next));
    expect(reached.size).toBe(PUBLICATION_STATES.length);
  });
});

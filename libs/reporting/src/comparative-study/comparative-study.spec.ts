import { noteBody, noteProblems, noteText } from '../testing/note-checks.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyStudy, nastyStudy, sampleStudy } from '../testing/sample-written.js';
import { buildComparativeStudyNote } from './build-note.js';
import { renderComparativeStudy } from './index.js';
import { buildStudyView } from './view.js';

const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `sample ${language}`, facts: sampleStudy(language) },
  { name: `empty ${language}`, facts: emptyStudy(language) },
  { name: `nasty ${language}`, facts: nastyStudy(language) },
]);

describe.each(CASES)('the study of $name', ({ facts }) => {
  it('is valid, keeps to the rules of the house and has the same bytes twice', async () => {
    const bytes = await renderComparativeStudy(facts);
    expect(await sdkErrors(bytes, 'docx')).toEqual([]);
    expect(noteProblems(bytes)).toEqual([]);
    await renderComparativeStudy(sampleStudy('en'));
    expect(Buffer.compare(await renderComparativeStudy(facts), bytes)).toBe(0);
  }, 60_000);
});

const said = async (facts = sampleStudy('fr')): Promise<string> =>
  noteText(noteBody(await renderComparativeStudy(facts)));

describe('the study', () => {
  it('answers first, with how much was compared', () => {
    expect(buildStudyView(sampleStudy('fr'))).toMatchObject({
      conclusion: 'LayoutLMv3 arrive en tête de 2 comparaisons sur 4.',
      highlights: [
        'L’étude compare 3 approches sur 3 jeux de données selon 2 critères.',
        '1 comparaison se termine à égalité.',
        '6 mesures manquent sur 18.',
        '1 mesure est la seule de son critère et de son jeu de données\u00A0: elle ne départage rien.',
      ],
    });
    expect(buildStudyView(sampleStudy('en')).conclusion).toBe(
      'LayoutLMv3 comes first in 2 of 4 comparisons.',
    );
    expect(buildStudyView(emptyStudy('fr')).conclusion).toContain('Rien ne se compare encore');
  });

  it('names nobody when leaders share the first place, or all is tied', () => {
    const facts = sampleStudy('fr');
    const of = (criterion: string) => ({
      ...facts,
      content: {
        ...facts.content,
        results: facts.content.results.filter((one) => one.criterion === criterion && one.dataset === 'pro'),
      },
    });
    expect(buildStudyView(of('f1')).conclusion).toBe(
      'Aucune approche ne se détache\u00A0: 1 comparaison se termine à égalité.',
    );
    const split = {
      ...facts,
      content: { ...facts.content, results: facts.content.results.filter((one) => one.dataset === 'lab') },
    };
    expect(buildStudyView(split).conclusion).toBe(
      'Aucune approche ne se détache\u00A0: Règles actuelles et LayoutLMv3 arrivent chacune en tête de 1 comparaison sur 2.',
    );
  });

  it('says in words what is best, tied, alone and not measured', async () => {
    const words = await said();
    for (const one of [
      '0,924 – meilleure',
      '0,85 – ex æquo',
      '1\u202F388 – seule mesurée',
      'non mesurée',
      'CamemBERT et LayoutLMv3 sont à égalité (0,85)',
      'Courriers professionnels\u00A0: aucune approche n’est mesurée.',
      'Moins bonne',
      'Meilleure',
      'Non comparable',
      '0,887 (moyenne de 2)',
    ])
      expect(words).toContain(one);
  });

  it('does not compare origins that it does not have', async () => {
    const facts = sampleStudy('fr');
    const datasets = facts.content.datasets.filter(({ origin }) => origin === 'internal');
    expect(await said({ ...facts, content: { ...facts.content, datasets } })).toContain(
      'elles ne se comparent pas',
    );
  });

  it('shows at most four datasets in one table', () => {
    const tables = buildComparativeStudyNote(nastyStudy('en')).blocks.filter(
      (block) => block.kind === 'table' && block.caption.startsWith('Results by'),
    );
    expect(tables).toHaveLength(60);
    for (const table of tables) expect(table.kind === 'table' && table.columns.length).toBeLessThanOrEqual(5);
  });
});

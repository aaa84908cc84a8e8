import { noteBody, notePart, noteProblems, noteText } from '../testing/note-checks.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyBibliography, nastyBibliography, sampleBibliography } from '../testing/sample-written.js';
import { descendants } from '../xml/xml.js';
import { renderBibliography } from './index.js';

const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `sample ${language}`, facts: sampleBibliography(language) },
  { name: `empty ${language}`, facts: emptyBibliography(language) },
  { name: `nasty ${language}`, facts: nastyBibliography(language) },
]);

describe.each(CASES)('the note of $name', ({ facts }) => {
  it('is valid, keeps to the rules of the house and has the same bytes twice', async () => {
    const bytes = await renderBibliography(facts);
    expect(await sdkErrors(bytes, 'docx')).toEqual([]);
    expect(noteProblems(bytes)).toEqual([]);
    await renderBibliography(sampleBibliography('en'));
    expect(Buffer.compare(await renderBibliography(facts), bytes)).toBe(0);
  }, 60_000);
});

describe('the note', () => {
  it('numbers references by author and cites them by number, leading to each', async () => {
    const root = noteBody(await renderBibliography(sampleBibliography('fr')));
    const words = noteText(root);
    expect(words).toContain('La note retient 4 références. Elles vont de 2017 à 2022.');
    expect(words).toContain('aide autant que le texte [1]. Pour le français, [2] [4] restent');
    expect(words).toContain('l’écriture manuscrite [sic]');
    expect(words).toContain('[3] Anonyme (s. d.). Rapport interne sur la lecture optique.');
    expect(words).toContain(
      '[4] Vaswani A., Shazeer N., et al. (2017). Attention Is All You Need. NeurIPS 30',
    );
    expect(words).toContain('2 références sont importantes ou centrales pour la question\u00A0: [1] [2].');
    expect(words).toContain('1 référence n’est citée ni dans la synthèse');
    const fields = descendants(root, 'w:fldSimple').map((node) => node.attributes.get('w:instr'));
    expect(fields).toContain('REF _J_reference_4 \\h');
  });

  it('says relevance in words, the most relevant first', async () => {
    const words = noteText(noteBody(await renderBibliography(sampleBibliography('en'))));
    expect(words).toMatch(/5\/5 – central.*4\/5 – important.*3\/5 – useful.*not judged/);
  });

  it('follows addresses of the web, encoded, and says what nobody wrote', async () => {
    const bytes = await renderBibliography(nastyBibliography('fr'));
    const links = notePart(bytes, 'word/_rels/document.xml.rels');
    expect(links).toContain('https://example.org/%C3%A9?q=%22%3C1%3E%22&amp;x=');
    const empty = noteText(noteBody(await renderBibliography(emptyBibliography('fr'))));
    for (const words of ['Aucune référence n’est saisie.', 'Cette partie n’est pas rédigée.'])
      expect(empty).toContain(words);
  });
});

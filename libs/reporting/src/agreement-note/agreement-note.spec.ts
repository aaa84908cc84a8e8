import { AGREEMENT_SECTIONS } from '@jalon/domain';
import { noteBody, noteHeader, noteProblems, noteText } from '../testing/note-checks.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import {
  emptyAgreementFacts,
  emptyAmendmentFacts,
  nastyAgreement,
  nastyAmendment,
  sampleAgreement,
  sampleAmendment,
} from '../testing/sample-agreement.js';
import { formatDecimal } from '../text/index.js';
import { buildAgreementNote, buildAmendmentNote } from './build-note.js';
import { renderAgreement, renderAmendment } from './index.js';

const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `agreement ${language}`, render: () => renderAgreement(sampleAgreement(language)) },
  {
    name: `signed agreement ${language}`,
    render: () => renderAgreement(sampleAgreement(language, 'expired')),
  },
  { name: `empty agreement ${language}`, render: () => renderAgreement(emptyAgreementFacts(language)) },
  { name: `nasty agreement ${language}`, render: () => renderAgreement(nastyAgreement(language)) },
  { name: `amendment ${language}`, render: () => renderAmendment(sampleAmendment(language)) },
  { name: `empty amendment ${language}`, render: () => renderAmendment(emptyAmendmentFacts(language)) },
  { name: `nasty amendment ${language}`, render: () => renderAmendment(nastyAmendment(language)) },
]);

describe.each(CASES)('the $name', ({ render }) => {
  it('is valid, and keeps to the rules of the house', async () => {
    const bytes = await render();
    expect(await sdkErrors(bytes, 'docx')).toEqual([]);
    expect(noteProblems(bytes)).toEqual([]);
  }, 60_000);

  it('has the same bytes twice, also after another', async () => {
    const first = await render();
    await renderAgreement(sampleAgreement('en', 'draft'));
    expect(Buffer.compare(await render(), first)).toBe(0);
  });
});

describe('the agreement', () => {
  it.each([
    ['draft', 'BROUILLON du 18\u00A0mars\u00A02026'],
    ['in_review', 'Version 3 EN RELECTURE, non signée'],
    ['in_signature', 'Version 3 pour signature'],
    ['signed', 'Version 3 signée le 17\u00A0mars\u00A02026'],
    ['expired', 'Version 3 signée le 17\u00A0mars\u00A02026, expirée'],
  ] as const)('says on every page that it is %s', async (state, mark) => {
    expect(noteHeader(await renderAgreement(sampleAgreement('fr', state)))).toContain(mark);
  });

  it('says on every page that it is a draft, however long the names beside', async () => {
    const nasty = { ...nastyAgreement('fr', 'draft'), version: null };
    expect(noteHeader(await renderAgreement(nasty))).toContain('BROUILLON');
  });

  it('has its articles in order, numbered as on the screen, then its annexes', () => {
    const headings = buildAgreementNote(sampleAgreement('fr')).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.id] : [],
    );
    expect(headings).toEqual([...AGREEMENT_SECTIONS.map((section) => `article ${section}`), 'annexes']);
  });

  it('says amounts, days, choices and dates as people read them', async () => {
    const french = noteText(noteBody(await renderAgreement(sampleAgreement('fr'))));
    for (const said of [
      '45\u202F000,50\u00A0€',
      '42,5',
      'Total\u00A0: 120,5 jours-personnes',
      'Partagé',
      'Associer de près',
      '31\u00A0décembre\u00A02027',
    ])
      expect(french).toContain(said);
    const english = noteText(noteBody(await renderAgreement(sampleAgreement('en'))));
    for (const said of [
      '€45,000.50',
      'Total: 120.5 person-days',
      'Manage closely',
      '31\u00A0December\u00A02027',
    ])
      expect(english).toContain(said);
  });

  it('asks in a draft for what is missing, article by article, and never in a frozen text', async () => {
    const draft = noteText(noteBody(await renderAgreement(emptyAgreementFacts('fr'))));
    expect(draft).toContain('À compléter');
    expect(draft).toContain('Reste à compléter');
    const frozen = noteText(noteBody(await renderAgreement(sampleAgreement('fr', 'signed'))));
    expect(frozen).not.toContain('À compléter');
    expect(frozen).toContain('0123456789abcdef');
  });

  it('leaves room for a hand while under signature, and says who signed when', async () => {
    const open = noteText(noteBody(await renderAgreement(sampleAgreement('fr'))));
    expect(open.match(/Signé le/g)).toHaveLength(1);
    const signed = noteText(noteBody(await renderAgreement(sampleAgreement('fr', 'signed'))));
    expect(signed.match(/Signé le 17\u00A0mars\u00A02026/g)).toHaveLength(2);
  });

  it('says a long text of a row under a heading of its own', () => {
    const { blocks } = buildAgreementNote(sampleAgreement('fr'));
    const heading = blocks.find(
      (block) => block.kind === 'heading' && block.id === 'article deliverables row 2',
    );
    expect(heading).toMatchObject({ level: 2, text: 'Guide d’exploitation' });
  });
});

describe('the amendment', () => {
  it('says which articles change, before and after, and which do not', async () => {
    const said = noteText(noteBody(await renderAmendment(sampleAmendment('fr'))));
    for (const words of [
      'Avenant n°\u00A01 à la convention projet n°\u00A02 signée le 17\u00A0mars\u00A02026',
      'L’avenant modifie 3 articles par 5 changements',
      'Article 14 – Durée, fin et avenants',
      '31\u00A0déc.\u00A02027',
      '30\u00A0juin\u00A02028',
      'Tableau de suivi – ligne ajoutée',
      'Guide d’exploitation – ligne retirée',
      'Les articles suivants restent inchangés',
    ])
      expect(said).toContain(words);
    expect(said).not.toContain('Article 8 –');
  });

  it('says that it changes nothing yet', async () => {
    const said = noteText(noteBody(await renderAmendment(emptyAmendmentFacts('en'))));
    expect(said).toContain('The amendment changes no article yet.');
  });

  it('is not made of an agreement', () => {
    expect(() => buildAmendmentNote(sampleAgreement('fr'))).toThrow('not an amendment');
  });
});

it.each([
  [42.5, '42,5', '42.5'],
  [1234567.25, '1\u202F234\u202F567,25', '1,234,567.25'],
  [0.912, '0,912', '0.912'],
  [-3, '−3', '−3'],
  [0.1 + 0.2, '0,3', '0.3'],
  [0.00000012, '1,2\u00A0×\u00A010^−7', '1.2\u00A0×\u00A010^−7'],
  [100, '100', '100'],
  [Number.NaN, '0', '0'],
])('writes %s as it was given', (value, french, english) => {
  expect([formatDecimal(value, 'fr'), formatDecimal(value, 'en')]).toEqual([french, english]);
});

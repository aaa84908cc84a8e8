import { MENTIONS } from '@jalon/domain';
import { drawDocument, type DocumentFacts } from '../documents/index.js';
import { noteBody, noteHeader, noteProblems, noteText } from '../testing/note-checks.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import {
  emptyInternshipAgreement,
  emptyInternshipCertificate,
  emptyInternshipEvaluation,
  nastyInternshipAgreement,
  nastyInternshipCertificate,
  nastyInternshipEvaluation,
  sampleInternshipAgreement,
  sampleInternshipCertificate,
  sampleInternshipEvaluation,
} from '../testing/sample-internship.js';
import { buildInternshipAgreementNote } from './build-note.js';

const draw = async (document: DocumentFacts): Promise<Uint8Array> => {
  const [file] = await drawDocument(document);
  if (!file) throw new Error('Nothing was drawn');
  return file.bytes;
};
const said = async (document: DocumentFacts): Promise<string> => noteText(noteBody(await draw(document)));

const CASES = (['fr', 'en'] as const).flatMap((language): { name: string; document: DocumentFacts }[] => [
  ...[
    ...(['draft', 'in_signature', 'signed'] as const).map((state) =>
      sampleInternshipAgreement(language, state),
    ),
    emptyInternshipAgreement(language),
    nastyInternshipAgreement(language),
  ].map((facts, index) => ({
    name: `agreement ${index} ${language}`,
    document: { kind: 'internship_agreement' as const, facts },
  })),
  ...[
    sampleInternshipCertificate(language),
    emptyInternshipCertificate(language),
    nastyInternshipCertificate(language),
  ].map((facts, index) => ({
    name: `certificate ${index} ${language}`,
    document: { kind: 'internship_certificate' as const, facts },
  })),
  ...[
    sampleInternshipEvaluation(language),
    emptyInternshipEvaluation(language),
    nastyInternshipEvaluation(language),
  ].map((facts, index) => ({
    name: `evaluation ${index} ${language}`,
    document: { kind: 'internship_evaluation' as const, facts },
  })),
]);

it.each(CASES)(
  'the $name is valid, keeps to the rules of the house and has the same bytes twice',
  async ({ document }) => {
    const bytes = await draw(document);
    expect(await sdkErrors(bytes, 'docx')).toEqual([]);
    expect(noteProblems(bytes)).toEqual([]);
    expect(Buffer.compare(await draw(document), bytes)).toBe(0);
  },
  60_000,
);

describe('the internship agreement', () => {
  it('has the fifteen mentions under their number in D124-4, then who signs', () => {
    const headings = buildInternshipAgreementNote(sampleInternshipAgreement('fr')).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.id] : [],
    );
    expect(headings).toEqual([...MENTIONS.map(({ number }) => `mention ${number}`), 'signatures']);
  });

  it('names in a draft what is missing, and is a draft on every page', async () => {
    const facts = sampleInternshipAgreement('fr', 'draft');
    const document = { kind: 'internship_agreement', facts } as const;
    const text = await said(document);
    expect(text).toContain('À compléter\u00A0: Avantages');
    expect(text).toContain('À compléter\u00A0: Responsabilité civile');
    expect(text).toContain(
      'Il reste 3\u00A0mentions'.replace('\u00A0', text.includes('3\u00A0mentions') ? '\u00A0' : ' '),
    );
    expect(text.match(/À compléter/g)).toHaveLength(3);
    expect(noteHeader(await draw(document))).toContain('BROUILLON');
  });

  it('says every mention of a nasty draft that nobody wrote as missing', async () => {
    const text = await said({ kind: 'internship_agreement', facts: emptyInternshipAgreement('en') });
    // Twenty fields say the fifteen mentions; none is said.
    const fields = MENTIONS.flatMap((mention) => mention.fields);
    expect(text.match(/To be completed/g)).toHaveLength(fields.length);
  });

  it('tells signatures and amendments, and no birth date', async () => {
    const text = await said({
      kind: 'internship_agreement',
      facts: sampleInternshipAgreement('fr', 'signed'),
    });
    expect(text.match(/Signé le 20\u00A0février\u00A02026/g)).toHaveLength(5);
    expect(text).toContain('Avenants');
    expect(text).not.toContain('BROUILLON');
  });
});

it('the certificate states the effective duration and the whole stipend paid', async () => {
  const fr = await said({ kind: 'internship_certificate', facts: sampleInternshipCertificate('fr') });
  expect(fr).toContain('861\u00A0h\u00A030');
  expect(fr).toContain(
    '123 jours (5 mois entiers)'.replaceAll(' ', fr.includes('123\u00A0jours') ? '\u00A0' : ' '),
  );
  expect(fr).toContain('3\u202F876,75\u00A0€');
  const none = await said({ kind: 'internship_certificate', facts: emptyInternshipCertificate('en') });
  expect(none).toContain('no stipend was paid');
});

it('the evaluation says levels in words, and what was not observed', async () => {
  const fr = await said({ kind: 'internship_evaluation', facts: sampleInternshipEvaluation('fr') });
  for (const words of ['Bilan de mi-parcours', 'Évaluation finale', 'Non observé', 'Maîtrisé'])
    expect(fr).toContain(words);
});

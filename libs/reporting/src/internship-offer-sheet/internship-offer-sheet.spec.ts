import { INTERNSHIP_PROGRAMMES, type InternshipOffer } from '@jalon/domain';
import { drawDocument } from '../documents/index.js';
import { noteBody, noteHeader, noteProblems, noteText } from '../testing/note-checks.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyOfferSheet, nastyOfferSheet, sampleOfferSheet } from '../testing/sample-offer-sheet.js';
import type { InternshipOfferSheetFacts } from './facts.js';

const OFFERS: readonly InternshipOffer[] = INTERNSHIP_PROGRAMMES[0]?.offers ?? [];

async function draw(facts: InternshipOfferSheetFacts): Promise<Uint8Array> {
  const [file] = await drawDocument({ kind: 'internship_offer_sheet', facts });
  if (!file) throw new Error('Nothing was drawn');
  return file.bytes;
}
/** Without the spaces that French typography changes. */
const plainly = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');
const said = async (facts: InternshipOfferSheetFacts): Promise<string> =>
  plainly(
    noteText(noteBody(await draw(facts)))
      .replaceAll('&apos;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );

const CASES = (['fr', 'en'] as const).flatMap((language) => [
  ...OFFERS.map(({ number }, at) => ({ name: `offer ${number}`, facts: sampleOfferSheet(language, at) })),
  { name: 'empty offer', facts: emptyOfferSheet(language) },
  { name: 'nasty offer', facts: nastyOfferSheet(language) },
]);

it.each(CASES)(
  'the sheet of an $name in $facts.language is valid, keeps to the rules of the house and has the same bytes twice',
  async ({ facts }) => {
    const bytes = await draw(facts);
    expect(await sdkErrors(bytes, 'docx')).toEqual([]);
    expect(noteProblems(bytes)).toEqual([]);
    expect(Buffer.compare(await draw(facts), bytes)).toBe(0);
  },
  60_000,
);

describe.each(['fr', 'en'] as const)('the sheet in %s', (language) => {
  it.each(OFFERS.map((offer, at) => [offer.number, offer, at] as const))(
    'says every text of offer %i of the programme, word for word',
    async (_, offer, at) => {
      const text = await said(sampleOfferSheet(language, at));
      const sentences = [
        offer.title,
        offer.role,
        offer.objective,
        offer.missionsLead,
        offer.applyLabel,
        offer.team,
        offer.functionalReferent,
        offer.supervision ?? '',
        ...offer.hashtags,
        ...offer.context.map((one) => one.text),
        ...offer.missions.flatMap((one) => [one.text, one.group ?? '']),
        ...offer.organisation.map((one) => one.text),
        ...offer.steps.flatMap(({ label, condition }) => [label, condition ?? '']),
        ...offer.deliverables.map(({ label }) => label),
        ...offer.products.flatMap(({ name, kind, status }) => [name, kind, status]),
        ...offer.references.flatMap(({ authors, year, title, venue }) => [
          authors,
          String(year),
          title,
          venue,
        ]),
        ...offer.evaluationData,
        ...offer.constraints,
        ...offer.audiences,
        ...['Squad Courrier', 'Luc Petit', 'Ana Morel', offer.products[0]?.name ?? ''],
      ];
      expect(sentences.filter((sentence) => !text.includes(plainly(sentence)))).toEqual([]);
    },
  );

  it('keeps a deliverable whose step is not among the steps', async () => {
    const facts = sampleOfferSheet(language);
    const deliverables = [{ code: 'X', label: 'Un livrable à part', step: 'NOWHERE' }];
    const text = await said({ ...facts, content: { ...facts.content, deliverables } });
    expect(text).toContain(plainly('Un livrable à part'));
    expect(text).toContain(
      plainly(language === 'fr' ? 'Tout au long du stage' : 'Throughout the internship'),
    );
  });

  it('says on every page that a draft is one, and that a closed offer is closed', async () => {
    const facts = sampleOfferSheet(language);
    const header = async (state: InternshipOfferSheetFacts['state']) =>
      noteHeader(await draw({ ...facts, state }));
    expect(await header('draft')).toMatch(language === 'fr' ? /^BROUILLON du/ : /^DRAFT of/);
    expect(await header('closed')).toMatch(language === 'fr' ? /^OFFRE CLOSE/ : /^OFFER CLOSED/);
    expect(await header('published')).toMatch(language === 'fr' ? /candidats$/ : /candidates$/);
  });

  it('names nobody and promises no day while none is known', async () => {
    const text = await said(emptyOfferSheet(language));
    for (const label of ['Tuteur', 'Tutor', 'Places']) expect(text).not.toContain(label);
  });
});

import type { DocumentFacts } from '../documents/index.js';
import {
  emptyAgreementFacts,
  nastyAgreement,
  sampleAgreement,
  sampleAmendment,
} from '../testing/sample-agreement.js';
import { emptyCatalogue, nastyCatalogue, sampleCatalogue } from '../testing/sample-catalogue.js';
import { emptyCommittee, nastyCommittee, sampleCommittee } from '../testing/sample-committee.js';
import { emptyFacts, nastyFacts, sampleFacts } from '../testing/sample-facts.js';
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
import { emptyOfferSheet, nastyOfferSheet, sampleOfferSheet } from '../testing/sample-offer-sheet.js';
import { sampleProgrammeReport } from '../samples/programme-report.js';
import { emptyProgrammeReport, nastyProgrammeReport } from '../testing/sample-programme-report.js';
import { emptyMinutes, nastyMinutes, sampleMinutes } from '../testing/sample-minutes.js';
import {
  decidedOpportunity,
  emptyOpportunity,
  nastyOpportunity,
  sampleOpportunity,
} from '../testing/sample-study.js';
import {
  bareBrief,
  emptyCommunication,
  nastyBrief,
  nastyCommunication,
  sampleBrief,
  sampleCommunication,
} from '../testing/sample-use-case.js';
import {
  emptyBibliography,
  emptyStudy,
  nastyBibliography,
  nastyStudy,
  sampleBibliography,
  sampleStudy,
} from '../testing/sample-written.js';
import type { TokenData, TokenEntry } from './data.js';
import { TOKEN_CATALOGUES, tokenCatalogue, tokensOf } from './registry.js';

const DOCUMENTS: readonly DocumentFacts[] = (['fr', 'en'] as const).flatMap((language): DocumentFacts[] => [
  ...[sampleFacts({ language }), nastyFacts(language), emptyFacts(language)].map((facts) => ({
    kind: 'monthly_report' as const,
    facts,
  })),
  ...[
    sampleCommittee(language, 6),
    sampleCommittee(language, 1),
    nastyCommittee(language),
    emptyCommittee(language, 0),
  ].map((facts) => ({ kind: 'committee_deck' as const, facts })),
  ...[sampleMinutes(language), nastyMinutes(language), emptyMinutes(language)].flatMap((facts) =>
    (['minutes', 'decisions', 'workshop_deck'] as const).map((kind) => ({ kind, facts })),
  ),
  ...[sampleAgreement(language), nastyAgreement(language), emptyAgreementFacts(language)].map((facts) => ({
    kind: 'agreement' as const,
    facts,
  })),
  { kind: 'amendment', facts: sampleAmendment(language) },
  ...[sampleStudy(language), nastyStudy(language), emptyStudy(language)].map((facts) => ({
    kind: 'comparative_study' as const,
    facts,
  })),
  ...[sampleBibliography(language), nastyBibliography(language), emptyBibliography(language)].map(
    (facts) => ({ kind: 'bibliography' as const, facts }),
  ),
  ...[
    sampleOpportunity(language),
    decidedOpportunity(language, 'pursue'),
    nastyOpportunity(language),
    emptyOpportunity(language),
  ].map((facts) => ({ kind: 'opportunity_restitution' as const, facts })),
  ...[
    sampleCommunication(language),
    sampleCommunication(language, 'external'),
    nastyCommunication(language, 'internal', 0),
    nastyCommunication(language, 'external', 2),
    emptyCommunication(language),
  ].map((facts) => ({ kind: 'communication' as const, facts })),
  ...[sampleBrief(language), nastyBrief(language), bareBrief(language)].map((facts) => ({
    kind: 'use_case_brief' as const,
    facts,
  })),
  ...[sampleCatalogue(language), nastyCatalogue(language), emptyCatalogue(language)].map((facts) => ({
    kind: 'internship_catalogue' as const,
    facts,
  })),
  ...[sampleOfferSheet(language), nastyOfferSheet(language), emptyOfferSheet(language)].map((facts) => ({
    kind: 'internship_offer_sheet' as const,
    facts,
  })),
  ...[
    sampleInternshipAgreement(language, 'signed'),
    nastyInternshipAgreement(language),
    emptyInternshipAgreement(language),
  ].map((facts) => ({ kind: 'internship_agreement' as const, facts })),
  ...[
    sampleInternshipCertificate(language),
    nastyInternshipCertificate(language),
    emptyInternshipCertificate(language),
  ].map((facts) => ({ kind: 'internship_certificate' as const, facts })),
  ...[
    sampleInternshipEvaluation(language),
    nastyInternshipEvaluation(language),
    emptyInternshipEvaluation(language),
  ].map((facts) => ({ kind: 'internship_evaluation' as const, facts })),
  ...[sampleProgrammeReport(language), nastyProgrammeReport(language), emptyProgrammeReport(language)].map(
    (facts) => ({ kind: 'programme_report' as const, facts }),
  ),
]);

/** Every value the catalogue names is there, and no other; texts are lines fit for a page. */
function check(data: TokenData, entries: readonly TokenEntry[]): void {
  const names = (kind: TokenEntry['kind']) =>
    entries
      .filter((one) => one.kind === kind)
      .map(({ name }) => name)
      .sort();
  expect(Object.keys(data.text).sort()).toEqual(names('text'));
  expect(Object.keys(data.tables).sort()).toEqual(names('table'));
  expect(Object.keys(data.lists).sort()).toEqual(names('list'));
  expect(Object.keys(data.charts).sort()).toEqual(names('chart'));
  const texts = [
    ...Object.values(data.text),
    ...Object.values(data.tables).flatMap(({ rows, empty }) => [...rows.flat(), empty]),
  ];
  // eslint-disable-next-line no-control-regex -- control characters are what must not be there
  for (const text of texts) expect(text).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
  for (const { columns, rows } of Object.values(data.tables))
    for (const row of rows) expect(row).toHaveLength(columns.length);
  for (const { categories, series } of Object.values(data.charts))
    for (const { values } of series) expect(values).toHaveLength(categories.length);
  for (const [name, items] of Object.entries(data.lists))
    for (const item of items) check(item, entries.find((one) => one.name === name)?.items ?? []);
}

describe('the values of tokens', () => {
  it.each(DOCUMENTS.map((document, index) => ({ document, name: `${document.kind} ${index}` })))(
    'of $name are those of the catalogue, clean',
    ({ document }) => {
      check(tokensOf(document), tokenCatalogue(document.kind).entries);
    },
  );

  it('has tokens of its own for every kind', () => {
    const frame = 6;
    for (const { kind, entries } of TOKEN_CATALOGUES)
      expect({ kind, own: entries.length > frame }).toEqual({ kind, own: true });
  });

  it('of a page for outside the group say nothing of the inside, whatever the facts hold', () => {
    const { inside } = sampleCommunication('fr');
    const facts = { ...sampleCommunication('fr', 'external'), inside };
    const said = JSON.stringify(tokensOf({ kind: 'communication', facts }));
    expect(said).toContain('Communication externe');
    for (const hidden of ['Ana Morel', 'Mehdi Lantier', 'Déploiement', '260', 'UC-012', 'Usage interne'])
      expect(said).not.toContain(hidden);
  });

  it('of the catalogue are its texts, word for word, an internship each', () => {
    const facts = sampleCatalogue('en');
    const { lists } = tokensOf({ kind: 'internship_catalogue', facts });
    const plainly = (text: string): string => text.replace(/\s+/g, '');
    expect(lists['offers']).toHaveLength(facts.programme.offers.length);
    for (const [at, offer] of facts.programme.offers.entries()) {
      const said = plainly(JSON.stringify(lists['offers']?.[at]));
      for (const { text } of offer.missions)
        expect(said).toContain(plainly(JSON.stringify(text)).slice(1, -1));
    }
  });
});

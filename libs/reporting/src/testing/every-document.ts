import { DELIVERABLE_KINDS, type DeliverableKind } from '@jalon/domain';
import type { DocumentFacts } from '../documents/index.js';
import { sampleDocument } from '../samples/index.js';
import {
  emptyAgreementFacts,
  emptyAmendmentFacts,
  nastyAgreement,
  nastyAmendment,
} from './sample-agreement.js';
import { emptyCatalogue, nastyCatalogue } from './sample-catalogue.js';
import { emptyCommittee, nastyCommittee } from './sample-committee.js';
import { emptyFacts, nastyFacts } from './sample-facts.js';
import {
  emptyInternshipAgreement,
  emptyInternshipCertificate,
  emptyInternshipEvaluation,
  nastyInternshipAgreement,
  nastyInternshipCertificate,
  nastyInternshipEvaluation,
} from './sample-internship.js';
import { emptyOfferSheet, nastyOfferSheet } from './sample-offer-sheet.js';
import { emptyMinutes, nastyMinutes } from './sample-minutes.js';
import { emptyProgrammeReport, nastyProgrammeReport } from './sample-programme-report.js';
import { emptyOpportunity, nastyOpportunity } from './sample-study.js';
import { bareBrief, emptyCommunication, nastyBrief, nastyCommunication } from './sample-use-case.js';
import { emptyBibliography, emptyStudy, nastyBibliography, nastyStudy } from './sample-written.js';

type Language = 'fr' | 'en';
export const LANGUAGES = ['fr', 'en'] as const satisfies readonly Language[];

type FactsFor<K, Document> = Document extends { kind: infer Kinds; facts: infer Facts }
  ? K extends Kinds
    ? Facts
    : never
  : never;
type FactsOf = { readonly [K in DeliverableKind]: FactsFor<K, DocumentFacts> };
/** `sample`: a lab that works. `empty`: one that knows nothing yet. `nasty`: the worst that can be typed, at its longest. */
export type FactsMood = 'sample' | 'empty' | 'nasty';

const FACTS: { readonly [M in Exclude<FactsMood, 'sample'>]: (language: Language) => FactsOf } = {
  empty: (language) => ({
    opportunity_restitution: emptyOpportunity(language),
    agreement: emptyAgreementFacts(language),
    amendment: emptyAmendmentFacts(language),
    committee_deck: emptyCommittee(language),
    minutes: emptyMinutes(language),
    decisions: emptyMinutes(language),
    workshop_deck: emptyMinutes(language),
    communication: emptyCommunication(language),
    use_case_brief: bareBrief(language),
    monthly_report: emptyFacts(language),
    internship_catalogue: emptyCatalogue(language),
    internship_offer_sheet: emptyOfferSheet(language),
    internship_agreement: emptyInternshipAgreement(language),
    internship_certificate: emptyInternshipCertificate(language),
    internship_evaluation: emptyInternshipEvaluation(language),
    programme_report: emptyProgrammeReport(language),
    comparative_study: emptyStudy(language),
    bibliography: emptyBibliography(language),
  }),
  nasty: (language) => ({
    opportunity_restitution: nastyOpportunity(language),
    agreement: nastyAgreement(language),
    amendment: nastyAmendment(language),
    committee_deck: nastyCommittee(language, 12, 300),
    minutes: nastyMinutes(language, 60),
    decisions: nastyMinutes(language, 60),
    workshop_deck: nastyMinutes(language, 60),
    communication: nastyCommunication(language, 'internal', 0),
    use_case_brief: nastyBrief(language),
    monthly_report: nastyFacts(language, 40),
    internship_catalogue: nastyCatalogue(language),
    internship_offer_sheet: nastyOfferSheet(language),
    internship_agreement: nastyInternshipAgreement(language),
    internship_certificate: nastyInternshipCertificate(language),
    internship_evaluation: nastyInternshipEvaluation(language),
    programme_report: nastyProgrammeReport(language),
    comparative_study: nastyStudy(language),
    bibliography: nastyBibliography(language),
  }),
};

/** One document of each kind, in the order of the kinds. */
export function everyDocument(mood: FactsMood, language: Language): readonly DocumentFacts[] {
  if (mood === 'sample') return DELIVERABLE_KINDS.map((kind) => sampleDocument(kind, language));
  const facts = FACTS[mood](language);
  return DELIVERABLE_KINDS.map((kind) => ({ kind, facts: facts[kind] }) as DocumentFacts);
}

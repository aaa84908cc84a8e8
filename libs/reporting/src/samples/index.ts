import { INTERNSHIP_PROGRAMMES, type DeliverableKind } from '@jalon/domain';
import type { DocumentFacts } from '../documents/documents.js';
import { sampleAgreement, sampleAmendment } from './agreement.js';
import { sampleCommittee } from './committee.js';
import {
  sampleInternshipAgreement,
  sampleInternshipCertificate,
  sampleInternshipEvaluation,
} from './internship.js';
import { sampleOfferSheet } from './offer-sheet.js';
import { sampleMinutes } from './minutes.js';
import { sampleFacts } from './month.js';
import { sampleProgrammeReport } from './programme-report.js';
import { sampleOpportunity } from './study.js';
import { sampleBrief, sampleCommunication } from './use-case.js';
import { sampleBibliography, sampleStudy } from './written.js';

/** Use cases of the sample month: enough for every sort of page, few enough to look through. */
const FOLLOWED = 8;

/** Invented facts of a kind, of nobody: what the proof of a house template is drawn from. The same on every call. */
export function sampleDocument(kind: DeliverableKind, language: 'fr' | 'en'): DocumentFacts {
  switch (kind) {
    case 'monthly_report':
      return { kind, facts: sampleFacts({ language, useCases: FOLLOWED }) };
    case 'committee_deck':
      return { kind, facts: sampleCommittee(language, 3) };
    case 'minutes':
    case 'decisions':
      return { kind, facts: sampleMinutes(language) };
    case 'workshop_deck': {
      const facts = sampleMinutes(language);
      return { kind, facts: { ...facts, meeting: { ...facts.meeting, kind: 'workshop' } } };
    }
    case 'agreement':
      return { kind, facts: sampleAgreement(language) };
    case 'amendment':
      return { kind, facts: sampleAmendment(language) };
    case 'opportunity_restitution':
      return { kind, facts: sampleOpportunity(language) };
    case 'use_case_brief':
      return { kind, facts: sampleBrief(language) };
    case 'communication':
      return { kind, facts: sampleCommunication(language) };
    case 'comparative_study':
      return { kind, facts: sampleStudy(language) };
    case 'bibliography':
      return { kind, facts: sampleBibliography(language) };
    case 'internship_catalogue': {
      const programme = INTERNSHIP_PROGRAMMES[0];
      if (!programme) throw new Error('There is no internship programme');
      return { kind, facts: { language, labName: 'Lab', asOf: '2026-04-30', programme } };
    }
    case 'internship_offer_sheet':
      return { kind, facts: sampleOfferSheet(language) };
    case 'internship_agreement':
      return { kind, facts: sampleInternshipAgreement(language) };
    case 'internship_certificate':
      return { kind, facts: sampleInternshipCertificate(language) };
    case 'internship_evaluation':
      return { kind, facts: sampleInternshipEvaluation(language) };
    case 'programme_report':
      return { kind, facts: sampleProgrammeReport(language) };
  }
}

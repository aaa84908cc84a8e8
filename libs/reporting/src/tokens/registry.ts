import { DELIVERABLE_KINDS, type DeliverableKind } from '@jalon/domain';
import { buildStudyView } from '../comparative-study/view.js';
import { buildCommitteeView } from '../committee-deck/view-model.js';
import { buildCommunicationView } from '../communication/view-model.js';
import { describeDocument, type DocumentFacts, type DocumentSpec } from '../documents/documents.js';
import { buildCatalogueView } from '../internship-catalogue/view-model.js';
import { buildProgrammeReportView } from '../internship-report/view-model.js';
import { buildMinutesView } from '../minutes/view-model.js';
import { buildMonthlyReportView } from '../monthly-report/view-model.js';
import { buildOpportunityView } from '../opportunity-deck/view-model.js';
import { buildBriefView } from '../use-case-brief/view-model.js';
import { buildWorkshopView } from '../workshop-deck/view-model.js';
import type { TokenCatalogue, TokenData } from './data.js';
import { readTokens, type TokenDefinition } from './define.js';
import { AGREEMENT_TOKENS } from './kinds/agreement.js';
import { COMMITTEE_TOKENS } from './kinds/committee-deck.js';
import { COMMUNICATION_TOKENS } from './kinds/communication.js';
import { FRAME_TOKENS } from './kinds/frame.js';
import { CATALOGUE_TOKENS } from './kinds/internship-catalogue.js';
import {
  INTERNSHIP_AGREEMENT_TOKENS,
  INTERNSHIP_CERTIFICATE_TOKENS,
  INTERNSHIP_EVALUATION_TOKENS,
} from './kinds/internship.js';
import { OFFER_SHEET_TOKENS } from './kinds/internship-offer-sheet.js';
import { MINUTES_TOKENS } from './kinds/minutes.js';
import { MONTHLY_REPORT_TOKENS } from './kinds/monthly-report.js';
import { PROGRAMME_REPORT_TOKENS } from './kinds/programme-report.js';
import { OPPORTUNITY_TOKENS } from './kinds/opportunity-restitution.js';
import { BRIEF_TOKENS } from './kinds/use-case-brief.js';
import { WORKSHOP_TOKENS } from './kinds/workshop.js';
import { BIBLIOGRAPHY_TOKENS, STUDY_TOKENS } from './kinds/written.js';

/** What a template of a kind may use beside what every document has. */
const OWN: Readonly<Record<DeliverableKind, readonly Pick<TokenDefinition<never>, 'entry'>[]>> = {
  monthly_report: MONTHLY_REPORT_TOKENS,
  committee_deck: COMMITTEE_TOKENS,
  workshop_deck: WORKSHOP_TOKENS,
  minutes: MINUTES_TOKENS,
  decisions: MINUTES_TOKENS,
  agreement: AGREEMENT_TOKENS,
  amendment: AGREEMENT_TOKENS,
  comparative_study: STUDY_TOKENS,
  bibliography: BIBLIOGRAPHY_TOKENS,
  opportunity_restitution: OPPORTUNITY_TOKENS,
  communication: COMMUNICATION_TOKENS,
  use_case_brief: BRIEF_TOKENS,
  internship_catalogue: CATALOGUE_TOKENS,
  internship_offer_sheet: OFFER_SHEET_TOKENS,
  internship_agreement: INTERNSHIP_AGREEMENT_TOKENS,
  internship_certificate: INTERNSHIP_CERTIFICATE_TOKENS,
  internship_evaluation: INTERNSHIP_EVALUATION_TOKENS,
  programme_report: PROGRAMME_REPORT_TOKENS,
};

/** The values of what OWN lists, from the same views as the document's own pages. */
function ownTokens(document: DocumentFacts): TokenData {
  switch (document.kind) {
    case 'monthly_report':
      return readTokens(MONTHLY_REPORT_TOKENS, buildMonthlyReportView(document.facts));
    case 'committee_deck':
      return readTokens(COMMITTEE_TOKENS, {
        facts: document.facts,
        view: buildCommitteeView(document.facts),
      });
    case 'workshop_deck':
      return readTokens(WORKSHOP_TOKENS, {
        facts: document.facts,
        view: buildMinutesView(document.facts),
        deck: buildWorkshopView(document.facts),
      });
    case 'minutes':
    case 'decisions':
      return readTokens(MINUTES_TOKENS, { facts: document.facts, view: buildMinutesView(document.facts) });
    case 'agreement':
    case 'amendment':
      return readTokens(AGREEMENT_TOKENS, document.facts);
    case 'comparative_study':
      return readTokens(STUDY_TOKENS, buildStudyView(document.facts));
    case 'bibliography':
      return readTokens(BIBLIOGRAPHY_TOKENS, { facts: document.facts });
    case 'opportunity_restitution':
      return readTokens(OPPORTUNITY_TOKENS, {
        facts: document.facts,
        view: buildOpportunityView(document.facts),
      });
    case 'communication':
      return readTokens(COMMUNICATION_TOKENS, buildCommunicationView(document.facts));
    case 'use_case_brief':
      return readTokens(BRIEF_TOKENS, { facts: document.facts, view: buildBriefView(document.facts) });
    case 'internship_catalogue':
      return readTokens(CATALOGUE_TOKENS, {
        facts: document.facts,
        view: buildCatalogueView(document.facts),
      });
    case 'internship_offer_sheet':
      return readTokens(OFFER_SHEET_TOKENS, document.facts);
    case 'internship_agreement':
      return readTokens(INTERNSHIP_AGREEMENT_TOKENS, document.facts);
    case 'internship_certificate':
      return readTokens(INTERNSHIP_CERTIFICATE_TOKENS, document.facts);
    case 'internship_evaluation':
      return readTokens(INTERNSHIP_EVALUATION_TOKENS, document.facts);
    case 'programme_report':
      return readTokens(PROGRAMME_REPORT_TOKENS, {
        facts: document.facts,
        view: buildProgrammeReportView(document.facts),
      });
  }
}

/** The tokens a template of the kind may use, those that every document has first. */
export function tokenCatalogue(kind: DeliverableKind): TokenCatalogue {
  return { kind, entries: [...FRAME_TOKENS, ...OWN[kind]].map(({ entry }) => entry) };
}

export const TOKEN_CATALOGUES: readonly TokenCatalogue[] = DELIVERABLE_KINDS.map(tokenCatalogue);

/**
 * The values of every token of a document's kind. `spec` is the file they are for, the first of the document where none
 * is given.
 */
export function tokensOf(document: DocumentFacts, spec?: DocumentSpec): TokenData {
  const file = spec ?? describeDocument(document)[0]?.();
  const frame = file === undefined ? null : readTokens(FRAME_TOKENS, file);
  const own = ownTokens(document);
  return {
    ...own,
    text: { ...frame?.text, ...own.text },
  };
}

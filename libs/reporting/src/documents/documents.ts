import { buildAgreementNote, buildAmendmentNote } from '../agreement-note/build-note.js';
import type { AgreementNoteFacts } from '../agreement-note/facts.js';
import { buildBibliographyNote } from '../bibliography/build-note.js';
import type { BibliographyFacts } from '../bibliography/facts.js';
import { buildCommunicationDeck } from '../communication/build-deck.js';
import type { CommunicationFacts } from '../communication/facts.js';
import { buildCommunicationView } from '../communication/view-model.js';
import { buildCommitteeDeck } from '../committee-deck/build-deck.js';
import type { CommitteeFacts } from '../committee-deck/facts.js';
import { buildCommitteeView } from '../committee-deck/view-model.js';
import { buildComparativeStudyNote } from '../comparative-study/build-note.js';
import type { ComparativeStudyFacts } from '../comparative-study/facts.js';
import type { NoteSpec } from '../docx/index.js';
import { buildDecisionsNote } from '../minutes/build-decisions.js';
import { buildMinutesNote } from '../minutes/build-minutes.js';
import type { MinutesFacts } from '../minutes/facts.js';
import { buildMonthlyDeck } from '../monthly-report/build-deck.js';
import { buildMonthlyNote } from '../monthly-report/build-note.js';
import type { MonthlyReportFacts } from '../monthly-report/facts.js';
import { buildMonthlyReportView } from '../monthly-report/view-model.js';
import { buildCatalogueDeck } from '../internship-catalogue/build-deck.js';
import type { InternshipCatalogueFacts } from '../internship-catalogue/facts.js';
import { buildCatalogueView } from '../internship-catalogue/view-model.js';
import { buildInternshipAgreementNote } from '../internship-agreement/build-note.js';
import type { InternshipAgreementFacts } from '../internship-agreement/facts.js';
import { buildInternshipCertificateNote } from '../internship-certificate/build-note.js';
import type { InternshipCertificateFacts } from '../internship-certificate/facts.js';
import { buildInternshipEvaluationNote } from '../internship-evaluation/build-note.js';
import type { InternshipEvaluationFacts } from '../internship-evaluation/facts.js';
import { buildInternshipOfferSheetNote } from '../internship-offer-sheet/build-note.js';
import type { InternshipOfferSheetFacts } from '../internship-offer-sheet/facts.js';
import { buildProgrammeReportDeck } from '../internship-report/build-deck.js';
import type { ProgrammeReportFacts } from '../internship-report/facts.js';
import { buildProgrammeReportView } from '../internship-report/view-model.js';
import { buildOpportunityDeck } from '../opportunity-deck/build-deck.js';
import type { OpportunityFacts } from '../opportunity-deck/facts.js';
import { buildOpportunityView } from '../opportunity-deck/view-model.js';
import type { DeckSpec } from '../pptx/index.js';
import { buildBriefDeck } from '../use-case-brief/build-deck.js';
import type { UseCaseBriefFacts } from '../use-case-brief/facts.js';
import { buildBriefView } from '../use-case-brief/view-model.js';
import { buildMonthlyWorkbook } from '../workbook/monthly.js';
import type { WorkbookSpec } from '../workbook/spec.js';
import { buildWorkshopDeck } from '../workshop-deck/build-deck.js';
import type { WorkshopFacts } from '../workshop-deck/facts.js';
import { buildWorkshopView } from '../workshop-deck/view-model.js';

/** Every document that can be drawn, with the facts it is drawn from. */
export type DocumentFacts =
  | { readonly kind: 'monthly_report'; readonly facts: MonthlyReportFacts }
  | { readonly kind: 'minutes' | 'decisions'; readonly facts: MinutesFacts }
  | { readonly kind: 'committee_deck'; readonly facts: CommitteeFacts }
  | { readonly kind: 'agreement' | 'amendment'; readonly facts: AgreementNoteFacts }
  | { readonly kind: 'comparative_study'; readonly facts: ComparativeStudyFacts }
  | { readonly kind: 'bibliography'; readonly facts: BibliographyFacts }
  | { readonly kind: 'workshop_deck'; readonly facts: WorkshopFacts }
  | { readonly kind: 'opportunity_restitution'; readonly facts: OpportunityFacts }
  | { readonly kind: 'communication'; readonly facts: CommunicationFacts }
  | { readonly kind: 'use_case_brief'; readonly facts: UseCaseBriefFacts }
  | { readonly kind: 'internship_catalogue'; readonly facts: InternshipCatalogueFacts }
  | { readonly kind: 'internship_offer_sheet'; readonly facts: InternshipOfferSheetFacts }
  | { readonly kind: 'internship_agreement'; readonly facts: InternshipAgreementFacts }
  | { readonly kind: 'internship_certificate'; readonly facts: InternshipCertificateFacts }
  | { readonly kind: 'internship_evaluation'; readonly facts: InternshipEvaluationFacts }
  | { readonly kind: 'programme_report'; readonly facts: ProgrammeReportFacts };

/** One file as plain data: what it says and where, before any byte of Office. Previews are drawn from it too. */
export type DocumentSpec =
  | { readonly format: 'pptx'; readonly deck: DeckSpec }
  | { readonly format: 'docx'; readonly note: NoteSpec }
  | { readonly format: 'xlsx'; readonly workbook: WorkbookSpec };

/** The files of a document, each made when it is asked for, in the order they are written. */
export function describeDocument(document: DocumentFacts): readonly (() => DocumentSpec)[] {
  switch (document.kind) {
    case 'monthly_report': {
      const view = buildMonthlyReportView(document.facts);
      return [
        () => ({ format: 'pptx', deck: buildMonthlyDeck(view) }),
        () => ({ format: 'docx', note: buildMonthlyNote(view) }),
        () => ({ format: 'xlsx', workbook: buildMonthlyWorkbook(document.facts) }),
      ];
    }
    case 'minutes':
      return [() => ({ format: 'docx', note: buildMinutesNote(document.facts) })];
    case 'decisions':
      return [() => ({ format: 'docx', note: buildDecisionsNote(document.facts) })];
    case 'committee_deck':
      return [() => ({ format: 'pptx', deck: buildCommitteeDeck(buildCommitteeView(document.facts)) })];
    case 'agreement':
      return [() => ({ format: 'docx', note: buildAgreementNote(document.facts) })];
    case 'amendment':
      return [() => ({ format: 'docx', note: buildAmendmentNote(document.facts) })];
    case 'comparative_study':
      return [() => ({ format: 'docx', note: buildComparativeStudyNote(document.facts) })];
    case 'bibliography':
      return [() => ({ format: 'docx', note: buildBibliographyNote(document.facts) })];
    case 'workshop_deck':
      return [() => ({ format: 'pptx', deck: buildWorkshopDeck(buildWorkshopView(document.facts)) })];
    case 'opportunity_restitution':
      return [() => ({ format: 'pptx', deck: buildOpportunityDeck(buildOpportunityView(document.facts)) })];
    case 'communication':
      return [
        () => ({ format: 'pptx', deck: buildCommunicationDeck(buildCommunicationView(document.facts)) }),
      ];
    case 'use_case_brief':
      return [() => ({ format: 'pptx', deck: buildBriefDeck(buildBriefView(document.facts)) })];
    case 'internship_catalogue':
      return [() => ({ format: 'pptx', deck: buildCatalogueDeck(buildCatalogueView(document.facts)) })];
    case 'internship_offer_sheet':
      return [() => ({ format: 'docx', note: buildInternshipOfferSheetNote(document.facts) })];
    case 'internship_agreement':
      return [() => ({ format: 'docx', note: buildInternshipAgreementNote(document.facts) })];
    case 'internship_certificate':
      return [() => ({ format: 'docx', note: buildInternshipCertificateNote(document.facts) })];
    case 'internship_evaluation':
      return [() => ({ format: 'docx', note: buildInternshipEvaluationNote(document.facts) })];
    case 'programme_report':
      return [
        () => ({ format: 'pptx', deck: buildProgrammeReportDeck(buildProgrammeReportView(document.facts)) }),
      ];
  }
}

import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { DeliverableKind } from '@jalon/domain';
import type { DocumentFacts } from '../../../rendering/documents.js';
import { AgreementFactsReader } from './agreement.js';
import { CommunicationFactsReader } from './communication.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';
import { InternshipCatalogueFactsReader } from './internship-catalogue.js';
import { InternshipFactsReader } from './internship.js';
import { InternshipOfferSheetFactsReader } from './internship-offer-sheet.js';
import { MeetingFactsReader } from './meetings.js';
import { MonthlyReportFactsReader } from './monthly-report.js';
import { OpportunityFactsReader } from './opportunity-restitution.js';
import { ProgrammeReportFactsReader } from './programme-report.js';
import { UseCaseBriefFactsReader } from './use-case-brief.js';
import { WrittenFactsReader } from './written.js';

/** Who reads the facts of each kind: a line a kind. */
export const FACTS_READERS: Readonly<Record<DeliverableKind, Type<FactsReader>>> = {
  committee_deck: MeetingFactsReader,
  minutes: MeetingFactsReader,
  decisions: MeetingFactsReader,
  workshop_deck: MeetingFactsReader,
  monthly_report: MonthlyReportFactsReader,
  agreement: AgreementFactsReader,
  amendment: AgreementFactsReader,
  comparative_study: WrittenFactsReader,
  bibliography: WrittenFactsReader,
  opportunity_restitution: OpportunityFactsReader,
  communication: CommunicationFactsReader,
  use_case_brief: UseCaseBriefFactsReader,
  internship_catalogue: InternshipCatalogueFactsReader,
  internship_offer_sheet: InternshipOfferSheetFactsReader,
  internship_agreement: InternshipFactsReader,
  internship_certificate: InternshipFactsReader,
  internship_evaluation: InternshipFactsReader,
  programme_report: ProgrammeReportFactsReader,
};

/** Finds the reader of a kind. */
@Injectable()
export class FactsReaders {
  constructor(private readonly module: ModuleRef) {}

  /** @throws DomainError `not_found` when the subject is gone, `not_ready` when it does not give this document yet */
  async read(subject: FactsSubject): Promise<DocumentFacts> {
    return this.module.get<FactsReader>(FACTS_READERS[subject.kind], { strict: false }).read(subject);
  }
}

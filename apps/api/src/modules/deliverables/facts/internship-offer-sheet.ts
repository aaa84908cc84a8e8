import { Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import type { InternshipOfferSheetFacts } from '@jalon/reporting';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

type OfferRow = Omit<InternshipOfferSheetFacts, 'language' | 'labName' | 'authorName' | 'asOf'>;

const OFFER = `select o.is_demo as demo, c.title as campaign, o.number, o.title, o.state, o.content, p.name as product,
    s.name as squad, t.name as tutor, r.name as referent, o.places, o.starts_on as "startsOn", o.ends_on as "endsOn",
    c.closes_on as "closesOn"
  from internship_offer o join internship_campaign c on c.id = o.campaign_id
    left join product p on p.id = o.product_id left join squad s on s.id = o.squad_id
    left join person t on t.id = o.tutor_id left join person r on r.id = o.referent_id
  where o.id = $1`;

/** One internship offer, with the names of what and whom it belongs to. */
@Injectable()
export class InternshipOfferSheetFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read({ subjectId, language, labName, authorName, today }: FactsSubject): Promise<DocumentFacts> {
    const [row] = await this.database.query<OfferRow>(OFFER, [subjectId], 'facts-internship-offer');
    if (!row) throw new DomainError('not_found', 'No such internship offer');
    return {
      kind: 'internship_offer_sheet',
      facts: { ...row, language, labName, authorName, asOf: today },
    };
  }
}

import { Injectable } from '@nestjs/common';
import {
  APPLICATION_STATES,
  type ApplicationState,
  type CampaignState,
  type InternshipTemplateCode,
  type LocalDate,
  type OfferContent,
  type OfferState,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface OfferRow {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly campaignState: CampaignState;
  readonly year: number;
  readonly opensOn: LocalDate | null;
  readonly closesOn: LocalDate | null;
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly state: OfferState;
  readonly template: InternshipTemplateCode;
  readonly content: OfferContent;
  readonly productId: string | null;
  readonly productName: string | null;
  readonly squadId: string | null;
  readonly squadName: string | null;
  readonly tutorId: string | null;
  readonly tutorName: string | null;
  readonly referentId: string | null;
  readonly referentName: string | null;
  readonly useCaseId: string | null;
  readonly places: number;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly publishedAt: string | null;
  /** By state; of a state without applications nothing. */
  readonly applications: Partial<Record<ApplicationState, number>>;
  readonly version: number;
}

/** What of an offer is written beside its state. */
export type OfferTexts = Pick<
  OfferRow,
  | 'title'
  | 'slug'
  | 'template'
  | 'content'
  | 'productId'
  | 'squadId'
  | 'tutorId'
  | 'referentId'
  | 'useCaseId'
  | 'places'
  | 'startsOn'
  | 'endsOn'
>;

const OFFER = `select o.id, o.campaign_id as "campaignId", c.title as "campaignTitle", c.state as "campaignState", c.year,
    c.opens_on as "opensOn", c.closes_on as "closesOn", o.number, o.slug, o.title, o.state, o.template, o.content,
    o.product_id as "productId", p.name as "productName", o.squad_id as "squadId", s.name as "squadName",
    o.tutor_id as "tutorId", t.name as "tutorName", o.referent_id as "referentId", r.name as "referentName",
    o.use_case_id as "useCaseId", o.places, o.starts_on as "startsOn", o.ends_on as "endsOn",
    o.published_at as "publishedAt", o.version, a.applications
  from internship_offer o join internship_campaign c on c.id = o.campaign_id
  left join product p on p.id = o.product_id left join squad s on s.id = o.squad_id
  left join person t on t.id = o.tutor_id left join person r on r.id = o.referent_id
  left join lateral (select coalesce(json_object_agg(n.state, n.count), '{}') as applications from
    (select state, count(*)::int as count from internship_application where offer_id = o.id group by state) n) a on true`;

@Injectable()
export class OfferStore {
  constructor(private readonly database: Database) {}

  list(campaignId: string): Promise<OfferRow[]> {
    return this.database.query<OfferRow>(
      `${OFFER} where o.campaign_id = $1 order by o.number`,
      [campaignId],
      'internship-offers',
    );
  }

  async find(id: string, tx?: Transaction): Promise<OfferRow | undefined> {
    const text = `${OFFER} where o.id = $1`;
    const [row] = tx
      ? await tx.query<OfferRow>(text, [id])
      : await this.database.query<OfferRow>(text, [id], 'internship-offer');
    return row;
  }

  /** Keeps the offer as it is until the transaction ends. */
  async hold(tx: Transaction, id: string): Promise<OfferRow | undefined> {
    await tx.query('select id from internship_offer where id = $1 for update', [id]);
    return this.find(id, tx);
  }

  async nextNumber(tx: Transaction, campaignId: string): Promise<number> {
    await tx.query('select id from internship_campaign where id = $1 for no key update', [campaignId]);
    const [row] = await tx.query<{ next: number }>(
      'select coalesce(max(number), 0) + 1 as next from internship_offer where campaign_id = $1',
      [campaignId],
    );
    return row?.next ?? 1;
  }

  async add(
    tx: Transaction,
    offer: Pick<OfferRow, 'campaignId' | 'number' | 'slug' | 'title' | 'template' | 'content'>,
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into internship_offer (campaign_id, number, slug, title, template, content, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7) returning id`,
      [
        offer.campaignId,
        offer.number,
        offer.slug,
        offer.title,
        offer.template,
        JSON.stringify(offer.content),
        tx.now,
      ],
    );
    return row?.id ?? '';
  }

  async save(tx: Transaction, id: string, offer: OfferTexts): Promise<void> {
    await tx.query(
      `update internship_offer set title = $2, slug = $3, template = $4, content = $5, product_id = $6, squad_id = $7,
         tutor_id = $8, referent_id = $9, use_case_id = $10, places = $11, starts_on = $12, ends_on = $13,
         updated_at = $14, version = version + 1 where id = $1`,
      [
        id,
        offer.title,
        offer.slug,
        offer.template,
        JSON.stringify(offer.content),
        offer.productId,
        offer.squadId,
        offer.tutorId,
        offer.referentId,
        offer.useCaseId,
        offer.places,
        offer.startsOn,
        offer.endsOn,
        tx.now,
      ],
    );
  }

  async move(tx: Transaction, id: string, to: OfferState): Promise<void> {
    await tx.query(
      `update internship_offer set state = $2, updated_at = $3, version = version + 1,
         published_at = case when $2 = 'published' then coalesce(published_at, $3) else published_at end
       where id = $1`,
      [id, to, tx.now],
    );
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from internship_offer where id = $1', [id]);
  }

  /** Those of `ids` that exist and are in use. */
  async inUse(
    tx: Transaction,
    table: 'product' | 'squad' | 'person' | 'use_case',
    id: string,
  ): Promise<boolean> {
    const rows = await tx.query(
      table === 'use_case'
        ? 'select id from use_case where id = $1'
        : `select id from ${table} where id = $1 and not archived`,
      [id],
    );
    return rows.length > 0;
  }
}

/** Every state with its count. */
export function allCounts(
  counts: Partial<Record<ApplicationState, number>>,
): Record<ApplicationState, number> {
  return Object.fromEntries(APPLICATION_STATES.map((state) => [state, counts[state] ?? 0])) as Record<
    ApplicationState,
    number
  >;
}

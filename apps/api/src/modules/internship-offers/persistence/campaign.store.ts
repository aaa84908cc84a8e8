import { Injectable } from '@nestjs/common';
import type { InternshipCampaign, UpdateCampaign } from '@jalon/contracts';
import {
  INTERNSHIP_TEMPLATES,
  offerSlug,
  type InternshipOffer,
  type InternshipProgramme,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

const CAMPAIGN = `select c.id, c.year, c.title, c.state, c.opens_on as "opensOn", c.closes_on as "closesOn", c.version,
    json_build_object('draft', (count(o.id) filter (where o.state = 'draft'))::int,
      'published', (count(o.id) filter (where o.state = 'published'))::int,
      'closed', (count(o.id) filter (where o.state = 'closed'))::int) as offers,
    coalesce(sum(a.received), 0)::int as applications
  from internship_campaign c left join internship_offer o on o.campaign_id = c.id
  left join lateral (select count(*) as received from internship_application p where p.offer_id = o.id) a on true`;

/** What a campaign says around its offers. */
export type CampaignCatalogue = Pick<InternshipProgramme, 'organisation' | 'presentation' | 'course'>;

/** Nothing is said until somebody says it. */
const NO_CATALOGUE: CampaignCatalogue = {
  organisation: { name: '', parents: [], motto: '' },
  presentation: [],
  course: { introduction: '', steps: [], conditions: [] },
};

@Injectable()
export class CampaignStore {
  constructor(private readonly database: Database) {}

  list(): Promise<InternshipCampaign[]> {
    return this.database.query<InternshipCampaign>(
      `${CAMPAIGN} group by c.id order by c.year desc limit 100`,
      [],
      'internship-campaigns',
    );
  }

  /** Of each year, the numbers of its offers. */
  numbers(): Promise<readonly { readonly year: number; readonly numbers: readonly number[] }[]> {
    return this.database.query(
      `select c.year, coalesce(array_agg(o.number) filter (where o.id is not null), '{}') as numbers
       from internship_campaign c left join internship_offer o on o.campaign_id = c.id group by c.id`,
      [],
      'internship-campaign-numbers',
    );
  }

  async find(id: string, tx?: Transaction): Promise<InternshipCampaign | undefined> {
    const text = `${CAMPAIGN} where c.id = $1 group by c.id`;
    const [row] = tx
      ? await tx.query<InternshipCampaign>(text, [id])
      : await this.database.query<InternshipCampaign>(text, [id], 'internship-campaign');
    return row;
  }

  /** The id of the campaign of the year, made when there is none; null when it was there and `isNew` is asked for. */
  async open(
    tx: Transaction,
    campaign: { readonly year: number; readonly title: string; readonly catalogue?: CampaignCatalogue },
  ): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const [made] = await tx.query<{ id: string }>(
      `insert into internship_campaign (year, title, catalogue, created_at, updated_at) values ($1, $2, $3, $4, $4)
       on conflict (year) do nothing returning id`,
      [campaign.year, campaign.title, JSON.stringify(campaign.catalogue ?? NO_CATALOGUE), tx.now],
    );
    if (made) return { id: made.id, isNew: true };
    const [there] = await tx.query<{ id: string }>(
      'select id from internship_campaign where year = $1 for no key update',
      [campaign.year],
    );
    return { id: there?.id ?? '', isNew: false };
  }

  /** A campaign that says nothing around its offers says what the catalogue does. */
  async describe(tx: Transaction, id: string, catalogue: CampaignCatalogue): Promise<void> {
    await tx.query(
      `update internship_campaign set catalogue = $2, updated_at = $3
       where id = $1 and coalesce(catalogue #>> '{organisation,name}', '') = ''`,
      [id, JSON.stringify(catalogue), tx.now],
    );
  }

  /** Offers of a catalogue that the campaign has no number of; those it has stay as they were written. */
  async addOffers(
    tx: Transaction,
    campaign: { readonly id: string; readonly year: number },
    offers: readonly InternshipOffer[],
  ): Promise<number> {
    let added = 0;
    for (const offer of offers) {
      const { number, title, ...content } = offer;
      const template =
        INTERNSHIP_TEMPLATES.find(({ offers: numbers }) => numbers.includes(number))?.code ??
        'RD_INTEGRATION';
      const rows = await tx.query(
        `insert into internship_offer (campaign_id, number, slug, title, template, content, product_id, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6,
           (select id from product where not archived and fold(name) = any(select fold(n) from unnest($7::text[]) n) limit 1),
           $8, $8)
         on conflict (campaign_id, number) do nothing returning id`,
        [
          campaign.id,
          number,
          offerSlug(campaign.year, number, title),
          title,
          template,
          JSON.stringify(content),
          content.products.map(({ name }) => name),
          tx.now,
        ],
      );
      added += rows.length;
    }
    return added;
  }

  /** False when another version is there by now. */
  async save(tx: Transaction, id: string, { version, changes }: UpdateCampaign): Promise<boolean> {
    const rows = await tx.query(
      `update internship_campaign set title = coalesce($3, title), state = coalesce($4, state),
         opens_on = case when $5 then $6::date else opens_on end,
         closes_on = case when $7 then $8::date else closes_on end, updated_at = $9, version = version + 1
       where id = $1 and version = $2 returning id`,
      [
        id,
        version,
        changes.title ?? null,
        changes.state ?? null,
        changes.opensOn !== undefined,
        changes.opensOn ?? null,
        changes.closesOn !== undefined,
        changes.closesOn ?? null,
        tx.now,
      ],
    );
    return rows.length > 0;
  }

  /** Candidates read nothing of a draft campaign: its first published offer opens it. */
  async openForCandidates(tx: Transaction, id: string): Promise<void> {
    await tx.query(
      `update internship_campaign set state = 'open', updated_at = $2, version = version + 1
       where id = $1 and state = 'draft'`,
      [id, tx.now],
    );
  }
}

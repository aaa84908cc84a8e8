import { Injectable } from '@nestjs/common';
import type { InternshipCampaign, UpdateCampaign } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { CampaignCatalogue } from './catalogue-rows.js';

const CAMPAIGN = `select c.id, c.year, c.title, c.state, c.opens_on as "opensOn", c.closes_on as "closesOn", c.version,
    json_build_object('draft', (count(o.id) filter (where o.state = 'draft'))::int,
      'published', (count(o.id) filter (where o.state = 'published'))::int,
      'closed', (count(o.id) filter (where o.state = 'closed'))::int) as offers,
    coalesce(sum(a.received), 0)::int as applications
  from internship_campaign c left join internship_offer o on o.campaign_id = c.id
  left join lateral (select count(*) as received from internship_application p where p.offer_id = o.id) a on true`;

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

  /** A campaign that says nothing around its offers says what the catalogue does. */
  async describe(tx: Transaction, id: string, catalogue: CampaignCatalogue): Promise<void> {
    await tx.query(
      `update internship_campaign set catalogue = $2, updated_at = $3
       where id = $1 and coalesce(catalogue #>> '{organisation,name}', '') = ''`,
      [id, JSON.stringify(catalogue), tx.now],
    );
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

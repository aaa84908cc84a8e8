import {
  INTERNSHIP_TEMPLATES,
  offerSlug,
  type InternshipOffer,
  type InternshipProgramme,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

/** What a campaign says around its offers. */
export type CampaignCatalogue = Pick<InternshipProgramme, 'organisation' | 'presentation' | 'course'>;

/** Nothing is said until somebody says it. */
const NO_CATALOGUE: CampaignCatalogue = {
  organisation: { name: '', parents: [], motto: '' },
  presentation: [],
  course: { introduction: '', steps: [], conditions: [] },
};

/** The id of the campaign of the year, made when there is none. */
export async function openCampaign(
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

/** Offers of a catalogue that the campaign has no number of; those it has stay as they were written. */
export async function addOffers(
  tx: Transaction,
  campaign: { readonly id: string; readonly year: number },
  offers: readonly InternshipOffer[],
): Promise<number> {
  let added = 0;
  for (const offer of offers) {
    const { number, title, ...content } = offer;
    const template =
      INTERNSHIP_TEMPLATES.find(({ offers: numbers }) => numbers.includes(number))?.code ?? 'RD_INTEGRATION';
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

import { Injectable } from '@nestjs/common';
import type { PublicOffers, PublicOfferQuery } from '@jalon/contracts';
import type { CatalogueText, LocalDate, OfferContent } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** What candidates may read on a day ($1): published offers of campaigns that are open then. */
const READABLE = `from internship_offer o join internship_campaign c on c.id = o.campaign_id
  where o.state = 'published' and c.state = 'open' and (c.opens_on is null or c.opens_on <= $1)
    and (c.closes_on is null or c.closes_on >= $1)`;

export interface PublicOfferRow {
  readonly id: string;
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly content: OfferContent;
  readonly places: number;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly closesOn: LocalDate | null;
  readonly campaignTitle: string;
  readonly organisation: string;
  readonly presentation: CatalogueText[];
  readonly tutorId: string | null;
  readonly referentId: string | null;
}

@Injectable()
export class PublicOffersQuery {
  constructor(private readonly database: Database) {}

  /** A word is looked for in the title, the role, the objective, the context and the missions, accents aside. */
  async list(today: LocalDate, { q, hashtag }: PublicOfferQuery): Promise<PublicOffers> {
    const [items, hashtags] = await Promise.all([
      this.database.query<PublicOffers['items'][number]>(
        `select o.slug, o.number, o.title, o.content ->> 'role' as role, o.content -> 'hashtags' as hashtags,
           o.content ->> 'objective' as objective, c.title as "campaignTitle", o.starts_on as "startsOn",
           o.ends_on as "endsOn"
         ${READABLE}
           and ($2 = '' or strpos(o.title_fold || ' ' || fold(concat_ws(' ', o.content ->> 'role',
             o.content ->> 'objective', o.content ->> 'context', o.content ->> 'missions', o.content ->> 'hashtags')),
             fold($2)) > 0)
           and ($3 = '' or exists (select 1 from jsonb_array_elements_text(o.content -> 'hashtags') h
             where fold(h) = fold($3)))
         order by c.year desc, o.number limit 200`,
        [today, q, hashtag],
        'public-offers',
      ),
      this.database.query<PublicOffers['hashtags'][number]>(
        `select min(h.value) as value, count(*)::int as count from (select o.content ${READABLE}) o,
           jsonb_array_elements_text(o.content -> 'hashtags') h(value)
         group by fold(h.value) order by count(*) desc, min(h.value) limit 60`,
        [today],
        'public-offer-hashtags',
      ),
    ]);
    return { items, hashtags };
  }

  async find(today: LocalDate, slug: string, tx?: Transaction): Promise<PublicOfferRow | undefined> {
    const text = `select o.id, o.slug, o.number, o.title, o.content, o.places, o.starts_on as "startsOn",
        o.ends_on as "endsOn", c.closes_on as "closesOn", c.title as "campaignTitle",
        coalesce(c.catalogue #>> '{organisation,name}', '') as organisation,
        coalesce(c.catalogue -> 'presentation', '[]') as presentation, o.tutor_id as "tutorId",
        o.referent_id as "referentId"
      ${READABLE} and o.slug = $2${tx ? ' for share of o' : ''}`;
    const [row] = tx
      ? await tx.query<PublicOfferRow>(text, [today, slug])
      : await this.database.query<PublicOfferRow>(text, [today, slug], 'public-offer');
    return row;
  }
}

import { Injectable } from '@nestjs/common';
import type { ApplicationOffers, ApplicationQuery } from '@jalon/contracts';
import {
  APPLICATION_CRITERION_CODES,
  APPLICATION_STATES,
  type ApplicationState,
  type Principal,
  type ScoreCount,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
import { applicationScope } from './application-scope.js';

const ORDER: Readonly<Record<ApplicationQuery['sort'], string>> = {
  rank: 'a.score desc nulls last, a.received_at, a.id',
  recent: 'a.received_at desc, a.id',
  name: 'a.name_fold, a.id',
};
const STATE_ORDER = `array_position(array[${APPLICATION_STATES.map((one) => `'${one}'`).join(',')}], a.state)`;

/** A row of the list as it is stored; places of the offer and what the ranking holds come with it. */
export interface ListedApplication {
  readonly id: string;
  readonly offerId: string;
  readonly offerNumber: number;
  readonly offerTitle: string;
  readonly places: number;
  readonly accepted: number;
  readonly state: ApplicationState;
  readonly name: string;
  readonly school: string;
  readonly level: string;
  readonly receivedAt: string;
  readonly score: number | null;
  readonly scorers: number;
  readonly mine: number;
  readonly lastInterviewOn: string | null;
  readonly retainedUntil: string;
  readonly erased: boolean;
  readonly internshipId: string | null;
  readonly version: number;
}

export interface ListedApplications {
  readonly items: readonly ListedApplication[];
  readonly states: readonly { readonly value: ApplicationState; readonly count: number }[];
  /** Scores of the whole ranking, whatever the filters: at most one line a hundredth of a point. */
  readonly scores: readonly ScoreCount[];
}

/** The columns of a row, of `a` (the application) joined to its offer `o`. `me`: whose own scores are counted. */
function rowColumns(me: string): string {
  return `a.id, a.offer_id as "offerId", o.number as "offerNumber", o.title as "offerTitle", o.places,
    (select count(*)::int from internship_application b where b.offer_id = a.offer_id and b.state = 'accepted') as accepted,
    a.state, a.name, a.school, a.level,
    to_char(a.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt", a.score,
    (select count(distinct c.account_id)::int from internship_score c where c.application_id = a.id) as scorers,
    (select count(*)::int from internship_score c where c.application_id = a.id and c.account_id = ${me}::uuid
       and c.criterion = any(array[${APPLICATION_CRITERION_CODES.map((code) => `'${code}'`).join(',')}])) as mine,
    (select max(v.held_on)::text from internship_interview v where v.application_id = a.id) as "lastInterviewOn",
    a.retained_until::text as "retainedUntil", a.erased_at is not null as erased,
    (select i.id from internship i where i.application_id = a.id) as "internshipId", a.version`;
}

/** Who applied: a page, what each state holds and the scores of the ranking, in one statement. */
@Injectable()
export class ApplicationListQuery {
  constructor(private readonly database: Database) {}

  async page(principal: Principal, query: ApplicationQuery): Promise<ListedApplications> {
    const { text, values } = listStatement(principal, query);
    const [row] = await this.database.query<ListedApplications>(text, values);
    return row ?? { items: [], states: [], scores: [] };
  }

  /** The rows of some applications, with the scores of the offer each belongs to. */
  async row(principal: Principal, id: string): Promise<ListedApplications> {
    const values = new Values();
    const scope = applicationScope(principal, values);
    const which = values.add(id);
    const me = values.add(principal.accountId);
    const items = await this.database.query<ListedApplication>(
      `select ${rowColumns(me)} from internship_application a join internship_offer o on o.id = a.offer_id
       where a.id = ${which} and ${scope}`,
      values.all,
    );
    const scores = await this.database.query<ScoreCount>(
      `select score, count(*)::int as count from internship_application
       where offer_id = $1 and score is not null and state <> 'withdrawn' and erased_at is null group by score`,
      [items[0]?.offerId ?? null],
    );
    return { items, states: [], scores };
  }

  async offers(principal: Principal): Promise<ApplicationOffers> {
    const values = new Values();
    const scope = applicationScope(principal, values);
    const offers = await this.database.query<
      ApplicationOffers['offers'][number] & { readonly year: number; readonly campaign: string }
    >(
      `select o.id, o.campaign_id as "campaignId", o.number, o.title, o.places, c.year, c.title as campaign,
         count(a.id) filter (where a.state = 'accepted')::int as accepted, count(a.id)::int as applications
       from internship_offer o join internship_campaign c on c.id = o.campaign_id
         left join internship_application a on a.offer_id = o.id
       where ${scope} group by o.id, c.id order by c.year desc, o.number limit 400`,
      values.all,
    );
    const campaigns = new Map(offers.map((one) => [one.campaignId, { year: one.year, title: one.campaign }]));
    return {
      campaigns: [...campaigns].map(([id, campaign]) => ({ id, ...campaign })),
      offers: offers.map(({ id, campaignId, number, title, places, accepted, applications }) => ({
        id,
        campaignId,
        number,
        title,
        places,
        accepted,
        applications,
      })),
    };
  }
}

/** The statement of the list, for who asks and for its plan. */
export function listStatement(
  principal: Pick<Principal, 'role' | 'personId' | 'accountId'>,
  query: ApplicationQuery,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values = new Values();
  const scope = [applicationScope(principal, values)];
  if (query.campaign) scope.push(`o.campaign_id = ${values.add(query.campaign)}::uuid`);
  if (query.offer) scope.push(`a.offer_id = ${values.add(query.offer)}::uuid`);
  const from = `internship_application a join internship_offer o on o.id = a.offer_id where ${scope.join(' and ')}`;
  const found = ['true', ...searched(query.q, values)];
  const shown = [...found];
  if (query.state?.length) shown.push(`a.state = any(${values.add(query.state)}::text[])`);
  const me = values.add(principal.accountId);
  const page = `limit ${query.pageSize} offset ${values.add((query.page - 1) * query.pageSize)}`;
  const text = `select
    (select coalesce(json_agg(p), '[]') from (select ${rowColumns(me)}
       from internship_application a join internship_offer o on o.id = a.offer_id
       where ${[...scope, ...shown].join(' and ')} order by ${ORDER[query.sort]} ${page}) p) as items,
    (select coalesce(json_agg(t), '[]') from (select a.state as value, count(*)::int as count
       from ${from} and ${found.join(' and ')} group by a.state order by ${STATE_ORDER}) t) as states,
    (select coalesce(json_agg(r), '[]') from (select score, count(*)::int as count
       from ${from} and a.score is not null and a.state <> 'withdrawn' and a.erased_at is null group by score) r) as scores`;
  return { text, values: values.all };
}

function searched(q: string | undefined, values: Values): string[] {
  const words = (q ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.slice(0, 6).map((word) => {
    const like = `'%' || fold(${values.add(word.replace(/[\\%_]/g, '\\$&'))}) || '%'`;
    return `(a.name_fold like ${like} or fold(a.school) like ${like})`;
  });
}

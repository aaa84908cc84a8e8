import { Injectable } from '@nestjs/common';
import { DomainError, EMPTY_CONTENTS, type CommunicationContent } from '@jalon/domain';
import type { CommunicationFacts } from '@jalon/reporting';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

type Inside = NonNullable<CommunicationFacts['inside']>;
type Row = CommunicationFacts['useCase'] & Pick<CommunicationFacts, 'demo' | 'inside'>;

/** The study that says how many people it is for: the decided one, else the latest the lab has seen. */
const USERS = `select (o.answers #>> '{stakeholders,userCount}')::integer from opportunity_study o
  where o.use_case_id = u.id and o.state <> 'draft' order by (o.state = 'decided') desc, o.number desc limit 1`;

/** Who is assigned on $2, once for each part they have. */
const TEAM = `select coalesce(json_agg(json_build_object('name', t.name, 'role', t.role)
    order by t.name, t.role), '[]')
  from (select distinct p.name collate "und-x-icu" as name, a.role collate "und-x-icu" as role
    from assignment a join person p on p.id = a.person_id
    where a.use_case_id = u.id and $2::date between a.from_on and a.to_on) t`;

/** What stays within the group is not even read for a page that leaves it ($3 is false). */
const USE_CASE = `select u.code, u.title, u.is_demo as demo, e.name as "entityName", u.domain,
    case when $3::boolean then json_build_object('stage', u.stage, 'condition', u.condition, 'productName', p.name,
      'referentName', r.name, 'team', (${TEAM}), 'userCount', (${USERS})) end as inside
  from use_case u join partner_entity e on e.id = u.entity_id
    left join product p on p.id = u.product_id
    left join person r on r.id = u.functional_referent_id
  where u.id = $1`;

/** What somebody wrote about a use case to be told, with the facts that may stand beside it. */
@Injectable()
export class CommunicationFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read({ subjectId, content, language, labName, today }: FactsSubject): Promise<DocumentFacts> {
    // The content was checked by its kind when it was kept.
    const written = (content as CommunicationContent | null) ?? EMPTY_CONTENTS.communication;
    const within = written.audience === 'internal';
    const [row] = await this.database.query<Row>(USE_CASE, [subjectId, today, within], 'facts-communication');
    if (!row) throw new DomainError('not_found', 'No such use case');
    const { code, title, entityName, domain, demo } = row;
    const inside: Inside | null = row.inside;
    return {
      kind: 'communication',
      facts: {
        language,
        labName,
        demo,
        asOf: today,
        content: written,
        useCase: { code, title, entityName, domain },
        inside,
      },
    };
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { GateFact } from '@jalon/contracts';
import type { Query } from '../../../database/database.js';

/**
 * What a piece of evidence may pin of what Jalon holds. Names instead of ids, so that it reads by itself later; left
 * out is what a decision of the gate changes (stage, condition), or every snapshot would at once be out of date, and
 * drafts of agreements: whoever reads the use case reads its facts, and a partner reads no draft.
 */
const STATEMENTS: Readonly<Record<GateFact, string>> = {
  use_case: `select jsonb_build_object('code', u.code, 'title', u.title, 'summary', u.summary, 'entity', e.name,
      'domain', u.domain, 'sponsor', s.name, 'businessOwner', b.name, 'functionalReferent', f.name, 'product', d.name,
      'value', u.value_score, 'feasibility', u.feasibility_score, 'tags', to_jsonb(u.tags)) as state
    from use_case u join partner_entity e on e.id = u.entity_id
      left join person s on s.id = u.sponsor_id left join person b on b.id = u.business_owner_id
      left join person f on f.id = u.functional_referent_id left join product d on d.id = u.product_id
    where u.id = $1`,
  study: `select jsonb_build_object('code', o.code, 'title', o.title, 'state', o.state,
      'recommendation', o.recommendation, 'reason', o.recommendation_reason, 'answers', o.answers,
      'submittedOn', o.submitted_on, 'decidedOn', o.decided_on) as state
    from opportunity_study o where o.use_case_id = $1 order by o.number desc limit 1`,
  plan: `select jsonb_build_object(
      'milestones', jsonb_agg(jsonb_build_object('name', m.name, 'owner', p.name, 'baselineOn', m.baseline_on,
        'forecastOn', m.forecast_on, 'actualOn', m.actual_on) order by coalesce(m.actual_on, m.due_on), m.name, m.id),
      'dependencies', (select coalesce(jsonb_agg(jsonb_build_object('from', a.name, 'to', b.name, 'lagDays', x.lag_days)
          order by a.name, b.name, x.predecessor_id, x.successor_id), '[]')
        from milestone_dependency x join milestone a on a.id = x.predecessor_id join milestone b on b.id = x.successor_id
        where x.use_case_id = $1)) as state
    from milestone m left join person p on p.id = m.owner_id where m.use_case_id = $1 having count(*) > 0`,
  agreement: `select jsonb_agg(jsonb_build_object('number', a.number, 'kind', a.kind, 'title', a.title,
      'state', a.state, 'content', a.content, 'validFrom', a.valid_from, 'validTo', a.valid_to,
      'signedOn', a.signed_on) order by a.kind, a.number, a.id) as state
    from agreement a where a.use_case_id = $1 and a.state <> 'draft' having count(*) > 0`,
};

@Injectable()
export class GateFacts {
  /** The fact as it is now, as canonical JSON; null when there is nothing of the kind. */
  async read(query: Query, useCaseId: string, fact: GateFact): Promise<Buffer | null> {
    const [row] = await query<{ state: unknown }>(STATEMENTS[fact], [useCaseId]);
    if (row?.state === undefined || row.state === null) return null;
    return Buffer.from(canonical({ fact, state: row.state }), 'utf8');
  }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** JSON with sorted keys and no spaces: the same state always has the same bytes (RFC 8785 in spirit). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

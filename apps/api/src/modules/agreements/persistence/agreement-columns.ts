/** An instant inside JSON, as the contracts write it. */
const utc = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const SUMMARY_FROM = `from agreement a join use_case u on u.id = a.use_case_id
  join partner_entity e on e.id = u.entity_id`;

export const SUMMARY_COLUMNS = `a.id, a.use_case_id as "useCaseId", u.code as "useCaseCode", u.title as "useCaseTitle", u.stage,
  u.entity_id as "entityId", e.name as "entityName", a.kind, a.number, a.parent_id as "parentId", a.title, a.state,
  a.valid_from as "validFrom", a.valid_to as "validTo", a.signed_on as "signedOn", a.updated_at as "updatedAt",
  (select count(*)::int from agreement_signatory s where s.agreement_id = a.id) as signatories,
  (select count(s.signed_on)::int from agreement_signatory s where s.agreement_id = a.id) as signed`;

const VERSIONS = `(select coalesce(json_agg(json_build_object('number', v.number, 'sha256', v.sha256, 'note', v.note,
    'byPersonId', v.by_person_id, 'byName', p.name, 'at', ${utc('v.at')}) order by v.number), '[]')
  from agreement_version v left join person p on p.id = v.by_person_id where v.agreement_id = a.id)`;

const REVIEWS = `(select coalesce(json_agg(json_build_object('id', r.id, 'number', r.number, 'side', r.side,
    'opinion', r.opinion, 'comment', r.comment, 'personId', r.person_id, 'byName', p.name, 'at', ${utc('r.at')})
    order by r.at, r.id), '[]')
  from agreement_review r left join person p on p.id = r.person_id where r.agreement_id = a.id)`;

const SIGNATURES = `(select coalesce(json_agg(json_build_object('name', s.name, 'quality', s.quality, 'party', s.party,
    'signedOn', s.signed_on) order by s.position), '[]') from agreement_signatory s where s.agreement_id = a.id)`;

const MOVES = `(select coalesce(json_agg(json_build_object('from', m.from_state, 'to', m.to_state, 'number', m.number,
    'reason', m.reason, 'byName', p.name, 'at', ${utc('m.at')}) order by m.seq), '[]')
  from agreement_move m left join person p on p.id = m.by_person_id where m.agreement_id = a.id)`;

const AMENDED_BY = `(select coalesce(json_agg(b.content -> 'after' order by b.number), '[]') from agreement b
  where b.parent_id = coalesce(a.parent_id, a.id) and b.state = 'signed' and (a.parent_id is null or b.number < a.number))`;

/** Everything that hangs on one agreement, so that a page is one statement. */
export const DETAIL_COLUMNS = `a.by_person_id as "byPersonId", a.version, a.content,
  (select c.content from agreement c where c.id = a.parent_id) as "parentContent", ${AMENDED_BY} as "amendedBy",
  exists (select 1 from agreement o where o.parent_id = a.id and o.state <> 'signed') as "openAmendment",
  ${VERSIONS} as versions, ${REVIEWS} as reviews, ${SIGNATURES} as signatures, ${MOVES} as moves`;

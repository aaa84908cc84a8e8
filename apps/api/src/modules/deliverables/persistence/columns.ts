/** An instant within JSON, as instants are written everywhere: ISO 8601 in UTC. */
export const utc = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Presentations first, PDF last. */
export const FORMAT_ORDER = `array_position(array['pptx','docx','xlsx','pdf'], f.format)`;

/** The files of a version, as JSON. */
export const filesOf = (version: string): string => `coalesce((select json_agg(json_build_object(
    'format', f.format, 'fileName', f.file_name, 'size', f.size, 'sha256', f.sha256) order by ${FORMAT_ORDER})
  from deliverable_file f where f.version_id = ${version}), '[]')`;

/** What a deliverable `d` is made from: joins by the kind of its subject, one at most finds a row. */
export const SUBJECT_JOINS = `left join use_case su on su.id = d.subject_id
  left join opportunity_study so on so.id = d.subject_id
  left join agreement sa on sa.id = d.subject_id left join use_case sau on sau.id = sa.use_case_id
  left join meeting sm on sm.id = d.subject_id
  left join internship si on si.id = d.subject_id
  left join internship_offer sf on sf.id = d.subject_id left join internship_campaign sfc on sfc.id = sf.campaign_id`;

/** In no language: a code and a title, a day and a title; a month and a year speak for themselves. */
export const SUBJECT_LABEL = `coalesce(su.code || ' · ' || su.title, so.code || ' · ' || so.title,
  sau.code || ' · ' || sa.title, sm.held_on || ' · ' || sm.title,
  si.starts_on || ' · ' || si.title, sfc.year || ' · ' || sf.number || '. ' || sf.title, d.month, d.year::text, '')`;

import { Injectable } from '@nestjs/common';
import { DomainError, INTERNSHIP_TEMPLATES } from '@jalon/domain';
import type { ProgrammeReportFacts } from '@jalon/reporting';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

type Figures = Omit<ProgrammeReportFacts, 'language' | 'labName' | 'asOf' | 'year' | 'steps'> & {
  readonly steps: readonly { readonly code: string; readonly inProgress: number; readonly done: number }[];
};

const OF_YEAR = `i.starts_on <= make_date($1, 12, 31) and coalesce(i.ended_on, i.ends_on) >= make_date($1, 1, 1)`;
const listed = (text: string) => `(select coalesce(json_agg(r), '[]') from (${text}) r)`;
const linked = (
  column: string,
) => `exists (select 1 from research_link l join internship i on i.id = l.internship_id
  where l.${column} = x.id and ${OF_YEAR})`;

/** Counts alone: no name, and nothing of what an evaluation says, leaves the database. */
const FIGURES = `select
  coalesce((select bool_or(i.is_demo) from internship i where ${OF_YEAR}), false)
    or coalesce((select bool_or(c.is_demo) from internship_campaign c where c.year = $1), false) as demo,
  ${listed(`select o.number, o.title, o.state, o.places,
      (select count(*)::int from internship_application a where a.offer_id = o.id) as applications,
      (select count(*)::int from internship_application a where a.offer_id = o.id and a.state = 'accepted') as accepted,
      (select count(*)::int from internship i where i.offer_id = o.id) as internships
    from internship_offer o join internship_campaign c on c.id = o.campaign_id where c.year = $1
    order by o.number`)} as offers,
  ${listed(`select a.state, count(*)::int as count from internship_application a
      join internship_offer o on o.id = a.offer_id join internship_campaign c on c.id = o.campaign_id
    where c.year = $1 group by a.state
    order by array_position(array['received','shortlisted','interview','accepted','rejected','withdrawn'], a.state)`)}
    as applications,
  ${listed(`select i.state, count(*)::int as count from internship i where ${OF_YEAR} group by i.state
    order by array_position(array['draft','in_signature','signed','running','suspended','extended','completed',
      'certified','terminated'], i.state)`)} as internships,
  ${listed(`select s.step as code, count(*) filter (where s.state = 'in_progress')::int as "inProgress",
      count(*) filter (where s.state = 'done')::int as done
    from internship_step s join internship i on i.id = s.internship_id
    where ${OF_YEAR} and s.state in ('in_progress', 'done') group by s.step`)} as steps,
  ${listed(`select m.month, count(*)::int as internships, sum(m.minutes)::int as minutes,
      sum(m.owed_cents)::float8 as "owedCents", coalesce(sum(m.paid_cents), 0)::float8 as "paidCents"
    from internship_month m where left(m.month, 4) = $1::text group by m.month order by m.month`)} as months,
  ${listed(`select v.kind, count(*)::int as held, count(v.shared_at)::int as shared
    from internship_review v join internship i on i.id = v.internship_id where ${OF_YEAR} group by v.kind
    order by array_position(array['check_in','mid_term','final'], v.kind)`)} as reviews,
  ${listed(`select * from (
      select 'reference' as kind, null as state, count(*)::int as count from research_reference x
        where ${linked('reference_id')} having count(*) > 0
      union all select 'study', x.verdict, count(*)::int from research_study x
        where ${linked('study_id')} group by x.verdict
      union all select 'publication', x.state, count(*)::int from research_publication x
        where ${linked('publication_id')} group by x.state) k
    order by array_position(array['reference','study','publication'], kind), state nulls first`)} as research`;

/** The internship programme of a year, in figures. */
@Injectable()
export class ProgrammeReportFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read({ year, language, labName, today }: FactsSubject): Promise<DocumentFacts> {
    if (year === null) throw new DomainError('not_found', 'A report is of a year');
    const [row] = await this.database.query<Figures>(FIGURES, [year], 'facts-programme-report');
    if (!row) throw new DomainError('not_found', 'No such year');
    const found = new Map(row.steps.map((step) => [step.code, step]));
    const known = INTERNSHIP_TEMPLATES.flatMap(({ steps }) => steps);
    const order = new Map(known.map(({ code, label }) => [code, label]));
    return {
      kind: 'programme_report',
      facts: {
        ...row,
        language,
        labName,
        asOf: today,
        year,
        // In the order of the courses, in the words of the catalogue.
        steps: [...order].flatMap(([code, step]) => {
          const one = found.get(code);
          return one ? [{ step, inProgress: one.inProgress, done: one.done }] : [];
        }),
      },
    };
  }
}

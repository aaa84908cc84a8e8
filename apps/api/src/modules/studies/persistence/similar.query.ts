import { Injectable } from '@nestjs/common';
import type { Similar, SimilarQuery } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { visibleStudies } from './visible-studies.js';

/** A look-alike without the name of its entity, which lives in memory. */
export type Alike = Omit<Similar['items'][number], 'entityName'> & { readonly entityId: string };

const SHOWN = 6;
/** Titles less alike than this are other subjects. */
const LEAST_PERCENT = 35;
/** The planner takes comparing trigrams for as cheap as comparing numbers, and would rather compare every title. */
export const INDEXES_ONLY = 'set local enable_seqscan = off';

/** Use cases and studies whose title looks like the one being typed, accents and typing errors aside. */
@Injectable()
export class SimilarQueries {
  constructor(private readonly database: Database) {}

  find(principal: Principal, { title, except }: SimilarQuery): Promise<Alike[]> {
    const { text, values } = similarStatement(principal, title, except ?? null);
    return this.database.snapshot(async (query) => {
      await query(INDEXES_ONLY);
      return query<Alike>(text, values);
    });
  }
}

/** Also what the plan is looked at with. */
export function similarStatement(
  principal: Principal,
  title: string,
  except: string | null,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values = new Values();
  const typed = `fold(${values.add(title.replace(/\p{Cc}/gu, ' '))}::text)`;
  const other = (id: string) => `${id} is distinct from ${except_}`;
  const except_ = `${values.add(except)}::uuid`;
  // A whole title alike, or what is typed so far alike a part of it: each operator reads the trigram index.
  const alike = (column: string) => `(${column} % ${typed} or ${typed} <% ${column})`;
  const percent = (column: string) =>
    `round(100 * greatest(similarity(${column}, ${typed}), 0.8 * word_similarity(${typed}, ${column})))::int`;
  const text = `select * from (
      (select 'use_case' as kind, u.id, u.code, u.title, u.entity_id as "entityId", u.stage, u.condition,
         null::text as state, ${percent('u.title_fold')} as percent
       from use_case u
       where ${alike('u.title_fold')} and ${other('u.id')} and ${visibleTo(principal, values)}
       order by percent desc, u.number limit ${SHOWN})
      union all
      (select 'study' as kind, s.id, s.code, s.title, s.entity_id as "entityId", null::text as stage,
         null::text as condition, s.state, ${percent('s.title_fold')} as percent
       from opportunity_study s
       where ${alike('s.title_fold')} and ${other('s.id')} and ${visibleStudies(principal, values)}
         -- What a study became stands for it.
         and s.use_case_id is null
       order by percent desc, s.number limit ${SHOWN})) found
    where percent >= ${LEAST_PERCENT} order by percent desc, kind desc, code limit ${SHOWN}`;
  return { text, values: values.all };
}

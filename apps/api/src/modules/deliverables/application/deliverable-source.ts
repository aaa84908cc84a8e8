import { Inject, Injectable } from '@nestjs/common';
import { deliverableContents, type Language } from '@jalon/contracts';
import {
  DELIVERABLE_LIMITS,
  DELIVERABLE_RULES,
  DomainError,
  EMPTY_CONTENTS,
  internshipProgramme,
  monthOf,
  type DeliverableKind,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { Content } from '../persistence/deliverable.store.js';
import { SubjectQuery } from '../persistence/subject.query.js';
import { kindTitle } from './kind-words.js';

/** What somebody says a deliverable is made from. */
export interface SourceRequest {
  readonly language: Language;
  readonly subjectId: string | null;
  readonly month: string | null;
  readonly year: number | null;
  readonly entityId: string | null;
  readonly content: unknown;
}

export interface Source {
  readonly entityId: string | null;
  readonly useCaseId: string | null;
  readonly content: Content | null;
  /** The name of the kind and of what it is made from. */
  readonly title: string;
}

type Found = Omit<Source, 'content' | 'title'> & { readonly label: string };

const refused = (path: string, code: string, params: Readonly<Record<string, string | number>> = {}) =>
  new DomainError('invalid_value', `${path}: ${code}`, [{ path, code, params }]);

/** Checks what a deliverable is to be made from. */
@Injectable()
export class DeliverableSource {
  constructor(
    private readonly subjects: SubjectQuery,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `invalid_value` for what the kind is not made from, or what is not there */
  async check(
    request: SourceRequest & { readonly kind: DeliverableKind },
    tx?: Transaction,
  ): Promise<Source> {
    const [source] = await this.checkAll(request.kind, [request], tx);
    if (!source) throw new Error('A request has a source');
    return source;
  }

  /** The sources of requests of one kind, in their order: what is looked up is looked up for all at once. @throws as `check` */
  async checkAll(
    kind: DeliverableKind,
    requests: readonly SourceRequest[],
    tx?: Transaction,
  ): Promise<Source[]> {
    const contents = requests.map((request) => contentOf(kind, request.content));
    const wanted = WANTED[DELIVERABLE_RULES[kind].subject] ?? 'subjectId';
    for (const request of requests) checkGiven(request, wanted);
    const find = await this.finder(kind, wanted, requests, tx ?? this.database);
    return requests.map((request, at) => {
      const { entityId, useCaseId, label } = find(request);
      const title = `${kindTitle(kind, request.language)} – ${label}`;
      return {
        entityId,
        useCaseId,
        content: contents[at] ?? null,
        title: title.slice(0, DELIVERABLE_LIMITS.title).trim(),
      };
    });
  }

  private async finder(
    kind: DeliverableKind,
    wanted: Wanted,
    requests: readonly SourceRequest[],
    query: Transaction | Database,
  ): Promise<(request: SourceRequest) => Found> {
    switch (wanted) {
      case 'month': {
        const current = monthOf(today(this.clock));
        if (requests.some(({ month }) => (month ?? '') > current))
          throw refused('month', 'in_future', { max: current });
        const names = await this.subjects.entities(
          query,
          requests.map(({ entityId }) => entityId),
        );
        return ({ month, language, entityId }) => {
          const name = names.get(entityId);
          if (entityId !== null && name === undefined) throw refused('entityId', 'unknown');
          const label = monthLabel(month ?? '', language);
          return { entityId, useCaseId: null, label: name === undefined ? label : `${label}, ${name}` };
        };
      }
      case 'year': {
        const years = requests.map(({ year }) => year ?? 0);
        const known =
          kind === 'programme_report'
            ? await this.subjects.internshipYears(query, years)
            : new Set(years.filter((year) => internshipProgramme(year) !== undefined));
        return ({ year }) => {
          if (!known.has(year ?? 0)) throw refused('year', 'unknown');
          return { entityId: null, useCaseId: null, label: String(year) };
        };
      }
      case 'subjectId': {
        const rows = await this.subjects.known(
          query,
          kind,
          requests.map(({ subjectId }) => subjectId),
        );
        return ({ subjectId }) => {
          const row = rows.get(subjectId);
          if (!row) throw refused('subjectId', 'unknown');
          return row;
        };
      }
    }
  }
}

type Wanted = 'month' | 'year' | 'subjectId';

/** What the subjects that are no rows are asked for by. */
const WANTED: Readonly<Partial<Record<string, Wanted>>> = { month: 'month', programme: 'year' };

/** @throws DomainError `invalid_value` for what is missing, or given beside what the kind is made from */
function checkGiven(request: SourceRequest, wanted: Wanted): void {
  for (const path of ['subjectId', 'month', 'year'] as const) {
    if (path !== wanted && request[path] !== null) throw refused(path, 'not_for_kind');
  }
  if (request[wanted] === null) throw refused(wanted, 'required');
  if (wanted !== 'month' && request.entityId !== null) throw refused('entityId', 'not_for_kind');
}

/** @throws DomainError `invalid_value` for a content that is not the kind's */
export function contentOf(kind: DeliverableKind, given: unknown): Content | null {
  if (!isWritten(kind)) {
    if (given !== null) throw refused('content', 'not_for_kind');
    return null;
  }
  if (given === null) return EMPTY_CONTENTS[kind];
  const parsed = deliverableContents[kind].safeParse(given);
  if (!parsed.success) throw refused('content', 'not_for_kind');
  return parsed.data;
}

const isWritten = (kind: DeliverableKind): kind is keyof typeof deliverableContents & DeliverableKind =>
  Object.hasOwn(deliverableContents, kind);

/** A month in words: March 2026. */
export const monthLabel = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

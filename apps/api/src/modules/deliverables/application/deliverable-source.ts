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
  readonly kind: DeliverableKind;
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
  async check(request: SourceRequest, tx?: Transaction): Promise<Source> {
    const { kind, language } = request;
    const content = contentOf(kind, request.content);
    const found = await this.find(request, tx ?? this.database);
    const title = `${kindTitle(kind, language)} – ${found.label}`.slice(0, DELIVERABLE_LIMITS.title).trim();
    return { entityId: found.entityId, useCaseId: found.useCaseId, content, title };
  }

  private async find(
    request: SourceRequest,
    query: Transaction | Database,
  ): Promise<Omit<Source, 'content' | 'title'> & { readonly label: string }> {
    const { kind, subjectId, month, year, entityId } = request;
    const { subject } = DELIVERABLE_RULES[kind];
    const wanted = subject === 'month' ? 'month' : subject === 'programme' ? 'year' : 'subjectId';
    for (const path of ['subjectId', 'month', 'year'] as const) {
      if (path !== wanted && request[path] !== null) throw refused(path, 'not_for_kind');
    }
    if (request[wanted] === null) throw refused(wanted, 'required');
    if (wanted !== 'month' && entityId !== null) throw refused('entityId', 'not_for_kind');
    if (wanted === 'month') {
      const current = monthOf(today(this.clock));
      if ((month ?? '') > current) throw refused('month', 'in_future', { max: current });
      const entity = entityId === null ? null : await this.subjects.entity(query, entityId);
      if (entity === undefined) throw refused('entityId', 'unknown');
      const label = monthLabel(month ?? '', request.language);
      return { entityId, useCaseId: null, label: entity === null ? label : `${label}, ${entity}` };
    }
    if (wanted === 'year') {
      const isKnown =
        kind === 'programme_report'
          ? await this.subjects.internshipYear(query, year ?? 0)
          : internshipProgramme(year ?? 0) !== undefined;
      if (!isKnown) throw refused('year', 'unknown');
      return { entityId: null, useCaseId: null, label: String(year) };
    }
    const row = await this.subjects.one(query, kind, subjectId ?? '');
    if (!row) throw refused('subjectId', 'unknown');
    return row;
  }
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

import { Inject, Injectable } from '@nestjs/common';
import type { CreateInternship, InternshipDetail, UpdateInternship } from '@jalon/contracts';
import { DomainError, verdictErrors, verdictOf, type FieldError, type LocalDate } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { AcceptedQuery } from '../persistence/accepted.query.js';
import { InternshipAgreementStore } from '../persistence/agreement.store.js';
import {
  NO_PURPOSE,
  type InternshipFactsRow,
  type InternshipRecord,
} from '../persistence/internship-record.js';
import { InternshipStore } from '../persistence/internship.store.js';
import { InternshipQueries } from './internship-queries.js';

/** No part of the agreement: they change at any time. */
const FREE: ReadonlySet<string> = new Set(['title', 'place', 'referentId', 'squadId', 'useCaseId']);
const NAMED = { tutorId: 'person', referentId: 'person', squadId: 'squad', useCaseId: 'use_case' } as const;
const DAY = 7 * 60;

/** Opens an internship, and writes what is known of it with the texts of its agreement. */
@Injectable()
export class WriteInternship {
  constructor(
    private readonly internships: InternshipStore,
    private readonly agreements: InternshipAgreementStore,
    private readonly accepted: AcceptedQuery,
    private readonly queries: InternshipQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Once per Idempotency-Key.
   * @throws DomainError `invalid_value` for dates or names that cannot be, an application that is not accepted (`not_accepted`) or became one (`already_exists`)
   */
  async create(
    { principal, actor, once }: RequestContext,
    command: CreateInternship,
  ): Promise<InternshipDetail> {
    const { applicationId, personId, ...given } = command;
    const { id } = await this.work.once(actor, once, async (tx) => {
      const application = applicationId === null ? undefined : await this.take(tx, applicationId);
      const facts: InternshipFactsRow = {
        ...given,
        birthOn: null,
        post: '',
        place: '',
        academicTutor: '',
        ...teachingYear(given.startOn),
        teachingHours: null,
        faceToFaceHours: null,
        gapYear: false,
        weekMinutes: [DAY, DAY, DAY, DAY, DAY, 0, 0],
        agreedCents: null,
        payMode: 'actual',
        purpose: NO_PURPOSE,
      };
      const problems = [...periodProblems(facts, ''), ...(await this.nameProblems(tx, facts, ''))];
      if (personId !== null && !(await this.internships.inUse(tx, 'person', [personId])).has(personId))
        problems.push({ path: 'personId', code: 'unknown' });
      refuse(problems);
      const intern =
        personId ?? (await this.internships.addPerson(tx, `${facts.firstName} ${facts.lastName}`));
      const created = await this.internships.add(tx, {
        ...facts,
        offerId: application?.offerId ?? null,
        applicationId,
        personId: intern,
      });
      await this.agreements.open(tx, created);
      if (application?.curriculum)
        await this.agreements.saveTexts(tx, created, { curriculumTitle: application.curriculum });
      await this.internships.recordMove(tx, created, {
        name: 'created',
        from: null,
        to: 'draft',
        reason: null,
      });
      await tx.audit({ action: 'internship.created', subjectType: 'internship', subjectId: created });
      return { id: created };
    });
    return this.queries.detail(principal, id);
  }

  /** @throws DomainError `version_conflict`, `invalid_value`; `not_a_draft` for what was sent for signature */
  update(
    { principal, actor }: RequestContext,
    id: string,
    command: UpdateInternship,
  ): Promise<InternshipDetail> {
    return this.work.run(actor, async (tx) => {
      const held = await this.queries.hold(tx, principal, id, command.version);
      const facts = defined(command.facts);
      const texts = defined(command.texts);
      refuse([
        ...(held.state === 'draft' ? [] : frozenProblems(facts, texts)),
        ...periodProblems({ ...held, ...facts }, 'facts.'),
        ...this.birthProblems({ ...held, ...facts }),
        ...(await this.nameProblems(tx, facts, 'facts.')),
      ]);
      const decision = command.schoolDecision === undefined ? held.schoolDecision : command.schoolDecision;
      await this.internships.saveFacts(tx, id, facts, decision);
      if (Object.keys(texts).length > 0) await this.agreements.saveTexts(tx, id, texts);
      await this.internships.touch(tx, id);
      const changes = [...Object.keys(facts), ...Object.keys(texts)].map((path) => ({
        path,
        before: null,
        after: null,
      }));
      // What was written on, never what was written: it is personal data.
      await tx.audit({ action: 'internship.saved', subjectType: 'internship', subjectId: id, changes });
      return this.queries.detail(principal, id, tx);
    });
  }

  private async take(tx: Transaction, applicationId: string): ReturnType<AcceptedQuery['take']> {
    const found = await this.accepted.take(tx, applicationId);
    if (found && !found.used) return found;
    throw new DomainError(
      found ? 'already_exists' : 'invalid_value',
      'This application makes no internship',
      [{ path: 'applicationId', code: found ? 'already_exists' : 'not_accepted' }],
    );
  }

  private birthProblems({ birthOn }: Pick<InternshipRecord, 'birthOn'>): readonly FieldError[] {
    if (birthOn === null || birthOn <= today(this.clock)) return [];
    return verdictErrors('facts.birthOn', [verdictOf('birth_date_in_future', { on: birthOn })]);
  }

  private async nameProblems(
    tx: Transaction,
    facts: Partial<InternshipFactsRow>,
    prefix: string,
  ): Promise<FieldError[]> {
    const problems: FieldError[] = [];
    for (const [name, table] of Object.entries(NAMED) as [
      keyof typeof NAMED,
      'person' | 'squad' | 'use_case',
    ][]) {
      const named = facts[name];
      if (named === undefined || named === null) continue;
      if (!(await this.internships.inUse(tx, table, [named])).has(named))
        problems.push({ path: `${prefix}${name}`, code: 'unknown' });
    }
    return problems;
  }
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what was given: a key left out stays as it is. */
function defined<T extends object>(given: T): Given<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given<T>;
}

function refuse(problems: readonly FieldError[]): void {
  if (problems.length > 0) throw new DomainError('invalid_value', 'Some values cannot be', problems);
}

function frozenProblems(facts: object, texts: object): readonly FieldError[] {
  return [
    ...Object.keys(facts)
      .filter((name) => !FREE.has(name))
      .map((name) => ({ path: `facts.${name}`, code: 'not_a_draft' })),
    ...Object.keys(texts).map((name) => ({ path: `texts.${name}`, code: 'not_a_draft' })),
  ];
}

/** Longer than three years nothing is counted: it is a slip of the pen. */
const LONGEST_YEARS = 3;

function periodProblems(
  facts: Pick<InternshipFactsRow, 'startOn' | 'endOn' | 'teachingFrom' | 'teachingTo'>,
  prefix: string,
): FieldError[] {
  const problems: FieldError[] = [];
  const { startOn, endOn, teachingFrom, teachingTo } = facts;
  const last = `${Number(startOn.slice(0, 4)) + LONGEST_YEARS}${startOn.slice(4)}`;
  if (endOn < startOn)
    problems.push({ path: `${prefix}endOn`, code: 'to_before_from', params: { min: startOn } });
  else if (endOn >= last)
    problems.push({ path: `${prefix}endOn`, code: 'span_too_long', params: { years: LONGEST_YEARS } });
  if (teachingTo < teachingFrom)
    problems.push({ path: `${prefix}teachingTo`, code: 'to_before_from', params: { min: teachingFrom } });
  return problems;
}

/** The usual teaching year around a day: September to August. The school's own is written over it. */
function teachingYear(on: LocalDate): { readonly teachingFrom: LocalDate; readonly teachingTo: LocalDate } {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0);
  return { teachingFrom: `${year}-09-01`, teachingTo: `${year + 1}-08-31` };
}

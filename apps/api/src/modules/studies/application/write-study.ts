import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { CreateStudy, StudyDetail, UpdateStudy } from '@jalon/contracts';
import {
  DomainError,
  may,
  mayEditStudy,
  parisDate,
  visibleEntity,
  type Principal,
  type StudyAnswers,
  type StudySection,
} from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ReferenceCache, ReferenceQuery, type ReferenceSnapshot } from '../../reference/index.js';
import { StudyStore, type SavedSection, type StudyRecord } from '../persistence/study.store.js';
import { checkStudyId, StudyQueries, studyNotFound } from './study-queries.js';
import { toStudyDetail } from './study-view.js';

const PEOPLE = ['sponsorId', 'businessOwnerId', 'functionalReferentId'] as const;

/** What an author does: opens a draft, saves it step by step, throws it away. */
@Injectable()
export class WriteStudy {
  constructor(
    private readonly studies: StudyStore,
    private readonly queries: StudyQueries,
    private readonly reference: ReferenceCache,
    private readonly choices: ReferenceQuery,
    private readonly work: UnitOfWork,
  ) {}

  /** Once per Idempotency-Key. A partner opens studies of its own entity only. */
  async create({ principal, actor, once }: RequestContext, command: CreateStudy): Promise<StudyDetail> {
    checkMayWrite(principal, command.entityId);
    const { id } = await this.work.once(actor, once, async (tx) => {
      await this.checkEntity(tx, command.entityId, 'entityId');
      const created = await this.studies.add(tx, command, parisDate(new Date(tx.now)));
      await tx.audit({
        action: 'study.created',
        subjectType: 'study',
        subjectId: created,
        changes: [{ path: 'title', before: null, after: command.title }],
      });
      return { id: created };
    });
    return this.queries.detail(principal, id);
  }

  /**
   * Saves one step, whole; a step that says the same writes nothing.
   * @throws DomainError `forbidden`, `version_conflict` with the current detail, or `invalid_value`
   */
  async save({ principal, actor }: RequestContext, id: string, command: UpdateStudy): Promise<StudyDetail> {
    checkStudyId(id);
    const names = await this.reference.read();
    const before = await this.studies.find(principal, id);
    if (!before) throw studyNotFound();
    if (before.version === command.version && mayEditStudy(before, principal)) {
      // Autosave often says again what is there.
      if (fieldsThatChange(before, command).length === 0) return toStudyDetail(before, principal, names);
    }
    const choosable = command.section === 'stakeholders' ? await this.choosable(principal) : null;
    await this.work.run(actor, async (tx) => {
      const held = await this.holdDraft(tx, principal, id);
      if (held.version !== command.version) throw conflict(held, principal, names);
      const saved = await this.toSaved(tx, held, command, choosable);
      if (saved.entityId !== held.entityId) checkMayWrite(principal, saved.entityId);
      await this.studies.saveSection(tx, id, saved);
      await tx.audit({
        action: 'study.saved',
        subjectType: 'study',
        subjectId: id,
        // A draft is saved at each pause: its trail says what was worked on, not every wording.
        changes: fieldsThatChange(held, command).map((path) => ({ path, before: null, after: null })),
      });
    });
    return this.queries.detail(principal, id);
  }

  /** @throws DomainError `forbidden` for what is not a draft of `principal` */
  async remove({ principal, actor }: RequestContext, id: string): Promise<void> {
    checkStudyId(id);
    await this.work.run(actor, async (tx) => {
      const held = await this.holdDraft(tx, principal, id);
      await this.studies.remove(tx, id);
      await tx.audit({
        action: 'study.deleted',
        subjectType: 'study',
        subjectId: id,
        changes: [{ path: 'title', before: held.title, after: null }],
      });
    });
  }

  private async holdDraft(tx: Transaction, principal: Principal, id: string): Promise<StudyRecord> {
    const held = await this.studies.hold(tx, principal, id);
    if (!held) throw studyNotFound();
    if (held.state !== 'draft') {
      throw new DomainError('transition_not_allowed', 'Only a draft can be changed', [
        { path: 'state', code: 'not_a_draft' },
      ]);
    }
    if (!mayEditStudy(held, principal)) throw new DomainError('forbidden', 'Only its author changes a draft');
    return held;
  }

  private async toSaved(
    tx: Transaction,
    before: StudyRecord,
    command: UpdateStudy,
    choosable: ReadonlySet<string> | null,
  ): Promise<SavedSection> {
    if (command.section === 'need') {
      const { title, entityId, ...value } = command.value;
      if (entityId !== before.entityId) await this.checkEntity(tx, entityId, 'value.entityId');
      return { title, entityId, section: 'need', value };
    }
    if (command.section === 'stakeholders') {
      await this.checkPeople(tx, before.answers.stakeholders, command.value, choosable);
    }
    const { section, value } = command;
    return { title: before.title, entityId: before.entityId, section, value };
  }

  private async checkEntity(tx: Transaction, entityId: string, path: string): Promise<void> {
    if ((await this.studies.inUse(tx, 'partner_entity', [entityId])).has(entityId)) return;
    throw new DomainError('invalid_value', 'No such entity', [{ path, code: 'unknown' }]);
  }

  /** The page tells the names of who is named: a partner names whom it can choose. Null is everybody. */
  private async choosable(principal: Principal): Promise<ReadonlySet<string> | null> {
    if (visibleEntity(principal) === null) return null;
    const { people } = await this.choices.read(principal);
    return new Set(people.map((person) => person.id));
  }

  /** Who was named before may stay, archived or not. */
  private async checkPeople(
    tx: Transaction,
    before: StudyAnswers['stakeholders'],
    wanted: StudyAnswers['stakeholders'],
    choosable: ReadonlySet<string> | null,
  ): Promise<void> {
    const named = PEOPLE.flatMap((path) => {
      const person = wanted[path];
      return person === null || person === before[path] ? [] : [{ path, person }];
    });
    const known = await this.studies.inUse(
      tx,
      'person',
      named.map((one) => one.person),
    );
    const broken = named.filter(({ person }) => !known.has(person) || choosable?.has(person) === false);
    if (broken.length === 0) return;
    throw new DomainError(
      'invalid_value',
      'Some people cannot be named',
      broken.map((one) => ({ path: `value.${one.path}`, code: 'unknown' })),
    );
  }
}

/** The present value goes with the refusal, so that nobody's text is lost. */
export function conflict(held: StudyRecord, principal: Principal, names: ReferenceSnapshot): DomainError {
  return new DomainError(
    'version_conflict',
    'Somebody changed this study',
    [],
    toStudyDetail(held, principal, names),
  );
}

function checkMayWrite(principal: Principal, entityId: string): void {
  if (!may(principal, 'study:write', { entityId })) {
    throw new DomainError('forbidden', 'Your role does not allow this', [
      { path: 'entityId', code: 'forbidden' },
    ]);
  }
}

/** As `section.field`. */
function fieldsThatChange(before: StudyRecord, { section, value }: UpdateStudy): readonly string[] {
  const stored = stepOf(before, section);
  return Object.entries(value)
    .filter(([field, after]) => !isDeepStrictEqual(stored[field], after))
    .map(([field]) => `${section}.${field}`);
}

function stepOf(study: StudyRecord, section: StudySection): Readonly<Record<string, unknown>> {
  const answers = { ...study.answers[section] };
  return section === 'need' ? { ...answers, title: study.title, entityId: study.entityId } : answers;
}

import { Inject, Injectable } from '@nestjs/common';
import type { AgreementDetail, CreateAgreement, UpdateAgreement } from '@jalon/contracts';
import {
  AGREEMENT_LIMITS,
  AGREEMENT_SECTIONS,
  agreementProblems,
  agreementStateOn,
  amendSection,
  checkAgreementDraft,
  DomainError,
  emptyAmendment,
  type AgreementContent,
  type AmendmentContent,
  type Principal,
  type Stage,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { AgreementStore, type AgreementRow } from '../persistence/agreement.store.js';
import { PrefillQuery } from '../persistence/prefill-query.js';
import { AgreementQueries } from './agreement-queries.js';
import { textOf } from './agreement-view.js';
import { prefill } from './prefill.js';

/** Opens, writes and drops agreements and amendments while they are drafts. */
@Injectable()
export class WriteAgreement {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly agreements: AgreementStore,
    private readonly facts: PrefillQuery,
    private readonly queries: AgreementQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A draft filled from the use case, once per Idempotency-Key. */
  create(context: RequestContext, useCase: string, { language }: CreateAgreement): Promise<AgreementDetail> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const held = await this.access.hold(tx, principal, useCaseKey(useCase), 'agreement:edit');
      checkOpen(held);
      await this.checkCount(tx, held.id);
      const known = await this.facts.read(tx, held.id);
      const { title, content } = prefill({ ...known, labName: this.config.labName }, language);
      const id = await this.open(tx, {
        useCaseId: held.id,
        kind: 'agreement',
        parentId: null,
        title,
        content,
      });
      await audit(tx, 'created', held.id, title);
      return this.queries.current(tx, principal, held.id, id);
    });
  }

  /**
   * An amendment of what is in force: it changes nothing yet, and the same people sign.
   * @throws DomainError `transition_not_allowed` (not signed, or expired), `already_exists` (one is under way)
   */
  amend(context: RequestContext, useCase: string, agreement: string): Promise<AgreementDetail> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const held = await this.access.hold(tx, principal, useCaseKey(useCase), 'agreement:edit');
      checkOpen(held);
      const parent = await this.queries.find(principal, held.id, agreement, tx);
      const isInForce = agreementStateOn(parent.state, parent.validTo, today(this.clock)) === 'signed';
      if (parent.kind !== 'agreement' || !isInForce) {
        throw new DomainError('transition_not_allowed', 'Only a signed agreement in force is amended', [
          { path: 'state', code: 'not_in_force' },
        ]);
      }
      if (parent.openAmendment) {
        throw new DomainError('already_exists', 'An amendment is under way', [
          { path: 'amendment', code: 'amendment_open' },
        ]);
      }
      await this.checkCount(tx, held.id);
      const id = await this.open(tx, {
        useCaseId: held.id,
        kind: 'amendment',
        parentId: parent.id,
        title: parent.title,
        content: emptyAmendment(textOf(parent).inForce),
      });
      await audit(tx, 'amendment_opened', held.id, parent.title);
      return this.queries.current(tx, principal, held.id, id);
    });
  }

  /** @throws DomainError `version_conflict` with the current agreement; `transition_not_allowed` once it is frozen */
  update(
    context: RequestContext,
    useCase: string,
    agreement: string,
    { version, changes }: UpdateAgreement,
  ): Promise<AgreementDetail> {
    const { principal } = context;
    return this.work.run(context.actor, async (tx) => {
      const held = await this.access.hold(tx, principal, useCaseKey(useCase), 'agreement:edit');
      const row = await this.queries.find(principal, held.id, agreement, tx);
      if (row.version !== version) throw await this.conflict(tx, principal, row);
      checkAgreementDraft(row.state);
      const title = changes.title ?? row.title;
      const content = changed(row, changes);
      const { from, to } =
        row.kind === 'agreement'
          ? (content as AgreementContent).term.fields
          : { from: row.validFrom, to: row.validTo };
      if (!(await this.agreements.save(tx, row, { title, content, validFrom: from, validTo: to }))) {
        throw await this.conflict(tx, principal, row);
      }
      await audit(tx, 'updated', held.id, title, Object.keys(changes));
      return this.queries.current(tx, principal, held.id, row.id);
    });
  }

  /** Drops a draft that nobody was sent. @throws DomainError `transition_not_allowed` once it was submitted */
  remove(context: RequestContext, useCase: string, agreement: string): Promise<void> {
    const { principal } = context;
    return this.work.run(context.actor, async (tx) => {
      const held = await this.access.hold(tx, principal, useCaseKey(useCase), 'agreement:edit');
      const row = await this.queries.find(principal, held.id, agreement, tx);
      checkAgreementDraft(row.state);
      if (row.versions.length > 0) {
        throw new DomainError('transition_not_allowed', 'It was submitted: what the partner read stays', [
          { path: 'state', code: 'agreement_submitted' },
        ]);
      }
      await this.agreements.remove(tx, row.id);
      await audit(tx, 'deleted', held.id, row.title);
    });
  }

  private async open(
    tx: Transaction,
    draft: Omit<Parameters<AgreementStore['add']>[1], 'validFrom' | 'validTo'>,
  ): Promise<string> {
    const id = await this.agreements.add(tx, { ...draft, validFrom: null, validTo: null });
    await this.agreements.recordMove(tx, id, { from: null, to: 'draft', number: null, reason: null });
    await this.access.touch(tx, draft.useCaseId);
    return id;
  }

  private async checkCount(tx: Transaction, useCaseId: string): Promise<void> {
    if ((await this.agreements.count(tx, useCaseId)) < AGREEMENT_LIMITS.agreements) return;
    throw new DomainError('limit_exceeded', 'This use case has too many agreements', [
      { path: 'agreements', code: 'too_many', params: { max: AGREEMENT_LIMITS.agreements } },
    ]);
  }

  private async conflict(tx: Transaction, principal: Principal, row: AgreementRow): Promise<DomainError> {
    const current = await this.queries.current(tx, principal, row.useCaseId, row.id);
    return new DomainError('version_conflict', 'Somebody changed this agreement', [], current);
  }
}

/** What was begun may still be signed; nothing new is agreed on what is over. */
function checkOpen({ stage }: { readonly stage: Stage }): void {
  if (stage !== 'closed') return;
  throw new DomainError('transition_not_allowed', 'The use case is closed', [
    { path: 'useCase', code: 'use_case_closed' },
  ]);
}

/** The text with the sections that were sent; every bad one is named as it was sent. */
function changed(
  row: AgreementRow,
  changes: UpdateAgreement['changes'],
): AgreementContent | AmendmentContent {
  const { content, inForce, amendment } = textOf(row);
  const sent = AGREEMENT_SECTIONS.filter((section) => changes[section] !== undefined);
  const problems = [
    ...(amendment
      ? []
      : sent
          .filter((section) => changes[section] === null)
          .map((section) => ({ path: section, code: 'required' }))),
    ...(amendment === null && changes.reason !== undefined
      ? [{ path: 'reason', code: 'unknown_field' }]
      : []),
    ...agreementProblems(changes.term ? { term: changes.term } : {}),
  ];
  if (problems.length > 0) {
    throw new DomainError(
      'invalid_value',
      'Some values cannot be accepted',
      problems.map((problem) => ({ ...problem, path: `changes.${problem.path}` })),
    );
  }
  if (amendment === null) {
    return { ...content, ...Object.fromEntries(sent.map((section) => [section, changes[section]])) };
  }
  const reason = changes.reason ?? amendment.reason;
  return sent.reduce<AmendmentContent>(
    (next, section) => amendSection(next, section, changes[section] ?? null, inForce),
    { ...amendment, reason },
  );
}

/** The subject is the use case, so that its activity tells of its agreements; the text itself stays out of it. */
export function audit(
  tx: Transaction,
  done: string,
  useCaseId: string,
  title: string,
  sections: readonly string[] = [],
): Promise<void> {
  return tx.audit({
    action: `agreement.${done}`,
    subjectType: 'use_case',
    subjectId: useCaseId,
    changes: [
      { path: 'agreement', before: null, after: title },
      ...sections.map((path) => ({ path: `agreement.${path}`, before: null, after: null })),
    ],
  });
}

import { Inject, Injectable } from '@nestjs/common';
import type { AgreementDetail, MoveAgreement, ReviewAgreement, SignAgreement } from '@jalon/contracts';
import {
  AGREEMENT_LIMITS,
  agreementSignedOn,
  checkAgreementOpinion,
  DomainError,
  moveAgreement,
  parisDate,
  signatureProblems,
  type Action,
  type LocalDate,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { AgreementStore, type AgreementRow } from '../persistence/agreement.store.js';
import { AgreementQueries } from './agreement-queries.js';
import { authorsOf, factsOf, sideOf, textOf } from './agreement-view.js';
import { fingerprint } from './fingerprint.js';
import { audit } from './write-agreement.js';

const DONE: Readonly<Record<MoveAgreement['name'], string>> = {
  submit: 'submitted',
  send_for_signature: 'sent_for_signature',
  sign: 'signed',
  return_to_draft: 'returned',
};

/** Moves an agreement on: submission, opinions, signatures. Each command answers the whole agreement. */
@Injectable()
export class MoveAgreementCommands {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly agreements: AgreementStore,
    private readonly queries: AgreementQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError as the domain's `moveAgreement`, or `version_conflict` with the current agreement */
  move(
    context: RequestContext,
    useCase: string,
    agreement: string,
    { version, name, reason, note }: MoveAgreement,
  ): Promise<AgreementDetail> {
    return this.within(context, useCase, agreement, 'agreement:edit', version, async (tx, row) => {
      const to = moveAgreement(row.state, { name, reason }, factsOf(row));
      const current = row.versions.at(-1)?.number ?? 0;
      const number = name === 'submit' ? current + 1 : current;
      if (name === 'submit') await this.freeze(tx, row, number, note);
      // Signatures stand for a frozen text: another text needs new ones.
      if (name === 'return_to_draft') await this.agreements.clearSignatures(tx, row.id);
      if (name === 'send_for_signature') {
        await this.agreements.openSignatures(tx, row.id, number, textOf(row).content.signatories.rows);
      }
      const signedOn = to === 'signed' ? agreementSignedOn(row.signatures) : null;
      if (to === 'signed') await this.inForce(tx, row);
      await this.agreements.touch(tx, row.id, { state: to, signedOn });
      await this.agreements.recordMove(tx, row.id, {
        from: row.state,
        to,
        number,
        reason: (name === 'submit' ? note : reason) || null,
      });
      await audit(tx, DONE[name], row.useCaseId, row.title);
    });
  }

  /** An opinion on the version under review, once per Idempotency-Key. @throws DomainError `version_conflict` when it is another by now */
  review(
    context: RequestContext,
    useCase: string,
    agreement: string,
    { number, opinion, comment }: ReviewAgreement,
  ): Promise<AgreementDetail> {
    const side = sideOf(context.principal);
    return this.within(context, useCase, agreement, 'agreement:review', null, async (tx, row) => {
      const { personId } = context.principal;
      checkAgreementOpinion({ state: row.state, opinion, comment, side, personId, authors: authorsOf(row) });
      if (row.versions.at(-1)?.number !== number) throw await this.conflict(tx, context, row);
      if (row.reviews.length >= AGREEMENT_LIMITS.reviews) {
        throw new DomainError('limit_exceeded', 'This agreement has too many opinions', [
          { path: 'opinion', code: 'too_many', params: { max: AGREEMENT_LIMITS.reviews } },
        ]);
      }
      await this.agreements.review(tx, row.id, { number, side, opinion, comment });
      await this.agreements.touch(tx, row.id, { state: row.state, signedOn: row.signedOn });
      await audit(
        tx,
        opinion === 'changes' ? 'changes_asked' : opinion === 'approve' ? 'approved' : 'signed_off',
        row.useCaseId,
        row.title,
      );
    });
  }

  /** Records who signed on which day. @throws DomainError `invalid_value` for days that cannot be */
  sign(
    context: RequestContext,
    useCase: string,
    agreement: string,
    { version, signatures }: SignAgreement,
  ): Promise<AgreementDetail> {
    return this.within(context, useCase, agreement, 'agreement:edit', version, async (tx, row) => {
      if (row.state !== 'in_signature') {
        throw new DomainError('transition_not_allowed', 'Signatures are recorded while in signature', [
          { path: 'state', code: row.state === 'signed' ? 'agreement_signed' : 'not_in_signature' },
        ]);
      }
      if (signatures.length !== row.signatures.length) {
        throw new DomainError('invalid_value', 'One day, or none, for each signatory', [
          { path: 'signatures', code: 'invalid', params: { min: row.signatures.length } },
        ]);
      }
      const frozenOn = parisDate(new Date(row.versions.at(-1)?.at ?? 0));
      const problems = signatureProblems(signatures, { frozenOn, today: today(this.clock) });
      if (problems.length > 0) throw new DomainError('invalid_value', 'Some days cannot be', problems);
      const days: readonly (LocalDate | null)[] = signatures.map(({ signedOn }) => signedOn);
      await this.agreements.recordSignatures(tx, row.id, days);
      await this.agreements.touch(tx, row.id, { state: row.state, signedOn: null });
      await audit(tx, 'signatures_recorded', row.useCaseId, row.title);
    });
  }

  /** Keeps the text as it is sent, with the hash that signatures will stand for. */
  private async freeze(tx: Transaction, row: AgreementRow, number: number, note: string): Promise<void> {
    const { title, content } = row;
    await this.agreements.freeze(tx, row.id, {
      number,
      title,
      content,
      sha256: fingerprint(title, content),
      note,
    });
  }

  /** What signing changes elsewhere: an amendment moves the dates of its agreement, if that is still in force. */
  private async inForce(tx: Transaction, row: AgreementRow): Promise<void> {
    const frozen = row.versions.at(-1);
    if (frozen?.sha256 !== fingerprint(row.title, row.content)) {
      throw new Error(`The text of agreement ${row.id} is not the one that was frozen`);
    }
    const { amendment } = textOf(row);
    if (amendment?.after.term && row.parentId !== null) {
      await this.agreements.prolong(tx, row.parentId, amendment.after.term.fields);
    }
  }

  /** Holds the use case, and the version read when one is given, while `work` moves its agreement. */
  private within(
    context: RequestContext,
    useCase: string,
    agreement: string,
    action: Action,
    version: number | null,
    work: (tx: Transaction, row: AgreementRow) => Promise<void>,
  ): Promise<AgreementDetail> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const held = await this.access.hold(tx, principal, useCaseKey(useCase), action);
      const row = await this.queries.find(principal, held.id, agreement, tx);
      if (version !== null && version !== row.version) throw await this.conflict(tx, context, row);
      await work(tx, row);
      await this.access.touch(tx, held.id);
      return this.queries.current(tx, principal, held.id, row.id);
    });
  }

  private async conflict(
    tx: Transaction,
    { principal }: RequestContext,
    row: AgreementRow,
  ): Promise<DomainError> {
    const current = await this.queries.current(tx, principal, row.useCaseId, row.id);
    return new DomainError('version_conflict', 'Somebody changed this agreement', [], current);
  }
}

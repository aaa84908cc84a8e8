import { Inject, Injectable } from '@nestjs/common';
import type { AmendInternship, InternshipDetail, SignInternship } from '@jalon/contracts';
import {
  addDays,
  DomainError,
  prolongationVerdict,
  requiredSignatories,
  ruleStanding,
  verdictErrors,
  verdictOf,
  type FieldError,
  type LocalDate,
  type Signatory,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { InternshipAgreementStore } from '../persistence/agreement.store.js';
import type { AgreementText, AmendmentText, InternshipRecord } from '../persistence/internship-record.js';
import { InternshipStore } from '../persistence/internship.store.js';
import { textFingerprint } from './fingerprint.js';
import { InternshipQueries, internshipNotFound } from './internship-queries.js';
import {
  amendmentsOf,
  countedOf,
  InternshipRules,
  scheduledMinutes,
  textVerdicts,
} from './internship-rules.js';

/** Who signed, elsewhere, the agreement and its amendments; and the extensions that are sent to be signed. */
@Injectable()
export class SignInternshipCommands {
  constructor(
    private readonly internships: InternshipStore,
    private readonly agreements: InternshipAgreementStore,
    private readonly rules: InternshipRules,
    private readonly queries: InternshipQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Records who signed on which day. An amendment is signed once all have.
   * @throws DomainError `transition_not_allowed` `not_in_signature`; `invalid_value` for a day to come (R16) or another signatory
   */
  sign({ principal, actor }: RequestContext, id: string, command: SignInternship): Promise<InternshipDetail> {
    return this.work.run(actor, async (tx) => {
      const held = await this.queries.hold(tx, principal, id, command.version);
      const day = today(this.clock);
      const text = held.texts.find(({ number }) => number === command.number);
      if (text?.state !== 'in_signature') {
        throw new DomainError('transition_not_allowed', 'Signatures are recorded while in signature', [
          { path: 'number', code: 'not_in_signature' },
        ]);
      }
      const problems = signatureProblems(text, command, day);
      if (problems.length > 0) throw new DomainError('invalid_value', 'Some signatures cannot be', problems);
      await this.agreements.recordSignatures(tx, id, text.number, command.signatures);
      await this.closeAmendment(tx, held, { ...text, signatures: command.signatures }, day);
      await this.internships.touch(tx, id);
      await this.audit(tx, id, 'signatures_recorded', text.number);
      return this.queries.detail(principal, id, tx);
    });
  }

  /**
   * An extension, frozen and sent for signature as it is written.
   * @throws DomainError `invalid_value` with the rule that refuses it (R2, R19 and those of the plan), `transition_not_allowed` while another one is open
   */
  amend(
    { principal, actor }: RequestContext,
    id: string,
    command: AmendInternship,
  ): Promise<InternshipDetail> {
    return this.work.run(actor, async (tx) => {
      await this.internships.holdRules(tx);
      const held = await this.queries.hold(tx, principal, id, command.version);
      checkAmendable(held);
      const { endOn } = command;
      if (endOn <= held.endOn) {
        throw new DomainError('invalid_value', 'An extension ends later', [
          { path: 'endOn', code: 'to_before_from', params: { min: addDays(held.endOn, 1) } },
        ]);
      }
      const day = today(this.clock);
      // Judged as it will be; what the internship adds is told by its own rule (R19).
      const law = await this.rules.judge(held, day, tx, endOn);
      const now = scheduledMinutes(held, held.endOn) ?? 0;
      const totalMinutes = scheduledMinutes(held, endOn) ?? 0;
      const added = prolongationVerdict(
        countedOf(held, held.endOn),
        totalMinutes - now,
        law.ofIntern,
        law.settings,
      );
      const { blocking } = ruleStanding(law.verdicts, held.waivers);
      const refused = [...law.errors, ...verdictErrors('endOn', [added, ...blocking])];
      if (refused.length > 0)
        throw new DomainError('invalid_value', 'The law refuses this extension', refused);
      const content = { endOn, previousEndOn: held.endOn, totalMinutes, reason: command.reason };
      const number = Math.max(0, ...held.texts.map((text) => text.number)) + 1;
      const effectiveOn = addDays(held.endOn, 1);
      const asked = requiredSignatories(law.lab.signatories, held.birthOn, effectiveOn, law.settings);
      const text = { number, content, sha256: textFingerprint(content), effectiveOn };
      await this.agreements.freeze(tx, id, text, signatoriesOf(held, asked));
      await this.internships.touch(tx, id);
      await this.audit(tx, id, 'amended', number);
      return this.queries.detail(principal, id, tx);
    });
  }

  /** Takes back an amendment that is not signed yet. @throws DomainError `not_found` */
  withdraw({ principal, actor }: RequestContext, id: string, given: string): Promise<InternshipDetail> {
    return this.work.run(actor, async (tx) => {
      const held = await this.internships.hold(tx, principal, id);
      const text = held && amendmentsOf(held).find(({ number }) => String(number) === given);
      if (text?.state !== 'in_signature') throw internshipNotFound();
      await this.agreements.removeAmendment(tx, id, text.number);
      await this.internships.touch(tx, id);
      await this.audit(tx, id, 'amendment_withdrawn', text.number);
      return this.queries.detail(principal, id, tx);
    });
  }

  private async closeAmendment(
    tx: Transaction,
    held: InternshipRecord,
    text: AgreementText | AmendmentText,
    day: LocalDate,
  ): Promise<void> {
    if (text.number === 0) return;
    const { lab, settings } = await this.rules.judge(held, day, tx);
    const verdicts = textVerdicts(held, text, lab, day, settings);
    if (verdicts.every(({ verdict }) => verdict !== 'refused'))
      await this.agreements.setState(tx, held.id, text.number, 'signed');
  }

  private audit(tx: Transaction, id: string, done: string, number: number): Promise<void> {
    return tx.audit({
      action: `internship.${done}`,
      subjectType: 'internship',
      subjectId: id,
      changes: [{ path: 'number', before: null, after: number }],
    });
  }
}

/** Who signs, with the names that are known. */
export function signatoriesOf(
  held: InternshipRecord,
  asked: readonly Signatory[],
): readonly { readonly signatory: Signatory; readonly name: string }[] {
  const names: Readonly<Record<Signatory, string>> = {
    intern: `${held.firstName} ${held.lastName}`,
    legal_representative: '',
    host: '',
    school: held.school,
    academic_tutor: held.academicTutor,
    tutor: held.tutorName ?? '',
  };
  return asked.map((signatory) => ({ signatory, name: names[signatory] }));
}

/** @throws DomainError `transition_not_allowed` unless it runs and no other amendment waits */
function checkAmendable(held: InternshipRecord): void {
  const runs = held.state === 'running' || held.state === 'suspended' || held.state === 'extended';
  const open = amendmentsOf(held).some(
    ({ state, content }) => state === 'in_signature' || content.previousEndOn === held.endOn,
  );
  if (runs && !open) return;
  throw new DomainError('transition_not_allowed', 'No amendment can be added now', [
    { path: 'state', code: open ? 'amendment_open' : 'not_running' },
  ]);
}

function signatureProblems(
  text: AgreementText | AmendmentText,
  { signatures }: SignInternship,
  day: LocalDate,
): readonly FieldError[] {
  const known = new Set(text.signatures.map(({ signatory }) => signatory));
  return signatures.flatMap(({ signatory, signedOn }, index): readonly FieldError[] => {
    if (!known.has(signatory)) return [{ path: `signatures.${index}.signatory`, code: 'unknown' }];
    if (signedOn === null || signedOn <= day) return [];
    const verdict = verdictOf('signature_in_future', { signatory, on: signedOn });
    return verdictErrors(`signatures.${index}.signedOn`, [verdict]);
  });
}

import { Inject, Injectable } from '@nestjs/common';
import type { InternshipDetail, MoveInternship, WaiveVerdict } from '@jalon/contracts';
import {
  DomainError,
  moveInternship,
  requiredSignatories,
  waiverProblems,
  type InternshipMove,
  type LocalDate,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { InternshipAgreementStore } from '../persistence/agreement.store.js';
import { TEXT_KEYS, type InternshipRecord } from '../persistence/internship-record.js';
import { InternshipStore, type InternshipStanding } from '../persistence/internship.store.js';
import { textFingerprint } from './fingerprint.js';
import { InternshipQueries } from './internship-queries.js';
import { factsOf, InternshipRules, signedExtension, type InternshipLaw } from './internship-rules.js';
import { signatoriesOf } from './sign-internship.js';

const DONE: Readonly<Record<InternshipMove, string>> = {
  send_for_signature: 'sent_for_signature',
  return_to_draft: 'returned',
  sign: 'signed',
  start: 'started',
  suspend: 'suspended',
  resume: 'resumed',
  extend: 'extended',
  complete: 'completed',
  terminate: 'terminated',
  certify: 'certified',
};

/** Moves an internship through its life, and sets rules aside. The domain's tables decide, on what is true just then. */
@Injectable()
export class MoveInternshipCommands {
  constructor(
    private readonly internships: InternshipStore,
    private readonly agreements: InternshipAgreementStore,
    private readonly rules: InternshipRules,
    private readonly queries: InternshipQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError as the domain's `moveInternship`, or `version_conflict` with the current internship */
  move({ principal, actor }: RequestContext, id: string, command: MoveInternship): Promise<InternshipDetail> {
    return this.work.run(actor, async (tx) => {
      await this.internships.holdRules(tx);
      const held = await this.queries.hold(tx, principal, id, command.version);
      const day = today(this.clock);
      // An extension is judged by the day it leads to.
      const extension = command.name === 'extend' ? signedExtension(held) : undefined;
      const law = await this.rules.judge(held, day, tx, extension?.content.endOn);
      const facts = factsOf(held, law, day, command.initiative);
      const to = moveInternship(held.state, command, facts);
      const standing: InternshipStanding = {
        state: to,
        ...(extension ? { endOn: extension.content.endOn } : {}),
        ...(command.name === 'terminate'
          ? { endedOn: lastDay(held, command.endedOn, day), initiative: command.initiative }
          : {}),
      };
      await this.onTexts(tx, held, law, command.name);
      await this.internships.stand(tx, id, standing);
      await this.internships.recordMove(tx, id, {
        name: command.name,
        from: held.state,
        to,
        reason: command.reason,
      });
      await this.internships.touch(tx, id);
      await tx.audit({
        action: `internship.${DONE[command.name]}`,
        subjectType: 'internship',
        subjectId: id,
        changes: [{ path: 'state', before: held.state, after: to }],
      });
      return this.queries.detail(principal, id, tx);
    });
  }

  /**
   * Sets a verdict aside as it stands, or takes that back.
   * @throws DomainError `invalid_value`: `waiver_not_allowed`, or `verdict_changed` when the rules do not say so now
   */
  waive({ principal, actor }: RequestContext, id: string, command: WaiveVerdict): Promise<InternshipDetail> {
    return this.work.run(actor, async (tx) => {
      const held = await this.queries.hold(tx, principal, id, command.version);
      const { code, params, reason } = command;
      if (reason !== null) {
        const problems = waiverProblems([{ code, params, reason }]).map((problem) => ({
          ...problem,
          path: problem.path.replace(/^waivers\.0\./, ''),
        }));
        if (problems.length > 0) throw new DomainError('invalid_value', 'It cannot be set aside', problems);
        const { verdicts } = await this.rules.judge(held, today(this.clock), tx);
        if (!verdicts.some((one) => one.code === code && sameParams(one.params, params))) {
          throw new DomainError('invalid_value', 'The rules do not say so', [
            { path: 'code', code: 'verdict_changed' },
          ]);
        }
      }
      await this.agreements.waive(tx, id, command);
      await this.internships.touch(tx, id);
      await tx.audit({
        action: reason === null ? 'internship.waiver_removed' : 'internship.rule_waived',
        subjectType: 'internship',
        subjectId: id,
        changes: [{ path: 'code', before: null, after: code }],
      });
      return this.queries.detail(principal, id, tx);
    });
  }

  /** What a move makes of the agreement: frozen when it is sent, a draft again, or signed. */
  private async onTexts(
    tx: Transaction,
    held: InternshipRecord,
    law: InternshipLaw,
    name: InternshipMove,
  ): Promise<void> {
    if (name === 'send_for_signature') {
      const { content } = law;
      const text = { number: 0, content, sha256: textFingerprint(content), effectiveOn: held.startOn };
      const asked = requiredSignatories(law.lab.signatories, held.birthOn, held.startOn, law.settings);
      await this.agreements.freeze(tx, held.id, text, signatoriesOf(held, asked));
    }
    if (name === 'return_to_draft') {
      const texts = Object.fromEntries(TEXT_KEYS.map((key) => [key, law.content[key]]));
      await this.agreements.thaw(tx, held.id, texts);
    }
    if (name === 'sign') await this.agreements.setState(tx, held.id, 0, 'signed');
  }
}

/**
 * The real last day of an internship that ends before its time; null when it never began.
 * @throws DomainError `invalid_value` for a day outside of it, or to come
 */
function lastDay(held: InternshipRecord, endedOn: LocalDate | null, day: LocalDate): LocalDate | null {
  if (held.state === 'signed') return null;
  const max = held.endOn < day ? held.endOn : day;
  if (endedOn !== null && endedOn >= held.startOn && endedOn <= max) return endedOn;
  throw new DomainError('invalid_value', 'Say the last day of presence', [
    endedOn === null
      ? { path: 'endedOn', code: 'required' }
      : endedOn > max
        ? { path: 'endedOn', code: 'after_end', params: { max } }
        : { path: 'endedOn', code: 'before_start', params: { min: held.startOn } },
  ]);
}

function sameParams(
  a: Readonly<Record<string, string | number>>,
  b: Readonly<Record<string, string | number>>,
): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

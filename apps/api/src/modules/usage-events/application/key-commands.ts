import { Inject, Injectable } from '@nestjs/common';
import type { CreatedUsageKey, CreateUsageKey, Telemetry, UsageKey, UsageSettings } from '@jalon/contracts';
import { DomainError, type LocalDate } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { KeyStore, type KeyRow } from '../persistence/key.store.js';
import { newSecret } from './key-secret.js';
import { Pseudonymiser } from './pseudonymiser.js';

const DAY_MS = 86_400_000;

/** The keys of a solution, and what its telemetry page says beside them. */
@Injectable()
export class KeyCommands {
  constructor(
    private readonly keys: KeyStore,
    private readonly work: UnitOfWork,
    private readonly pseudonyms: Pseudonymiser,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async telemetry(useCaseId: string): Promise<Telemetry> {
    const retentionMonths = await this.keys.retentionMonths();
    const found = await this.keys.ofUseCase(useCaseId);
    const ready = this.pseudonyms.ready;
    if (!found) {
      const arrived = { lastEventAt: null, rolledAt: null, events: 0, days: [] };
      return { solution: null, entities: [], keys: [], arrived, retentionMonths, ready };
    }
    const { entities, arrived, ...solution } = found;
    const now = this.clock.now().toISOString();
    const day = today(this.clock);
    const keys = (await this.keys.list(solution.id)).map((key) => ({
      ...key,
      state: stateOf(key, now, day),
    }));
    return { solution, entities, keys, arrived, retentionMonths, ready };
  }

  /**
   * The answer is the only one that ever holds the secret: a repeated request is refused rather than answered with it.
   * @throws DomainError `invalid_value` for a solution or an entity that is not there, or an end that is past
   */
  create(context: RequestContext, command: CreateUsageKey): Promise<CreatedUsageKey> {
    return this.secretOnce(context, async (tx) => {
      const deployed = await this.keys.deployedAt(tx, command.solutionId, command.entityId);
      if (deployed === undefined) throw invalid('solutionId', 'unknown');
      if (!deployed) throw invalid('entityId', 'not_deployed');
      if (command.expiresOn !== null && command.expiresOn < today(this.clock))
        throw invalid('expiresOn', 'already_past');
      return this.add(tx, command, null);
    });
  }

  /** A new secret in the place of `id`'s, which is good for `graceDays` more days. @throws DomainError `not_ready` */
  rotate(context: RequestContext, id: string, graceDays: number): Promise<CreatedUsageKey> {
    return this.secretOnce(context, async (tx) => {
      const key = await this.held(tx, id);
      const day = today(this.clock);
      if (key.revokedAt !== null || (key.expiresOn !== null && key.expiresOn < day)) {
        throw new DomainError('not_ready', 'This key is not good any more', [
          { path: 'key', code: 'key_ended' },
        ]);
      }
      await this.keys.endAt(tx, id, new Date(Date.parse(tx.now) + graceDays * DAY_MS).toISOString());
      return this.add(tx, key, id);
    });
  }

  /** At once, in every process. */
  async revoke(context: RequestContext, id: string): Promise<void> {
    await this.work.run(context.actor, async (tx) => {
      const key = await this.held(tx, id);
      const ended = key.revokedAt !== null && Date.parse(key.revokedAt) <= Date.parse(tx.now);
      if (!ended) await this.keys.endAt(tx, id, tx.now);
      await tx.audit({ action: 'usage_key.revoked', subjectType: 'usage_key', subjectId: id });
    });
  }

  async settings(): Promise<UsageSettings> {
    return { retentionMonths: await this.keys.retentionMonths() };
  }

  async setSettings(context: RequestContext, { retentionMonths }: UsageSettings): Promise<UsageSettings> {
    await this.work.run(context.actor, async (tx) => {
      const before = await this.keys.setRetention(tx, retentionMonths);
      await tx.audit({
        action: 'usage_settings.changed',
        subjectType: 'setting',
        subjectId: null,
        changes: [{ path: 'retentionMonths', before, after: retentionMonths }],
      });
    });
    return { retentionMonths };
  }

  private async held(tx: Transaction, id: string): Promise<KeyRow> {
    const key = await this.keys.lock(tx, id);
    if (!key) throw new DomainError('not_found', 'No such key');
    return key;
  }

  private async add(
    tx: Transaction,
    values: CreateUsageKey,
    rotatedFrom: string | null,
  ): Promise<CreatedUsageKey> {
    const { secret, prefix, hash } = newSecret();
    const { solutionId, entityId, label, expiresOn } = values;
    const id = await this.keys.create(tx, {
      solutionId,
      entityId,
      label,
      expiresOn,
      prefix,
      hash,
      rotatedFrom,
    });
    await tx.audit({
      action: rotatedFrom === null ? 'usage_key.created' : 'usage_key.rotated',
      subjectType: 'usage_key',
      subjectId: id,
      changes: [{ path: 'prefix', before: null, after: prefix }],
    });
    return { id, prefix, secret };
  }

  /** What is kept of the answer, for a repetition, does not hold the secret. */
  private async secretOnce(
    context: RequestContext,
    work: (tx: Transaction) => Promise<CreatedUsageKey>,
  ): Promise<CreatedUsageKey> {
    let made: CreatedUsageKey | undefined;
    const { id } = await this.work.once(context.actor, context.once, async (tx) => {
      made = await work(tx);
      return { id: made.id };
    });
    if (made) return made;
    throw new DomainError('already_exists', 'This key was made already; its secret is not shown again', [
      { path: 'id', code: 'secret_shown', params: { id } },
    ]);
  }
}

const invalid = (path: string, code: string): DomainError =>
  new DomainError('invalid_value', 'Some values cannot be accepted', [{ path, code }]);

function stateOf(
  key: Pick<UsageKey, 'revokedAt' | 'expiresOn'>,
  now: string,
  day: LocalDate,
): UsageKey['state'] {
  if (key.revokedAt !== null && Date.parse(key.revokedAt) <= Date.parse(now)) return 'revoked';
  if (key.expiresOn !== null && key.expiresOn < day) return 'expired';
  return key.revokedAt === null ? 'active' : 'ending';
}

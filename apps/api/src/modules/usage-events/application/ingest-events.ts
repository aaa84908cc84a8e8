import { Inject, Injectable } from '@nestjs/common';
import type { UsageEventsAnswer, UsageEventVerdict } from '@jalon/contracts';
import { addMonths, DomainError, EVENT_LIMITS, firstDayOf, monthOf, type LocalDate } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { EventStore } from '../persistence/event.store.js';
import { KeyStore, type FoundKey } from '../persistence/key.store.js';
import { KeyLimiter } from './key-limiter.js';
import { hashSecret } from './key-secret.js';
import { NoPseudonymKey, Pseudonymiser } from './pseudonymiser.js';
import { EventReader, type Judged } from './read-events.js';

/** The key is unknown, expired or revoked: nobody is told which. */
export class KeyRefused extends Error {
  constructor() {
    super('This key is not accepted');
  }
}

/** The first day that is kept, `months` after which a whole month is forgotten. */
export function oldestDay(day: LocalDate, months: number): LocalDate {
  return firstDayOf(addMonths(monthOf(day), -months));
}

/** Takes the events of solutions in: each is judged by itself, and what is accepted is stored before the answer. */
@Injectable()
export class IngestEvents {
  constructor(
    private readonly keys: KeyStore,
    private readonly events: EventStore,
    private readonly pseudonyms: Pseudonymiser,
    private readonly limiter: KeyLimiter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param secret of the key, as sent
   * @param bytes of the whole request; events are measured one by one only when it could matter
   * @throws KeyRefused, NoPseudonymKey, TooManyAttempts; DomainError `limit_exceeded` for more than 1,000 events
   */
  async ingest(secret: string | null, values: readonly unknown[], bytes: number): Promise<UsageEventsAnswer> {
    if (secret === null) throw new KeyRefused();
    const received = this.clock.now();
    const now = received.toISOString();
    const day = today(this.clock);
    const hash = hashSecret(secret);
    const key = await this.keys.find(hash, now, day);
    if (!key) throw new KeyRefused();
    this.limiter.take(key.id);
    if (!this.pseudonyms.ready) throw new NoPseudonymKey();
    if (values.length > EVENT_LIMITS.batch) {
      throw new DomainError('limit_exceeded', `A batch holds ${EVENT_LIMITS.batch} events at most`, [
        { path: 'events', code: 'too_many_items', params: { max: EVENT_LIMITS.batch } },
      ]);
    }
    const reader = new EventReader(
      {
        solutionId: key.solutionId,
        scope: key.scope,
        received: received.getTime(),
        oldest: oldestDay(day, key.retentionMonths),
      },
      this.pseudonyms,
    );
    const measured = bytes > EVENT_LIMITS.eventBytes;
    const judged = values.map((value) => reader.read(value, measured ? sizeOf(value) : 0));
    const known = await this.store(key, reader, hash, day);
    if (known === null) throw new KeyRefused();
    if (key.stale) await this.keys.touch(key.id, now);
    return answerOf(judged, known);
  }

  /** Stores what was read; a key that was given an end meanwhile is asked once more. Null for one that is not good. */
  private async store(
    key: FoundKey,
    { events }: EventReader,
    hash: Buffer,
    day: LocalDate,
  ): Promise<ReadonlySet<string> | null> {
    if (events.size === 0) return new Set();
    const send = ({ id, revokedAt }: FoundKey) =>
      this.events.store(key.solutionId, [...events.values()], { id, revokedAt, today: day });
    const known = await send(key);
    if (known !== null) return known;
    const again = await this.keys.find(hash, this.clock.now().toISOString(), day);
    return again ? send(again) : null;
  }
}

/** The verdicts once it is known which events were there before. */
export function answerOf(judged: readonly Judged[], known: ReadonlySet<string>): UsageEventsAnswer {
  const items = judged.map(({ verdict, digest }): UsageEventVerdict => {
    return digest !== null && known.has(digest) ? { ...verdict, status: 'duplicate' } : verdict;
  });
  const count = (status: UsageEventVerdict['status']) =>
    items.reduce((sum, item) => sum + Number(item.status === status), 0);
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    items,
  };
}

/** Bytes of an event as JSON; endless for what is nested deeper than can be written. */
function sizeOf(value: unknown): number {
  // Writing each event again only to count it would cost as much as reading it did.
  const most = atMost(value, DEPTH);
  if (most <= EVENT_LIMITS.eventBytes) return most;
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const DEPTH = 16;
/** An escaped character takes six bytes; a number has some twenty digits at most. */
const CHARACTER = 6;
const SCALAR = 25;

/** More bytes than the value can take as JSON; endless where it is nested deeper than `depth`. */
function atMost(value: unknown, depth: number): number {
  if (typeof value === 'string') return CHARACTER * value.length + 2;
  if (typeof value !== 'object' || value === null) return SCALAR;
  if (depth === 0) return Number.POSITIVE_INFINITY;
  let sum = 2;
  for (const key in value) {
    sum += CHARACTER * key.length + 4 + atMost((value as Readonly<Record<string, unknown>>)[key], depth - 1);
  }
  return sum;
}

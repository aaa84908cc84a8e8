import { hash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { UsageEventVerdict } from '@jalon/contracts';
import {
  EVENT_LIMITS,
  eventInstant,
  idOf,
  isEventRefusal,
  placeEvent,
  readCloudEvent,
  readUsageData,
  type EventRefusal,
  type EventScope,
  type LocalDate,
} from '@jalon/domain';
import type { NewEvent } from '../persistence/event.store.js';
import { parisDay } from './paris-day.js';
import type { Pseudonymiser } from './pseudonymiser.js';

export interface EventFrame {
  readonly solutionId: string;
  readonly scope: EventScope;
  /** When the request arrived, in milliseconds. */
  readonly received: number;
  /** The first day that is kept. */
  readonly oldest: LocalDate;
}

/** A verdict that may still become `duplicate`, with the digest that decides. */
export type Judged =
  | { readonly verdict: UsageEventVerdict; readonly digest: string }
  | { readonly verdict: UsageEventVerdict; readonly digest: null };

/** Judges events one by one: who, when and where each counts, or what is wrong with it. */
export class EventReader {
  /** By digest: one that comes twice is stored once. */
  readonly events = new Map<string, NewEvent>();

  constructor(
    private readonly frame: EventFrame,
    private readonly pseudonyms: Pseudonymiser,
  ) {}

  /** @param bytes of the event as JSON, where they are known to matter */
  read(value: unknown, bytes = 0): Judged {
    const id = idOf(value);
    const made = bytes > EVENT_LIMITS.eventBytes ? TOO_LARGE : this.make(value);
    if (isEventRefusal(made)) return { verdict: { id, status: 'rejected', ...made }, digest: null };
    const { event, clamped } = made;
    const status = this.events.has(event.digest) ? 'duplicate' : 'accepted';
    if (status === 'accepted') this.events.set(event.digest, event);
    return {
      verdict: { id, status, ...(clamped ? { clamped: true as const } : {}) },
      digest: event.digest,
    };
  }

  private make(value: unknown): { readonly event: NewEvent; readonly clamped: boolean } | EventRefusal {
    const { solutionId, scope, received, oldest } = this.frame;
    const read = readCloudEvent(value);
    if (isEventRefusal(read)) return read;
    const sent = read.dataBase64 === null ? read.data : jsonOfBase64(read.dataBase64);
    if (sent === undefined) return { field: 'data_base64', code: 'not_json' };
    const data = readUsageData(sent);
    if (isEventRefusal(data)) return data;
    const place = placeEvent(read, data, scope);
    if (isEventRefusal(place)) return place;
    const when = eventInstant(read.at, received, parisDay, oldest);
    if (isEventRefusal(when)) return when;
    return {
      clamped: when.clamped,
      event: {
        digest: eventDigest(solutionId, read.source, read.id),
        day: when.day,
        at: when.at,
        entityId: place.entityId,
        userKey: this.pseudonyms.userKey(solutionId, data.user),
        type: read.type,
        feature: data.feature,
        release: place.release,
      },
    };
  }
}

const TOO_LARGE: EventRefusal = { field: '', code: 'too_large' };

/** What makes two events the same (CloudEvents: source and id), within a solution: 128 bits as a uuid. */
export function eventDigest(solutionId: string, source: string, id: string): string {
  const hex = hash('sha256', `${solutionId}\n${source}\n${id}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Undefined when it is no JSON in UTF-8. */
function jsonOfBase64(text: string): unknown {
  return jsonOf(Buffer.from(text, 'base64'));
}

/** Undefined when it is no JSON in UTF-8. */
export function jsonOf(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

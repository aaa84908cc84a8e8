/** Why and when the session ends: left alone too long (can be prolonged) or its longest life (cannot). */
export interface SessionEnding {
  readonly reason: 'idle' | 'absolute';
  /** Instant of the end, milliseconds. */
  readonly at: number;
}

export const IDLE_WARNING_MS = 2 * 60_000;
export const ABSOLUTE_WARNING_MS = 10 * 60_000;

/** The nearest end of the session, when it is close enough to warn: 2 minutes before idle, 10 before the last. */
export function endingSoon(facts: {
  readonly now: number;
  readonly endsAt: string | null;
  readonly idleMinutes: number;
  readonly lastContact: number;
}): SessionEnding | null {
  const idleAt = facts.lastContact + facts.idleMinutes * 60_000;
  const lastAt = facts.endsAt === null ? Number.POSITIVE_INFINITY : Date.parse(facts.endsAt);
  if (lastAt <= idleAt && facts.now >= lastAt - ABSOLUTE_WARNING_MS)
    return { reason: 'absolute', at: lastAt };
  if (facts.now >= idleAt - IDLE_WARNING_MS) return { reason: 'idle', at: idleAt };
  return facts.now >= lastAt - ABSOLUTE_WARNING_MS ? { reason: 'absolute', at: lastAt } : null;
}

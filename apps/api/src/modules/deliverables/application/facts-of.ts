import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { CONFIG, type Config } from '../../../config/config.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsSubject } from '../facts/facts-reader.js';
import { FactsReaders } from '../facts/registry.js';

/** Reads the facts of a deliverable as they are now. */
@Injectable()
export class FactsOf {
  constructor(
    private readonly readers: FactsReaders,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` when what it is made from is gone, `not_ready` when it does not give it yet */
  read(subject: Omit<FactsSubject, 'labName' | 'today'>): Promise<DocumentFacts> {
    return this.readers.read({ ...subject, labName: this.config.labName, today: today(this.clock) });
  }
}

/** Facts as they are stored, with the hash of what they say whatever the order of their keys. */
export function keptFacts(facts: unknown): { readonly text: string; readonly sha256: string } {
  const text = JSON.stringify(facts);
  const canonical = JSON.stringify(sorted(JSON.parse(text)));
  return { text, sha256: createHash('sha256').update(canonical).digest('hex') };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

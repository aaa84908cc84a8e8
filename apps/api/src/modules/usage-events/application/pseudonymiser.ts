import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config/config.js';

/** Pseudonyms kept at hand: the same people come back batch after batch. */
const REMEMBERED = 50_000;

/** The environment has no key to make pseudonyms with. */
export class NoPseudonymKey extends Error {
  constructor() {
    super('JALON_PSEUDONYM_KEY is not set');
  }
}

/**
 * Who used a solution, as they are stored: the first 128 bits of HMAC-SHA256 under a key of the solution, itself
 * derived from the environment's. The same person has another pseudonym in another solution, and nobody without the
 * key can try names out.
 */
@Injectable()
export class Pseudonymiser {
  private readonly keys = new Map<string, Buffer>();
  /** By solution, then by the name as it was written. */
  private readonly known = new Map<string, Map<string, string>>();
  private remembered = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Whether pseudonyms can be made at all. */
  get ready(): boolean {
    return this.config.pseudonymKey !== undefined;
  }

  /**
   * The pseudonym of `user`, as a uuid. Spaces around and the case of letters do not make another person.
   * @throws NoPseudonymKey
   */
  userKey(solutionId: string, user: string): string {
    let known = this.known.get(solutionId);
    const found = known?.get(user);
    if (found !== undefined) return found;
    const name = user.trim().toLowerCase().normalize('NFC');
    const hex = createHmac('sha256', this.keyOf(solutionId)).update(name).digest('hex');
    const made = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
    // Starting over costs a hash each; keeping an order would cost something each time.
    if (this.remembered >= REMEMBERED) {
      this.known.clear();
      this.remembered = 0;
      known = undefined;
    }
    if (known === undefined) this.known.set(solutionId, (known = new Map<string, string>()));
    known.set(user, made);
    this.remembered += 1;
    return made;
  }

  private keyOf(solutionId: string): Buffer {
    const known = this.keys.get(solutionId);
    if (known) return known;
    if (!this.config.pseudonymKey) throw new NoPseudonymKey();
    const key = createHmac('sha256', this.config.pseudonymKey).update(`solution ${solutionId}`).digest();
    this.keys.set(solutionId, key);
    return key;
  }
}

import { createHash, randomBytes } from 'node:crypto';

/** `jal_` and 256 bits in base64url. */
const SECRET = /^jal_[A-Za-z0-9_-]{43}$/;
const PREFIX = 12;

/** A new secret; only its SHA-256 and how it begins are kept. */
export function newSecret(): { readonly secret: string; readonly prefix: string; readonly hash: Buffer } {
  const secret = `jal_${randomBytes(32).toString('base64url')}`;
  return { secret, prefix: secret.slice(0, PREFIX), hash: hashSecret(secret) };
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The secret of an `Authorization: Bearer …` header; null for anything else. */
export function bearerSecret(header: string | undefined): string | null {
  const [scheme, secret, more] = (header ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || secret === undefined || more !== undefined) return null;
  return SECRET.test(secret) ? secret : null;
}

import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';

const PLAIN = 'jalon_session';
const SECURE = '__Host-jalon_session';

/** The session token of a request's cookie; null when there is none. */
export function readSessionToken(
  request: { readonly headers: IncomingHttpHeaders },
  https: boolean,
): string | null {
  const expected = https ? SECURE : PLAIN;
  const header = request.headers.cookie;
  if (header === undefined) return null;
  for (const part of header.split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === expected && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

/** Sets the session cookie, or ends it when `token` is null. */
export function writeSessionCookie(reply: FastifyReply, token: string | null, https: boolean): void {
  const name = https ? SECURE : PLAIN;
  const life = token === null ? '; Max-Age=0' : '';
  void reply.header(
    'set-cookie',
    `${name}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}${life}`,
  );
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy } from './security-headers.js';

/** Angular names its bundles by their content: those never change, everything else is asked for again. */
const HASHED = /-[A-Z0-9]{8}\.(js|css|woff2)$/;

/**
 * Serves the built web app from `root`, with deep links: any path that is no file and not the API's gets
 * the page, with a nonce of its own.
 */
export async function serveWebApp(fastify: FastifyInstance, root: string): Promise<void> {
  const page = await readFile(join(root, 'index.html'), 'utf8');
  const parts = page.split('__CSP_NONCE__');

  await fastify.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const name = path.replace(/\.(br|gz)$/, '');
      response.header(
        'cache-control',
        HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  fastify.get('/*', { exposeHeadRoute: true }, (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (path.startsWith('/api/') || /\.[a-z0-9]{2,5}$/i.test(path)) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(parts.join(nonce));
  });
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy } from './security-headers.js';

/** Angular names its bundles by their content: those never change, everything else is asked for again. */
const HASHED = /-[\w-]{8}\.(js|css|woff2)$/;

/** What a page loads, by the beginning of its address; written by the web app's build. */
interface Preload {
  readonly path: string;
  readonly fr: readonly string[];
  readonly en: readonly string[];
}

/**
 * Serves the built web app from `root`, with deep links: any path that is no file and not the API's gets
 * the page, with a nonce of its own.
 */
export async function serveWebApp(fastify: FastifyInstance, root: string): Promise<void> {
  const page = await readFile(join(root, 'index.html'), 'utf8');
  const pages = (await readPreloads(root)).map(({ path, fr, en }) => ({
    path,
    fr: withPreloads(page, fr),
    en: withPreloads(page, en),
  }));
  const plain = page.split('__CSP_NONCE__');

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
    const known = pages.find((one) => path.startsWith(one.path));
    const english = /(?:^|; )jalon_language=en(?:;|$)/.test(request.headers.cookie ?? '');
    const parts = (english ? known?.en : known?.fr) ?? plain;
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(parts.join(nonce));
  });
}

/** None when the folder holds another build, as in tests. */
async function readPreloads(root: string): Promise<readonly Preload[]> {
  const text = await readFile(join(root, 'preload.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly Preload[];
}

/**
 * The page, cut where the nonce goes, that announces `files`: they load side by side with the main one, not one
 * import after another. After it, because nothing starts without it.
 */
function withPreloads(page: string, files: readonly string[]): readonly string[] {
  const links = files.map((file) => `<link rel="modulepreload" href="/${file}">`).join('');
  return page.replace('</body>', `${links}</body>`).split('__CSP_NONCE__');
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { monthOf, parisDate } from '@jalon/domain';
import {
  escaped,
  firstView,
  monthInLetters,
  type FirstView,
  type Language,
  type Texts,
} from './first-view.js';
import type { Core } from '../core.module.js';
import { contentSecurityPolicy } from './security-headers.js';
import { readSessionToken } from './session-cookie.js';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
/** Angular names its bundles by their content: those never change, everything else is asked for again. */
const HASHED = /-[\w-]{8}\.(js|css|woff2)$/;

/** A page people open first, by the beginning of its address, in each language; written by the web app's build. */
interface KnownPage {
  readonly path: string;
  /** What the page asks for when opened by its bare address. */
  readonly data: readonly string[];
  readonly fr: string;
  readonly en: string;
  /** What the server says with: of the demo, of the month. */
  readonly words: Readonly<Record<Language, Texts>>;
}

/**
 * Serves the built web app from `root`, with deep links: any path that is no file and not the API's gets
 * the page, with a nonce of its own. Who has a session cookie gets the frame of the page asked for, the addresses its
 * data will be asked at, and what the API lets this session read of it at once; never stored by anybody.
 */
export async function serveWebApp(
  fastify: FastifyInstance,
  root: string,
  { config, clock }: Pick<Core, 'config' | 'clock'>,
): Promise<void> {
  const index = await readFile(join(root, 'index.html'), 'utf8');
  const pages = await readPages(root);

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
  fastify.get('/*', { exposeHeadRoute: true }, async (request, reply) => {
    const [path = '/', query] = request.url.split('?', 2);
    if (path.startsWith('/api/') || /\.[a-z0-9]{2,5}$/i.test(path)) return reply.callNotFound();
    const known =
      readSessionToken(request, config.https) === null
        ? undefined
        : pages.find((one) => path.startsWith(one.path));
    const language = /(?:^|; )jalon_language=en(?:;|$)/.test(request.headers.cookie ?? '') ? 'en' : 'fr';
    const html =
      known === undefined
        ? index
        : await filled(fastify, request, {
            page: known,
            language,
            bare: path === known.path && !query,
            now: clock.now(),
          });
    const nonce = randomBytes(16).toString('base64');
    void reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8');
    return sendCompressed(request, reply, html.replaceAll('__CSP_NONCE__', nonce));
  });
}

/** None when the folder holds another build, as in tests. */
async function readPages(root: string): Promise<readonly KnownPage[]> {
  const text = await readFile(join(root, 'pages.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly KnownPage[];
}

/** The page with what depends on the day and the person; by its bare address, its data is asked for beside its scripts. */
async function filled(
  fastify: FastifyInstance,
  request: FastifyRequest,
  {
    page,
    language,
    bare,
    now,
  }: { readonly page: KnownPage; readonly language: Language; readonly bare: boolean; readonly now: Date },
): Promise<string> {
  const month = monthOf(parisDate(now));
  const data = (bare ? page.data : []).map((address) =>
    address.replace('__MONTH__', month).replace('__LANGUAGE__', language),
  );
  const said = await firstView(fastify, request, {
    texts: page.words[language],
    language,
    data: data.find((address) => address.startsWith('/api/monthly-reports/view?')) ?? null,
  });
  const links = data.map(
    (address) => `<link rel="preload" href="${escaped(address)}" as="fetch" crossorigin="anonymous">`,
  );
  // Functions, for a `$` in a text means nothing here.
  return page[language]
    .replaceAll('__MONTH_NAME__', monthInLetters(month, language))
    .replace('<!--notice-->', () => notice(said))
    .replace('<!--said-->', () =>
      said.sentence === null ? '' : `<h2 class="headline">${escaped(said.sentence)}</h2>`,
    )
    .replace('</body>', () => `${links.join('')}</body>`);
}

function notice({ notice: text }: FirstView): string {
  if (text === null) return '';
  return `<div class="ui-banner"><svg class="ui-icon" width="16" height="16"></svg><div class="ui-banner__text">${escaped(text)}</div></div>`;
}

/** Pages differ by their nonce, so they are compressed as they go; lightly, which takes a millisecond. */
async function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
): Promise<FastifyReply> {
  void reply.header('vary', 'accept-encoding');
  const accepted = request.headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    return reply.header('content-encoding', 'br').send(await compressBrotli(html, { params }));
  }
  if (/\bgzip\b/.test(accepted))
    return reply.header('content-encoding', 'gzip').send(await compressGzip(html));
  return reply.send(html);
}

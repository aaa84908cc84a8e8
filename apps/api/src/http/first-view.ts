import type { FastifyInstance, FastifyRequest } from 'fastify';
import { monthView, saidMonth, session, type MonthWords } from '@jalon/contracts';

export type Language = 'fr' | 'en';
/** Texts by key, nested as the web app has them. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** What the page says before any script: plain text, to be escaped. */
export interface FirstView {
  readonly notice: string | null;
  readonly sentence: string | null;
}

/** A page that has to wait longer than this for what it says first goes without it. */
const PATIENCE_MS = 400;
const NOTHING: FirstView = { notice: null, sentence: null };

/**
 * What the page can say at once to who asks for it: that the data is a demo's, and the month in one sentence. It is
 * asked of the API itself with the request's own cookie, so that nobody is told more here than there; whatever the
 * API refuses, or answers late, is left to the app.
 * @param data the address of the month's view; null on another page
 */
export async function firstView(
  fastify: FastifyInstance,
  request: FastifyRequest,
  {
    texts,
    language,
    data,
  }: { readonly texts: Texts; readonly language: Language; readonly data: string | null },
): Promise<FirstView> {
  const ask = async (url: string): Promise<unknown> => {
    const answer = await fastify.inject({
      url,
      headers: { cookie: request.headers.cookie ?? '' },
      remoteAddress: request.ip,
    });
    return answer.statusCode === 200 ? answer.json<unknown>() : null;
  };
  const read = async (): Promise<FirstView> => {
    const [who, month] = await Promise.all([ask('/api/session'), data === null ? null : ask(data)]);
    const known = session.safeParse(who);
    if (!known.success || known.data.me === null) return NOTHING;
    const words = wordsOf(texts, language);
    const view = monthView.safeParse(month);
    return {
      notice: known.data.demo ? words.t('shell.demo') : null,
      sentence: view.success ? saidMonth(view.data, words) : null,
    };
  };
  const late = new Promise<FirstView>((resolve) => setTimeout(resolve, PATIENCE_MS, NOTHING).unref());
  return Promise.race([read().catch(() => NOTHING), late]);
}

/** Texts as the web app says them: `{{ name }}` filled, `key.one` or `key.other` by the count. */
function wordsOf(texts: Texts, language: Language): MonthWords {
  const t: MonthWords['t'] = (key, params = {}) => {
    let text: string | Texts | undefined = texts;
    for (const part of key.split('.')) text = typeof text === 'object' ? text[part] : undefined;
    return typeof text === 'string'
      ? text.replace(/\{\{ *(\w+) *\}\}/g, (_, name: string) => String(params[name] ?? ''))
      : key;
  };
  return {
    t,
    plural: (key, count, params = {}) => {
      const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
      return t(`${key}.${form}`, { count: new Intl.NumberFormat(language).format(count), ...params });
    },
    month: (month) => monthInLetters(month, language),
  };
}

/** `novembre 2026` of `2026-11`. */
export function monthInLetters(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01`));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

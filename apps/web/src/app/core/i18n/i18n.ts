import { computed, Injectable, signal } from '@angular/core';
import type { Language } from '@jalon/contracts';
import type { Words } from './words-shape';

export type Params = Readonly<Record<string, string | number>>;
/** One module per language, `export default` the words. */
export type Loaders = Readonly<Record<Language, () => Promise<{ readonly default: Words }>>>;
const core: Loaders = { fr: () => import('../../../i18n/fr'), en: () => import('../../../i18n/en') };

/**
 * The words of the screens, in French and English, switched at run time.
 *
 * - Words of the shell, ui/ and every shared vocabulary (stages, healths, problems…) are in `src/i18n/fr.ts|en.ts`.
 * - Words of a feature are in `src/app/<feature>/i18n/fr.ts|en.ts` (`export default fr`, the English one typed
 *   `SameKeys<typeof fr>` of words-shape.ts), loaded with the route by `words('portfolio', { fr: () => import('./i18n/fr'),
 *   en: () => import('./i18n/en') })` in its `canActivate` (see words.ts), and read under that scope:
 *   `t('portfolio.title')`.
 * - In a component: `protected readonly t = inject(I18n).t;` then `{{ t('portfolio.title') }}`. `t` reads a signal,
 *   so OnPush templates and computed values follow the language. Parameters: `'Bonjour {{ name }}'`.
 * - Counts: keys `x.one` and `x.other` read with `plural('x', count)`; French counts 0 and 1 as one.
 *
 * Signals do what a translation library's pipes and streams would, in a page of code instead of 5 KB.
 */
@Injectable({ providedIn: 'root' })
export class I18n {
  private readonly scopes = new Map<string, Loaders>([['', core]]);
  private readonly loads = new Map<string, Promise<void>>();
  /** Texts by full key, for each language; replaced when words arrive, so that what shows them follows. */
  private readonly texts = signal<Readonly<Record<Language, ReadonlyMap<string, string>>>>({
    fr: new Map(),
    en: new Map(),
  });
  private readonly active = signal<Language>(documentLanguage());
  private readonly current = computed(() => this.texts()[this.active()]);
  private readonly pluralRules = computed(() => new Intl.PluralRules(this.active()));
  private readonly counts = computed(() => new Intl.NumberFormat(this.active()));

  readonly language = this.active.asReadonly();

  /** The text of `key` in the language of the moment; a key without text shows itself. */
  readonly t = (key: string, params: Params = {}): string => {
    const text = this.current().get(key) ?? key;
    return text.replace(/\{\{ *(\w+) *\}\}/g, (_, name: string) => String(params[name] ?? ''));
  };

  /** The text of `key.one` or `key.other` for `count`, itself formatted and given as `{{ count }}`. */
  readonly plural = (key: string, count: number, params: Params = {}): string => {
    const form = this.pluralRules().select(count) === 'one' ? 'one' : 'other';
    return this.t(`${key}.${form}`, { count: this.counts().format(count), ...params });
  };

  /** Whether `key` has a text, for codes that may come without one. */
  has(key: string): boolean {
    return this.current().has(key);
  }

  /** Switches the language once all its words are there; remembered on this machine. */
  async use(language: Language): Promise<void> {
    await Promise.all([...this.scopes.keys()].map((scope) => this.load(scope, language)));
    this.active.set(language);
    document.documentElement.lang = language;
    remember('jalon.language', language);
    // The server announces the words of this language with the next page.
    document.cookie = `jalon_language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }

  /** Makes the words of a feature available under `scope` before it is shown. */
  async addScope(scope: string, loaders: Loaders): Promise<void> {
    this.scopes.set(scope, loaders);
    await this.load(scope, this.active());
  }

  private load(scope: string, language: Language): Promise<void> {
    const id = `${language}/${scope}`;
    const known = this.loads.get(id);
    if (known) return known;
    const loading = (async () => {
      const words = (await this.scopes.get(scope)?.[language]())?.default ?? {};
      this.texts.update((texts) => {
        const merged = new Map(texts[language]);
        flatten(words, scope, merged);
        return { ...texts, [language]: merged };
      });
    })();
    this.loads.set(id, loading);
    // A chunk that failed to load (a deployment, a cut) is asked again next time.
    loading.catch(() => this.loads.delete(id));
    return loading;
  }
}

function flatten(words: Words, path: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(words)) {
    const full = path ? `${path}.${key}` : key;
    if (typeof value === 'string') into.set(full, value);
    else flatten(value, full, into);
  }
}

/** The language set by the page before start-up (index.html), French unless said otherwise. */
function documentLanguage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'fr';
}

/** Writes to the browser's storage, which a policy may have closed. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing depends on it: the choice is also kept in the account's preferences.
  }
}

import { computed, DestroyRef, DOCUMENT, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import {
  NavigationEnd,
  NavigationStart,
  Router,
  TitleStrategy,
  type RouterStateSnapshot,
} from '@angular/router';
import { I18n } from '../i18n/i18n';

export interface Crumb {
  readonly label: string;
  /** Router link; absent for a crumb that leads nowhere. */
  readonly link?: string;
}
export interface PageInfo {
  readonly title: string;
  readonly parents?: readonly Crumb[];
}

/**
 * The page's name: document title and breadcrumb. A route gives a key (`title: 'portfolio.title'`); a page that
 * knows better calls `describePage(() => ({ title: useCase()?.title ?? '…', parents: [{ label, link }] }))`.
 */
@Injectable({ providedIn: 'root' })
export class Page {
  private readonly i18n = inject(I18n);
  private readonly routeTitle = signal<string | null>(null);
  private readonly described = signal<(() => PageInfo) | null>(null);
  readonly info = computed<PageInfo>(() => {
    const described = this.described()?.();
    if (described) return described;
    const key = this.routeTitle();
    return { title: key === null ? '' : this.i18n.t(key) };
  });
  readonly crumbs = computed<readonly Crumb[]>(() => {
    const { title, parents = [] } = this.info();
    return title ? [...parents, { label: title }] : parents;
  });

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(this.info().title ? `${this.info().title} – Jalon` : 'Jalon'));
  }

  setRouteTitle(key: string | null): void {
    this.routeTitle.set(key);
  }

  describe(info: () => PageInfo): () => void {
    this.described.set(info);
    return () => this.described.update((current) => (current === info ? null : current));
  }
}

/** Names the page from a component, for as long as it lives; follows the signals it reads. */
export function describePage(info: () => PageInfo): void {
  const page = inject(Page);
  // Set after creation: a page may be created while another one's template is being checked.
  const end = untracked(() => page.describe(info));
  inject(DestroyRef).onDestroy(end);
}

/** Hands route titles, which are translation keys, to Page. */
@Injectable()
export class PageTitleStrategy extends TitleStrategy {
  private readonly page = inject(Page);
  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.setRouteTitle(this.buildTitle(snapshot) ?? null);
  }
}

const HEADING_WAIT_MS = 4_000;

/**
 * After a navigation to another path, moves the focus to the page's h1 (made focusable), waiting for it while the
 * page loads, unless the person has moved the focus meanwhile. Changes of query or fragment leave it alone.
 */
export function focusHeadingAfterNavigation(): void {
  const router = inject(Router);
  const document = inject(DOCUMENT);
  let path: string | null = null;
  let observer: MutationObserver | undefined;
  const stop = () => observer?.disconnect();

  const focus = (): boolean => {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return false;
    // Whoever walks along the tabs of a page stays there.
    if (document.activeElement?.closest('[data-keeps-focus]')) return true;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    return true;
  };

  let goesBack = false;
  const subscription = router.events.subscribe((event) => {
    if (event instanceof NavigationStart) goesBack = event.navigationTrigger === 'popstate';
    if (!(event instanceof NavigationEnd)) return;
    const next = event.urlAfterRedirects.split(/[?#]/)[0] ?? '';
    const first = path === null;
    const moved = next !== path;
    path = next;
    if (first || !moved) return;
    stop();
    // The page scrolls within main, which the router knows nothing of: another page begins at its top.
    if (!goesBack) document.querySelector('main')?.scrollTo(0, 0);
    // The new page is in the document once this turn's rendering is over.
    setTimeout(() => {
      if (focus()) return;
      const main = document.querySelector('main');
      if (!main) return;
      const startedOn = document.activeElement;
      observer = new MutationObserver(() => {
        if (document.activeElement !== startedOn || focus()) stop();
      });
      observer.observe(main, { childList: true, subtree: true });
      setTimeout(stop, HEADING_WAIT_MS);
    });
  });
  inject(DestroyRef).onDestroy(() => {
    stop();
    subscription.unsubscribe();
  });
}

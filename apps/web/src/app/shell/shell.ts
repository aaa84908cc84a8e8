import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { offerCommands } from '../core/commands/commands';
import { Shortcuts } from '../core/commands/shortcuts';
import { I18n, remember } from '../core/i18n/i18n';
import { whenIdle } from '../core/idle';
import { mediaQuery, SMALL_SCREEN } from '../core/media-query';
import { JobsStore } from '../core/jobs/jobs-store';
import { SessionStore } from '../core/session/session-store';
import { ConfirmHost } from '../ui/confirm/confirm-host';
import { Icon } from '../ui/icon/icon';
import { ToastHost } from '../ui/toast/toast-host';
import { Tooltip } from '../ui/tooltip/tooltip';
import { Menu, type MenuItem } from '../ui/popover/menu';
import { Soon } from '../ui/soon';
import { Lazy } from './lazy';
import { Navigation } from './navigation';
import { Notices } from './notices';
import { ShellCommands } from './shell-commands';
import { TopBar } from './top-bar';

/** How many places the bottom of a phone has room for. */
const THUMB_PLACES = 5;

/** The frame of every page once signed in: top bar, navigation, notices, the page, and what floats over it. */
@Component({
  selector: 'app-shell',
  imports: [
    ConfirmHost,
    Icon,
    Lazy,
    Notices,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    Menu,
    Soon,
    ToastHost,
    Tooltip,
    TopBar,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'onKey($event)' },
  templateUrl: './shell.html',
})
export class Shell {
  private readonly router = inject(Router);
  protected readonly t = inject(I18n).t;
  protected readonly navigation = inject(Navigation);
  protected readonly commands = inject(ShellCommands);
  protected readonly jobs = inject(JobsStore);
  protected readonly session = inject(SessionStore);
  /** Of the two navigations, the one that shows is made. */
  protected readonly small = mediaQuery(SMALL_SCREEN);
  protected readonly narrow = signal(readNarrow());
  protected readonly mainPlaces = computed(() => this.navigation.places().filter((place) => !place.last));
  protected readonly lastPlaces = computed(() => this.navigation.places().filter((place) => place.last));
  /** What fits under a thumb; the rest is behind « Plus ». */
  protected readonly firstPlaces = computed(() => {
    const places = this.navigation.places();
    return places.length > THUMB_PLACES ? places.slice(0, THUMB_PLACES - 1) : places;
  });
  protected readonly otherPlaces = computed<readonly MenuItem[]>(() =>
    this.navigation
      .places()
      .slice(this.firstPlaces().length)
      .map(({ id, label, icon, link }) => ({
        id,
        label,
        icon,
        run: () => void this.router.navigateByUrl(link),
      })),
  );
  protected readonly loadTray = () => import('./jobs-tray').then((file) => file.JobsTray);
  protected readonly loadPalette = () => import('./command-palette').then((file) => file.CommandPalette);
  protected readonly loadHelp = () => import('./help-dialog').then((file) => file.HelpDialog);
  protected readonly loadFinder = () => import('./use-case-finder').then((file) => file.UseCaseFinder);
  /** Saved views are for wide screens, and come after the page itself. */
  protected readonly viewsWanted = signal(false);
  protected readonly loadViews = () => import('./views-nav').then((file) => file.ViewsNav);
  protected readonly loadSignIn = () => import('./sign-in-dialog').then((file) => file.SignInDialog);

  constructor() {
    offerCommands(() => this.commands.list());
    offerCommands(() => this.navigation.commands());
    inject(Shortcuts).start();
    inject(DestroyRef).onDestroy(whenIdle(() => this.viewsWanted.set(true)));
  }

  protected collapse(): void {
    this.narrow.update((narrow) => !narrow);
    remember('jalon.navigation', this.narrow() ? 'narrow' : 'wide');
  }

  /** Ctrl+K (or ⌘K) works everywhere, even while typing. */
  protected onKey(event: KeyboardEvent): void {
    if (
      event.key.toLowerCase() !== 'k' ||
      !(event.ctrlKey || event.metaKey) ||
      event.altKey ||
      event.shiftKey
    )
      return;
    event.preventDefault();
    this.commands.paletteOpen.update((open) => !open);
  }

  protected focusMain(event: Event, main: HTMLElement): void {
    // A fragment link would go through the router.
    event.preventDefault();
    main.focus();
  }
}

function readNarrow(): boolean {
  try {
    return localStorage.getItem('jalon.navigation') === 'narrow';
  } catch {
    return false;
  }
}

import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Language } from '@jalon/contracts';
import type { Command } from '../core/commands/commands';
import { hasUnsentMinutes } from '../core/drafts/minutes-copies';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Theme, type ThemeChoice } from '../core/theme/theme';
import { Confirm } from '../ui/confirm/confirm';
import type { IconName } from '../ui/icon/icon-names';
import { Toasts } from '../ui/toast/toasts';

export const THEME_ICONS: Readonly<Record<ThemeChoice, IconName>> = {
  system: 'monitor',
  light: 'sun',
  dark: 'moon',
};
const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const LANGUAGES: readonly Language[] = ['fr', 'en'];

/** What the shell itself can do: theme, language, help, sign-out. The account menu and the palette both read it. */
@Injectable({ providedIn: 'root' })
export class ShellCommands {
  private readonly i18n = inject(I18n);
  private readonly session = inject(SessionStore);
  private readonly theme = inject(Theme);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);

  readonly paletteOpen = signal(false);
  readonly helpOpen = signal(false);
  readonly finderOpen = signal(false);

  readonly list = computed<readonly Command[]>(() => {
    const t = this.i18n.t;
    return [
      {
        id: 'use-case.find',
        group: 'navigate',
        label: t('find.command'),
        icon: 'search',
        keys: 'o',
        run: () => this.finderOpen.set(true),
      },
      ...THEMES.map((theme): Command => ({
        id: `theme.${theme}`,
        group: 'view',
        label: t(`theme.${theme}`),
        icon: THEME_ICONS[theme],
        words: t('theme.label'),
        run: () => this.prefer({ theme }),
      })),
      ...LANGUAGES.map((language): Command => ({
        id: `language.${language}`,
        group: 'view',
        label: t(`language.${language}`),
        icon: 'languages',
        words: `${t('language.label')} language langue`,
        run: () => this.prefer({ language }),
      })),
      {
        id: 'help',
        group: 'view',
        label: t('shell.shortcuts'),
        icon: 'keyboard',
        keys: '?',
        run: () => this.helpOpen.set(true),
      },
      {
        id: 'sign-out',
        group: 'account',
        label: t('shell.signOut'),
        icon: 'log-out',
        run: () => void this.signOut(),
      },
    ];
  });

  isCurrent(id: string): boolean | undefined {
    if (id.startsWith('theme.')) return id === `theme.${this.theme.choice()}`;
    if (id.startsWith('language.')) return id === `language.${this.i18n.language()}`;
    return undefined;
  }

  private prefer(patch: { readonly theme?: ThemeChoice; readonly language?: Language }): void {
    this.session.prefer(patch).catch((failure: unknown) => this.fail(failure));
  }

  private async signOut(): Promise<void> {
    const t = this.i18n.t;
    const accountId = this.session.me()?.accountId;
    // Nothing of a person stays on a shared machine, not even words the server never got.
    if (accountId !== undefined && hasUnsentMinutes(accountId)) {
      const leaves = await this.confirm.ask({
        heading: t('shell.unsent.heading'),
        text: t('shell.unsent.text'),
        confirm: t('shell.unsent.confirm'),
        danger: true,
      });
      if (!leaves) return;
    }
    try {
      await this.session.signOut();
      await this.router.navigateByUrl('/sign-in');
    } catch (failure) {
      this.fail(failure);
    }
  }

  private fail(failure: unknown): void {
    this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
  }
}

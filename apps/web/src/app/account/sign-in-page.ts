import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Connection } from '../core/api/connection';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Theme } from '../core/theme/theme';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { THEME_ICONS } from '../shell/shell-commands';
import { SignInForm } from './sign-in-form';

/** /sign-in?next=…: the door, in the language and theme of the visitor. */
@Component({
  selector: 'app-sign-in-page',
  imports: [Banner, Button, Icon, SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="sign-in">
      <div class="sign-in__card">
        <img class="sign-in__mark" src="/favicon.svg" alt="" width="40" height="40" />
        <div>
          <h1 tabindex="-1">{{ t('signIn.heading') }}</h1>
          <p class="muted">{{ t('signIn.tagline') }}</p>
        </div>
        @if (connection.state() !== 'up') {
          <ui-banner tone="bad" [live]="true">{{ t('shell.' + connection.state()) }}</ui-banner>
        }
        <app-sign-in-form (signedIn)="enter()" />
        @if (session.demo()) {
          <ui-banner>{{ t('signIn.demo') }}</ui-banner>
        }
        <div class="sign-in__foot">
          <button
            ui-button
            variant="quiet"
            [small]="true"
            [attr.lang]="other()"
            (click)="session.prefer({ language: other() })"
          >
            <ui-icon name="languages" />{{ t('language.' + other()) }}
          </button>
          <button ui-button variant="quiet" [small]="true" (click)="session.prefer({ theme: nextTheme() })">
            <ui-icon [name]="themeIcon()" />{{ t('theme.' + theme.choice()) }}
          </button>
        </div>
      </div>
    </main>
  `,
})
export class SignInPage {
  /** Where to go afterwards; only an address of this application. */
  readonly next = input<string>();

  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly session = inject(SessionStore);
  protected readonly connection = inject(Connection);
  protected readonly theme = inject(Theme);
  protected readonly other = computed(() => (this.i18n.language() === 'fr' ? 'en' : 'fr'));
  protected readonly themeIcon = computed(() => THEME_ICONS[this.theme.choice()]);
  protected readonly nextTheme = computed(() => {
    const choice = this.theme.choice();
    return choice === 'system' ? 'light' : choice === 'light' ? 'dark' : 'system';
  });

  protected enter(): void {
    const next = this.next() ?? '/portfolio';
    // "//elsewhere" and "/\elsewhere" leave the application.
    void this.router.navigateByUrl(/^\/(?![/\\])/.test(next) ? next : '/portfolio');
  }
}

import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Theme } from '../core/theme/theme';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';

/** The frame of the pages candidates read: a way to the content, the language and the theme, nothing of the shell. */
@Component({
  selector: 'app-public-frame',
  imports: [Button, Icon, RouterLink, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a class="shell__skip ui-button ui-button--primary" href="#main" (click)="skip($event, main)">{{
      t('publicOffers.skip')
    }}</a>
    <header class="no-print">
      <a class="home" routerLink="/offers">
        <img src="/favicon.svg" alt="" width="24" height="24" />{{ t('publicOffers.title') }}
      </a>
      <div class="line">
        <button ui-button variant="quiet" small [attr.lang]="other()" (click)="i18n.use(other())">
          <ui-icon name="languages" />{{ t('language.' + other()) }}
        </button>
        <button ui-button variant="quiet" small (click)="theme.choose(nextTheme())">
          <ui-icon [name]="icons[theme.choice()]" />{{ t('theme.' + theme.choice()) }}
        </button>
      </div>
    </header>
    <main #main id="main" tabindex="-1"><router-outlet /></main>
    <footer class="muted small no-print">{{ t('publicOffers.footer') }}</footer>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto 1fr auto;
      min-block-size: 100vh;
      inline-size: min(860px, 100% - 32px);
      margin-inline: auto;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      padding-block: 12px;
      border-block-end: 1px solid var(--line);
    }
    .home {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-block-size: 32px;
      color: var(--text);
      font-weight: 650;
      text-decoration: none;
    }
    main {
      min-inline-size: 0;
      padding-block: 24px 48px;
    }
    main:focus {
      outline: none;
    }
    footer {
      padding-block: 16px;
      border-block-start: 1px solid var(--line);
    }
  `,
})
export class PublicFrame {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly theme = inject(Theme);
  protected readonly icons = { system: 'monitor', light: 'sun', dark: 'moon' } as const;
  protected readonly other = computed(() => (this.i18n.language() === 'fr' ? 'en' : 'fr'));
  protected readonly nextTheme = computed(() => {
    const choice = this.theme.choice();
    return choice === 'system' ? 'light' : choice === 'light' ? 'dark' : 'system';
  });

  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}

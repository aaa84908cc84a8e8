import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { whenIdle } from '../core/idle';
import { JobsStore } from '../core/jobs/jobs-store';
import { Page } from '../core/navigation/page';
import { SessionStore } from '../core/session/session-store';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { Menu, type MenuItem } from '../ui/popover/menu';
import { Soon } from '../ui/soon';
import { Tooltip } from '../ui/tooltip/tooltip';
import { Lazy } from './lazy';
import { ShellCommands } from './shell-commands';

/** The bar at the top: where one is, what can be done, what is running, who one is. */
@Component({
  selector: 'app-top-bar',
  imports: [Button, Icon, Kbd, Lazy, Menu, RouterLink, Soon, Tooltip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header class="topbar">
      <a class="topbar__home" routerLink="/portfolio" [attr.aria-label]="t('shell.home')">
        <img src="/favicon.svg" alt="" width="24" height="24" /><span>Jalon</span>
      </a>
      <ng-container *uiSoon>
        <nav class="topbar__crumbs" [attr.aria-label]="t('shell.breadcrumb')">
          <ol>
            @for (crumb of page.crumbs(); track $index; let last = $last; let first = $first) {
              <li>
                @if (!first) {
                  <ui-icon name="chevron-right" [size]="14" />
                }
                @if (crumb.link && !last) {
                  <a class="topbar__crumb" [routerLink]="crumb.link">{{ crumb.label }}</a>
                } @else {
                  <span class="topbar__crumb" [attr.aria-current]="last ? 'page' : null">{{
                    crumb.label
                  }}</span>
                }
              </li>
            }
          </ol>
        </nav>
        <button
          ui-button
          class="topbar__palette"
          variant="quiet"
          aria-keyshortcuts="Control+K"
          [attr.aria-label]="t('shell.palette')"
          (click)="commands.paletteOpen.set(true)"
        >
          <ui-icon name="search" />
          <span>{{ t('common.search') }}</span>
          <ui-kbd keys="Ctrl+K" aria-hidden="true" />
        </button>
        <button
          ui-button
          variant="quiet"
          [attr.aria-label]="jobsLabel()"
          [attr.aria-expanded]="jobs.open()"
          [uiTooltip]="jobsLabel()"
          (click)="jobs.show(!jobs.open())"
        >
          <ui-icon name="list-checks" />
          @if (jobs.activeCount(); as count) {
            <span class="topbar__count" aria-hidden="true">{{ count }}</span>
          }
        </button>
        <span class="topbar__bell"><ng-container [appLazy]="loadBell" [appLazyWhen]="bellWanted()" /></span>
        <ui-menu [label]="t('shell.accountMenu')" [items]="accountItems()">
          <span trigger class="avatar" aria-hidden="true">{{ initials() }}</span>
        </ui-menu>
      </ng-container>
    </header>
  `,
})
export class TopBar {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly t = this.i18n.t;
  protected readonly page = inject(Page);
  protected readonly commands = inject(ShellCommands);
  protected readonly jobs = inject(JobsStore);

  /** What the person was told of comes after the page itself. */
  protected readonly bellWanted = signal(false);
  protected readonly loadBell = () => import('./bell/bell').then((file) => file.Bell);

  constructor() {
    inject(DestroyRef).onDestroy(whenIdle(() => this.bellWanted.set(true)));
  }

  protected readonly jobsLabel = computed(() => {
    const count = this.jobs.activeCount();
    return count > 0 ? this.i18n.plural('jobs.active', count) : this.t('jobs.open');
  });

  protected readonly initials = computed(() => {
    const words = (this.session.me()?.name ?? '').split(/[\s-]+/).filter(Boolean);
    return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
  });

  protected readonly accountItems = computed<readonly MenuItem[]>(() => {
    const me = this.session.me();
    const profile: MenuItem = {
      id: 'account',
      label: this.t('nav.account'),
      icon: 'user',
      ...(me ? { note: me.name } : {}),
      run: () => void this.router.navigateByUrl('/account'),
    };
    let group = profile.id;
    const rest = this.commands.list().map((command): MenuItem => {
      const kind = command.id.split('.')[0] ?? '';
      const separated = kind !== group;
      group = kind;
      const checked = this.commands.isCurrent(command.id);
      return {
        id: command.id,
        label: command.label,
        separated,
        run: command.run,
        ...(command.icon ? { icon: command.icon } : {}),
        ...(command.keys ? { note: command.keys } : {}),
        ...(checked === undefined ? {} : { checked }),
      };
    });
    return [profile, ...rest];
  });
}

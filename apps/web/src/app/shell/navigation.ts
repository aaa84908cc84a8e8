import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { Action } from '@jalon/domain';
import type { Command } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import type { IconName } from '../ui/icon/icon-names';

export interface Place {
  readonly id: string;
  readonly link: string;
  readonly label: string;
  /** A word that fits under an icon, on small screens. */
  readonly short: string;
  readonly icon: IconName;
  readonly keys?: string;
  /** At the bottom of the navigation. */
  readonly last?: boolean;
}

interface PlaceRow extends Omit<Place, 'label' | 'short'> {
  readonly action: Action;
}

const PLACES: readonly PlaceRow[] = [
  { id: 'week', link: '/week', icon: 'calendar', keys: 'g w', action: 'week:read' },
  { id: 'portfolio', link: '/portfolio', icon: 'folder-kanban', keys: 'g p', action: 'use_case:list' },
  { id: 'meetings', link: '/meetings', icon: 'calendar-days', keys: 'g m', action: 'meeting:read' },
  { id: 'register', link: '/register', icon: 'list-checks', keys: 'g l', action: 'register:read' },
  { id: 'studies', link: '/studies', icon: 'target', keys: 'g o', action: 'study:list' },
  { id: 'agreements', link: '/agreements', icon: 'file-text', keys: 'g a', action: 'agreement:read' },
  {
    id: 'deliverables',
    link: '/deliverables',
    icon: 'file-chart-column',
    keys: 'g d',
    action: 'deliverable:read',
  },
  { id: 'usage', link: '/usage', icon: 'chart-column', keys: 'g u', action: 'usage:read' },
  { id: 'leadership', link: '/leadership', icon: 'layout-grid', keys: 'g e', action: 'leadership:read' },
  { id: 'monthlyReport', link: '/monthly-report', icon: 'presentation', keys: 'g r', action: 'report:read' },
  { id: 'squads', link: '/squads', icon: 'users', keys: 'g s', action: 'squad:read' },
  { id: 'internships', link: '/internships', icon: 'graduation-cap', keys: 'g t', action: 'offer:read' },
  { id: 'research', link: '/research', icon: 'book-open', keys: 'g b', action: 'research:read' },
  { id: 'imports', link: '/imports', icon: 'upload', keys: 'g i', action: 'import:run' },
  { id: 'people', link: '/people', icon: 'briefcase', action: 'reference:edit', last: true },
  { id: 'templates', link: '/templates', icon: 'file-spreadsheet', action: 'template:read', last: true },
  { id: 'gateCriteria', link: '/administration/gates', icon: 'flag', action: 'gate:criteria', last: true },
  {
    id: 'scoringGrids',
    link: '/administration/scoring',
    icon: 'chart-column',
    action: 'scoring:grid',
    last: true,
  },
  {
    id: 'usageSettings',
    link: '/administration/usage',
    icon: 'history',
    action: 'usage:settings',
    last: true,
  },
  { id: 'accounts', link: '/administration/accounts', icon: 'lock', action: 'account:manage', last: true },
];

/** The places the person may go to, for the navigation, the palette and the keyboard alike. */
@Injectable({ providedIn: 'root' })
export class Navigation {
  private readonly i18n = inject(I18n);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  readonly places = computed<readonly Place[]>(() =>
    PLACES.filter((place) => this.session.may(place.action)).map((place) => ({
      ...place,
      label: this.i18n.t(`nav.${place.id}`),
      short: this.i18n.t(`nav.short.${place.id}`),
    })),
  );

  readonly commands = computed<readonly Command[]>(() => {
    const go = (link: string) => () => void this.router.navigateByUrl(link);
    const commands: Command[] = this.places().map(({ id, link, icon, label, keys }) => ({
      id: `go.${id}`,
      group: 'navigate',
      label,
      icon,
      ...(keys ? { keys } : {}),
      run: go(link),
    }));
    commands.push({
      id: 'go.account',
      group: 'navigate',
      label: this.i18n.t('nav.account'),
      icon: 'user',
      run: go('/account'),
    });
    if (this.session.may('use_case:create')) {
      commands.push({
        id: 'use-case.create',
        group: 'create',
        label: this.i18n.t('nav.newUseCase'),
        icon: 'plus',
        keys: 'c',
        run: go('/use-cases/new'),
      });
    }
    if (this.session.may('meeting:edit')) {
      commands.push({
        id: 'meeting.create',
        group: 'create',
        label: this.i18n.t('nav.newMeeting'),
        icon: 'calendar-days',
        run: go('/meetings?new=1'),
      });
    }
    return commands;
  });
}

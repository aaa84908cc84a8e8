import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { ActivatedRoute, RouterLink, RouterOutlet } from '@angular/router';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentInternship } from '../core/internship/current-internship';
import { describePage } from '../core/navigation/page';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { TabLinks, type TabLink } from '../ui/tabs/tab-links';
import { InternshipStore } from './internship-store';
import type { InternshipTab } from './internship-tab';
import { STATE_TONE } from './state-tone';

/** One internship: who, when, with whom and where it stands, above its tabs. */
@Component({
  selector: 'app-internship-page',
  imports: [Badge, Banner, Button, Empty, Icon, PageHeader, RouterLink, RouterOutlet, Skeleton, TabLinks],
  providers: [InternshipStore, { provide: CurrentInternship, useExisting: InternshipStore }],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './internship-page.html',
  styles: `
    .facts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 14px;
      margin-block-start: 6px;
    }
    .fact {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 5px;
    }
  `,
})
export class InternshipPage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly store = inject(InternshipStore);
  protected readonly tone = STATE_TONE;

  protected readonly notFound = computed(() => this.store.problem()?.code === 'not_found');
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly tabs = computed<readonly TabLink[]>(() => {
    const detail = this.store.detail();
    if (!detail) return [];
    return (this.route.routeConfig?.children ?? []).flatMap(({ path, data }) => {
      const tab = data?.['tab'] as InternshipTab | undefined;
      if (!tab || !this.session.may(tab.action) || !(tab.shown?.(detail) ?? true)) return [];
      const link = ['/internships/people', detail.id, ...(path ? [path] : [])];
      return [{ link, label: this.t(`internships.tabs.${tab.id}`), exact: path === '' }];
    });
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    describePage(() => {
      const detail = this.store.detail();
      return {
        title: detail ? `${detail.firstName} ${detail.lastName}` : this.t('internships.one'),
        parents: [{ label: this.t('nav.internships'), link: '/internships/people' }],
      };
    });
  }
}

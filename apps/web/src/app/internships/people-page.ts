import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { internshipPage } from '@jalon/contracts';
import { INTERNSHIP_STATES } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Filter } from '../ui/filter/filter';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { STATE_TONE } from './state-tone';

const PAGE_SIZE = 30;
const TYPING_MS = 250;

/** The internships the person may see, those that start last first. Filters and page are in the address. */
@Component({
  selector: 'app-internship-people',
  imports: [Badge, Banner, Button, Empty, Filter, Icon, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-page.html',
  styleUrl: './people-page.css',
})
export class PeoplePage {
  /** From the address. */
  readonly q = input<string>();
  readonly state = input<string>();
  readonly page = input<string>();

  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly tone = STATE_TONE;
  private readonly session = inject(SessionStore);
  protected readonly mayManage = computed(() => this.session.may('internship:manage'));
  protected readonly states = computed(() => (this.state() ?? '').split(',').filter((part) => part !== ''));
  protected readonly number = computed(() => Math.max(1, Number(this.page() ?? 1) || 1));
  protected readonly filtered = computed(() => !!this.q() || this.states().length > 0);

  protected readonly list = apiResource(internshipPage, () => {
    const params: Record<string, string> = { page: String(this.number()), pageSize: String(PAGE_SIZE) };
    if (this.q()) params['q'] = this.q() ?? '';
    if (this.states().length > 0) params['state'] = this.states().join(',');
    return { url: '/api/internships', params };
  });
  protected readonly found = keepValue(this.list);
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.found()?.total ?? 0) / PAGE_SIZE)));
  protected readonly stateOptions = computed(() => {
    const counts = new Map(this.found()?.states.map((each) => [each.value, each.count]));
    return INTERNSHIP_STATES.map((value) => ({
      value,
      label: this.t(`internships.law.internshipStates.${value}`),
      count: counts.get(value) ?? 0,
    }));
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected search(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show({ q: text.trim() || null }), TYPING_MS);
  }

  /** Another filter shows its first page. */
  protected show(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], {
      queryParams: { page: null, ...change },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected joined(values: readonly string[]): string | null {
    return values.join(',') || null;
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { studyPage, type StudyRow } from '@jalon/contracts';
import { STUDY_RECOMMENDATIONS, STUDY_STATES, type StudyState } from '@jalon/domain';
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
import { PageHeader } from '../ui/page-header/page-header';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { stateTone } from './state-tone';

const PAGE_SIZE = 30;
const TYPING_MS = 250;

/** The studies the person may see, what was touched last first. Filters and page are in the address. */
@Component({
  selector: 'app-studies-page',
  imports: [Badge, Banner, Button, Empty, Filter, Icon, PageHeader, RouterLink, Segmented, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './studies-page.html',
  styleUrl: './studies-page.css',
})
export class StudiesPage {
  /** From the address. */
  readonly q = input<string>();
  readonly state = input<string>();
  readonly recommendation = input<string>();
  readonly mine = input<string>();
  readonly page = input<string>();

  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly tone = stateTone;
  private readonly session = inject(SessionStore);
  protected readonly mayWrite = computed(() => this.session.may('study:write'));

  protected readonly states = computed(() => split(this.state()));
  protected readonly recommendations = computed(() => split(this.recommendation()));
  protected readonly whose = computed<'all' | 'mine'>(() => (this.mine() === 'true' ? 'mine' : 'all'));
  protected readonly number = computed(() => Math.max(1, Number(this.page() ?? 1) || 1));
  protected readonly filtered = computed(
    () =>
      !!this.q() || this.states().length > 0 || this.recommendations().length > 0 || this.whose() === 'mine',
  );
  protected readonly typed = linkedSignal(() => this.q() ?? '');

  protected readonly list = apiResource(studyPage, () => {
    const params: Record<string, string> = { page: String(this.number()), pageSize: String(PAGE_SIZE) };
    if (this.q()) params['q'] = this.q() ?? '';
    if (this.states().length > 0) params['state'] = this.states().join(',');
    if (this.recommendations().length > 0) params['recommendation'] = this.recommendations().join(',');
    if (this.whose() === 'mine') params['mine'] = 'true';
    return { url: '/api/studies', params };
  });
  protected readonly found = keepValue(this.list);
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.found()?.total ?? 0) / PAGE_SIZE)));
  protected readonly stateOptions = computed(() => {
    const counts = new Map(this.found()?.states.map((each) => [each.value, each.count]));
    return STUDY_STATES.map((value) => ({
      value,
      label: this.t(`studyState.${value}`),
      count: counts.get(value) ?? 0,
    }));
  });
  protected readonly recommendationOptions = computed(() =>
    STUDY_RECOMMENDATIONS.map((value) => ({ value, label: this.t(`studies.recommendation.${value}`) })),
  );
  protected readonly whoseOptions = computed(() => [
    { value: 'all' as const, label: this.t('studies.list.everybody') },
    { value: 'mine' as const, label: this.t('studies.list.mine') },
  ]);
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected search(text: string): void {
    this.typed.set(text);
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

  protected clear(): void {
    this.show({ q: null, state: null, recommendation: null, mine: null });
  }

  protected joined(values: readonly string[]): string | null {
    return values.join(',') || null;
  }

  /** A draft of one's own opens where it was left; anything else on its page. */
  protected link(row: StudyRow): readonly string[] {
    const goesOn = row.mine && row.state === 'draft' && this.mayWrite();
    return goesOn ? ['/studies', row.id, 'edit', 'resume'] : ['/studies', row.id];
  }

  protected stateOf(row: StudyRow): string {
    return row.recommendation === null
      ? this.t(`studyState.${row.state satisfies StudyState}`)
      : this.t(`studies.recommendation.${row.recommendation}`);
  }
}

function split(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { leadership } from '@jalon/contracts';
import { addMonths, lastDayOf, monthOf } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { offerCommands } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { monthAsked, monthsOffered } from '../core/month/months';
import { describePage } from '../core/navigation/page';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Presentation } from '../ui/presentation/presentation';
import { Skeleton } from '../ui/skeleton/skeleton';
import { LeadershipCharts } from './leadership-charts';
import { keyFigures, ROWS_OF } from './leadership-figures';
import { LeadershipUse } from './leadership-use';
import { LeadershipWork } from './leadership-work';
import { LeadershipWords } from './leadership-words';

/** The month on one page for those who decide: each figure leads to its rows, against another month when asked. */
@Component({
  selector: 'app-leadership-page',
  imports: [
    Banner,
    Button,
    Icon,
    LeadershipCharts,
    LeadershipUse,
    LeadershipWork,
    PageHeader,
    Presentation,
    RouterLink,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './leadership-page.css',
  templateUrl: './leadership-page.html',
})
export class LeadershipPage {
  /** Of the address. */
  readonly month = input<string>();
  readonly against = input<string>();

  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionStore);
  private readonly words = inject(LeadershipWords);
  private readonly i18n = inject(I18n);
  private readonly presentation = viewChild(Presentation);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);

  protected readonly current = computed(() => monthOf(this.session.today()));
  protected readonly shownMonth = computed(() => monthAsked(this.month(), this.current()));
  protected readonly months = computed(() => monthsOffered(this.shownMonth(), this.current()));
  /** The month compared with; none unless the address names another that has begun. */
  protected readonly compared = computed(() => {
    const asked = this.against();
    if (asked === undefined || asked === this.shownMonth()) return null;
    return monthAsked(asked, this.current()) === asked ? asked : null;
  });
  protected readonly others = computed(() => this.months().filter((month) => month !== this.shownMonth()));
  protected readonly past = computed(() => this.shownMonth() !== this.current());

  protected readonly read = apiResource(leadership, () => {
    const against = this.compared();
    return `/api/leadership?month=${this.shownMonth()}${against === null ? '' : `&against=${against}`}`;
  });
  protected readonly shown = keepValue(this.read);
  protected readonly stale = computed(() => {
    const shown = this.shown();
    if (!shown) return false;
    return (
      shown.current.view.month !== this.shownMonth() ||
      (shown.against?.view.month ?? null) !== this.compared()
    );
  });
  protected readonly heading = computed(() =>
    this.t('leadership.title', { month: this.format.month(this.shownMonth()) }),
  );
  protected readonly scope = computed(() => {
    const view = this.shown()?.current.view;
    const asOf = view?.asOf ?? (this.past() ? lastDayOf(this.shownMonth()) : this.session.today());
    const said = { date: this.format.date(asOf, 'long') };
    return view?.frozenOn
      ? this.t('leadership.frozen', { ...said, frozen: this.format.date(view.frozenOn, 'long') })
      : this.t('leadership.asOf', said);
  });

  protected readonly figures = computed(() => {
    const shown = this.shown();
    if (!shown) return [];
    const before = shown.against ? this.format.month(shown.against.view.month) : '';
    return keyFigures(shown.current, shown.against).map(({ key, value, change, tone }) => {
      const rows = ROWS_OF[key];
      const label = this.t(`leadership.figure.${key}`);
      const text = this.words.figure(key, value);
      return {
        key,
        label,
        text,
        tone,
        definition: this.words.define(key, shown.current.afterGoLive),
        since:
          change === null
            ? null
            : change === 0
              ? this.t('leadership.same', { before })
              : this.t('leadership.since', { change: this.words.change(key, change), before }),
        name: this.t('leadership.openRows', { label, text }),
        part: 'part' in rows ? rows.part : null,
        query: 'rows' in rows ? { month: shown.current.view.month, rows: rows.rows, at: 'figures' } : null,
      };
    });
  });

  constructor() {
    describePage(() => ({ title: this.heading() }));
    offerCommands(() => [
      {
        id: 'leadership.present',
        group: 'object',
        label: this.t('leadership.present'),
        icon: 'presentation',
        run: () => this.present(),
      },
      {
        id: 'leadership.print',
        group: 'object',
        label: this.t('common.print'),
        icon: 'printer',
        run: () => this.print(),
      },
    ]);
  }

  protected turn(step: number): void {
    this.go({ month: addMonths(this.shownMonth(), step) });
  }

  protected choose(month: string): void {
    this.go({ month });
  }

  protected compare(against: string): void {
    this.go({ against: against === '' ? null : against });
  }

  protected present(): void {
    this.presentation()?.start();
  }

  protected print(): void {
    window.print();
  }

  /** The rows are on the page: whoever follows the figure goes on at their heading. */
  protected show(part: string): void {
    const heading = this.document.getElementById(part);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}

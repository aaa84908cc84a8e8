import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { monthView, reference } from '@jalon/contracts';
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
import { Combobox } from '../ui/combobox/combobox';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Presentation } from '../ui/presentation/presentation';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Soon } from '../ui/soon';
// What opens on demand stands in a @defer alone, so that its code comes late.
import { ComparisonPanel } from './month/comparison-panel';
import { MonthBar } from './month/month-bar';
import { MonthRowsPanel } from './month/month-rows';
import { MonthPlace } from './month/place';
import { UpdatesPanel } from './month/updates-panel';
import { PanelWords } from './month/words';
import { ReportCharts } from './report-charts';
import { ReportDocuments } from './report-documents';
import { ReportFigures } from './report-figures';
import { ReportLists } from './report-lists';
import { ReportSentences } from './report-sentences';

/** The month on one page: what leadership reads, then takes away as PowerPoint and Word. */
@Component({
  selector: 'app-monthly-report-page',
  imports: [
    Banner,
    Button,
    Combobox,
    ComparisonPanel,
    Icon,
    MonthBar,
    MonthRowsPanel,
    NgTemplateOutlet,
    PageHeader,
    Presentation,
    ReportCharts,
    ReportDocuments,
    ReportFigures,
    ReportLists,
    Skeleton,
    Soon,
    UpdatesPanel,
  ],
  providers: [MonthPlace, PanelWords],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './monthly-report-page.css',
  templateUrl: './monthly-report-page.html',
})
export class MonthlyReportPage {
  /** Of the address. */
  readonly month = input<string>();
  readonly entity = input<string | undefined>();

  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly i18n = inject(I18n);
  protected readonly place = inject(MonthPlace);
  protected readonly words = inject(PanelWords);
  private readonly presentation = viewChild(Presentation);
  private readonly documents = viewChild<unknown, ElementRef<HTMLElement>>(ReportDocuments, {
    read: ElementRef,
  });
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly sentences = inject(ReportSentences);

  protected readonly current = computed(() => monthOf(this.session.today()));
  protected readonly shownMonth = computed(() => monthAsked(this.month(), this.current()));
  protected readonly months = computed(() => monthsOffered(this.shownMonth(), this.current()));
  protected readonly entityId = computed(() => {
    const entity = this.entity();
    return entity !== undefined && /^[0-9a-f-]{36}$/i.test(entity) ? entity : null;
  });

  protected readonly reference = apiResource(reference, () => '/api/reference');
  protected readonly entities = computed(() =>
    (this.reference.hasValue() ? this.reference.value().entities : [])
      .filter((entity) => !entity.archived || entity.id === this.entityId())
      .map((entity) => ({ value: entity.id, label: entity.name }))
      .sort((a, b) => this.format.compare(a.label, b.label)),
  );
  protected readonly read = apiResource(monthView, () => {
    const scope = this.entityId() === null ? '' : `&entityId=${this.entityId()}`;
    return `/api/monthly-reports/view?month=${this.shownMonth()}${scope}&language=${this.i18n.language()}`;
  });
  protected readonly view = keepValue(this.read);
  /** The page still shows another month or scope while the one asked for is on its way. */
  protected readonly stale = computed(() => {
    const view = this.view();
    return view !== undefined && (view.month !== this.shownMonth() || view.entityId !== this.entityId());
  });
  protected readonly heading = computed(() =>
    this.t('report.title', { month: this.format.month(this.shownMonth()) }),
  );
  /** Said before the month is read too, as it will be: what stands below does not move when it comes. */
  protected readonly scope = computed(() => {
    const view = this.view();
    const entityId = this.entityId();
    const entity = view ? view.entityName : this.entities().find(({ value }) => value === entityId)?.label;
    const asOf = view?.asOf ?? (this.past() ? lastDayOf(this.shownMonth()) : this.session.today());
    return this.t('report.scopeLine', {
      scope: entity ?? this.t('report.wholePortfolio'),
      date: this.format.date(asOf, 'long'),
    });
  });
  protected readonly frozenOn = computed(() => {
    const view = this.view();
    return view?.month === this.shownMonth() ? view.frozenOn : null;
  });
  /** Grows with each move of the month. */
  protected readonly revision = signal(0);
  /** The portfolio shows today: figures of a past month no longer match its rows. */
  protected readonly past = computed(() => this.shownMonth() !== this.current());

  constructor() {
    effect(() => {
      if (this.place.updates() || this.place.compared() !== null || this.place.rows() !== null)
        this.words.load();
    });
    describePage(() => ({ title: this.heading() }));
    offerCommands(() => [
      {
        id: 'report.previous',
        group: 'object',
        label: this.t('report.month.previous'),
        icon: 'chevron-left',
        run: () => this.turn(-1),
      },
      ...(this.past()
        ? [
            {
              id: 'report.next',
              group: 'object' as const,
              label: this.t('report.month.next'),
              icon: 'chevron-right' as const,
              run: () => this.turn(1),
            },
          ]
        : []),
      {
        id: 'report.present',
        group: 'object',
        label: this.t('report.present'),
        icon: 'presentation',
        run: () => this.present(),
      },
      {
        id: 'report.print',
        group: 'object',
        label: this.t('common.print'),
        icon: 'printer',
        run: () => this.print(),
      },
    ]);
  }

  /** The month was frozen or opened again: what is shown of it is read again. */
  protected changed(): void {
    this.read.reload();
    this.revision.update((revision) => revision + 1);
  }

  protected turn(step: number): void {
    this.choose(addMonths(this.shownMonth(), step));
  }

  protected choose(month: string): void {
    void this.router.navigate([], {
      queryParams: { month, ...this.place.closedBy(month) },
      queryParamsHandling: 'merge',
    });
  }

  protected chooseEntity(entity: string | null): void {
    void this.router.navigate([], { queryParams: { entity }, queryParamsHandling: 'merge' });
  }

  protected present(): void {
    this.presentation()?.start();
  }

  protected print(): void {
    window.print();
  }

  protected showDocuments(): void {
    const heading = this.documents()?.nativeElement.querySelector('h2');
    if (!(heading instanceof HTMLElement)) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { deliverables, type DeliverableRow } from '@jalon/contracts';
import { DELIVERABLE_KINDS } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { JobsStore } from '../core/jobs/jobs-store';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Filter } from '../ui/filter/filter';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { DeliverableTable } from './deliverable-table';

const PAGE_SIZE = 30;
const TYPING_MS = 250;
const STATES = ['to_review', 'failed', 'approved'] as const;

/** Every document the person may see, what was touched last first. Filters and page are in the address. */
@Component({
  selector: 'app-deliverables-page',
  imports: [
    Banner,
    Button,
    DeliverableTable,
    Empty,
    Filter,
    Icon,
    PageHeader,
    RouterLink,
    Segmented,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deliverables-page.html',
  styleUrl: './deliverables-page.css',
})
export class DeliverablesPage {
  /** From the address. */
  readonly q = input<string>();
  readonly kind = input<string>();
  readonly state = input<string>();
  readonly entity = input<string>();
  readonly useCase = input<string>();
  readonly batch = input<string>();
  readonly mine = input<string>();
  readonly page = input<string>();

  private readonly router = inject(Router);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly problems = inject(ProblemText);
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(SessionStore);
  protected readonly mayWrite = computed(() => this.session.may('deliverable:write'));

  protected readonly kinds = computed(() => split(this.kind()));
  protected readonly states = computed(() => split(this.state()));
  protected readonly entities = computed(() => split(this.entity()));
  protected readonly whose = computed<'all' | 'mine'>(() => (this.mine() === 'true' ? 'mine' : 'all'));
  protected readonly number = computed(() => Math.max(1, Number(this.page() ?? 1) || 1));
  private readonly filters = computed(() => {
    const given = {
      q: this.q(),
      kind: this.kind(),
      state: this.state(),
      entity: this.entity(),
      useCase: this.useCase(),
      batch: this.batch(),
      mine: this.whose() === 'mine' ? 'true' : undefined,
    };
    return Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
  });
  protected readonly filtered = computed(() => Object.keys(this.filters()).length > 0);
  protected readonly typed = linkedSignal(() => this.q() ?? '');

  protected readonly list = apiResource(deliverables, () => ({
    url: '/api/deliverables',
    params: { ...this.filters(), page: String(this.number()), pageSize: String(PAGE_SIZE) },
  }));
  protected readonly found = keepValue(this.list);
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.found()?.total ?? 0) / PAGE_SIZE)));
  /** Those chosen for a download of several: of the page on screen. */
  protected readonly chosen = linkedSignal<readonly DeliverableRow[] | undefined, ReadonlySet<string>>({
    source: () => this.found()?.items,
    computation: (items, previous) =>
      new Set((items ?? []).map(({ id }) => id).filter((id) => previous?.value.has(id))),
  });
  protected readonly zip = computed(() => `/api/deliverables/zip?ids=${[...this.chosen()].join(',')}`);

  protected readonly kindOptions = computed(() =>
    DELIVERABLE_KINDS.map((value) => ({ value, label: this.t(`deliverables.kind.${value}`) })),
  );
  protected readonly stateOptions = computed(() =>
    STATES.map((value) => ({ value, label: this.t(`deliverables.filterState.${value}`) })),
  );
  protected readonly entityOptions = this.reference.entityOptions;
  protected readonly whoseOptions = computed(() => [
    { value: 'all' as const, label: this.t('deliverables.list.everybody') },
    { value: 'mine' as const, label: this.t('deliverables.list.mine') },
  ]);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.reference.load().catch(() => undefined);
    inject(JobsStore)
      .finished.pipe(takeUntilDestroyed())
      .subscribe(() => this.list.reload());
  }

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
    this.show({ q: null, kind: null, state: null, entity: null, useCase: null, batch: null, mine: null });
  }

  protected joined(values: readonly string[]): string | null {
    return values.join(',') || null;
  }
}

function split(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

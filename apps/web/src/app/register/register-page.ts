import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { registerPage, type RegisterRow, type RegisterSort } from '@jalon/contracts';
import { REGISTER_KINDS } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Filter } from '../ui/filter/filter';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { SortHeader, type Sort } from '../ui/table/sort-header';
import { isFiltered, PAGE_SIZE, readQuery, toApi, toParams, type ListQuery } from './register-query';
import { RegisterText } from './register-text';

const SEARCH_WAIT_MS = 250;

/** /register: what is open across the use cases that the reader sees. */
@Component({
  selector: 'app-register-page',
  imports: [
    Badge,
    Banner,
    Button,
    Empty,
    Filter,
    Icon,
    PageHeader,
    RouterLink,
    Segmented,
    Skeleton,
    SortHeader,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-page.html',
  styleUrls: ['./register-page.css', './cards.css'],
})
export class RegisterPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  private readonly reference = inject(ReferenceStore);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly text = inject(RegisterText);

  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly query = computed(() => readQuery(this.params()));
  protected readonly list = apiResource(registerPage, () => `/api/register?${toApi(this.query())}`);
  protected readonly loaded = keepValue(this.list);
  protected readonly failure = computed(() => {
    const error = this.list.error();
    return error ? this.problemText.of(error.cause ?? error) : null;
  });

  protected readonly count = computed(() => this.i18n.plural('register.count', this.loaded()?.total ?? 0));
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.loaded()?.total ?? 0) / PAGE_SIZE)));
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly sort = computed<Sort<RegisterSort>>(() => ({
    key: this.query().sort,
    dir: this.query().dir,
  }));
  protected readonly shows = computed(() => [
    { value: 'open' as const, label: this.t('register.filter.open') },
    { value: 'all' as const, label: this.t('register.filter.all') },
  ]);
  protected readonly kinds = computed(() =>
    REGISTER_KINDS.map((kind) => ({ value: kind, label: this.t(`register.many.${kind}`) })),
  );
  protected readonly owners = computed(() => this.reference.peopleOptions());
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.reference.load().catch(() => undefined);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected link(row: RegisterRow): readonly string[] {
    return ['/use-cases', row.useCaseId, 'register'];
  }

  protected typed(q: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show({ q: q.trim() }), SEARCH_WAIT_MS);
  }

  protected choose(kind: readonly string[]): void {
    this.show({ kind: REGISTER_KINDS.filter((each) => kind.includes(each)) });
  }

  /** Another question begins at its first page. */
  protected show(part: Partial<ListQuery>): void {
    const queryParams = toParams({ ...this.query(), page: 1, ...part });
    void this.router.navigate([], { queryParams, replaceUrl: true });
  }

  protected clear(): void {
    this.show({ q: '', kind: [], owner: [], overdue: false, severe: false });
  }
}

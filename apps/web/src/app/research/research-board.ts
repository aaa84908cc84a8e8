import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import {
  researchPublications,
  researchReferences,
  researchStudies,
  type ResearchPublication,
  type ResearchReference,
  type ResearchSort,
} from '@jalon/contracts';
import { PUBLICATION_STATES, RESEARCH_VERDICTS } from '@jalon/domain';
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
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { SortHeader, type Sort } from '../ui/table/sort-header';
import { ImportDialog } from './import-dialog';
import { NewStudy } from './new-study';
import { PublicationForm } from './publication-form';
import { ReferenceForm } from './reference-form';
import {
  filterOf,
  isFiltered,
  PAGE_SIZE,
  readQuery,
  toApi,
  toParams,
  VIEWS,
  yearOf,
  type ResearchQuery,
  type ResearchScope,
} from './research-query';
import { STATE_TONES, VERDICT_TONES } from './research-text';
import { ToBibliography } from './to-bibliography';

const SEARCH_WAIT_MS = 250;

/** Bibliography, comparisons and publications of a scope, one list at a time; what is shown is in the address. */
@Component({
  selector: 'app-research-board',
  imports: [
    Badge,
    Banner,
    Button,
    Empty,
    Filter,
    Icon,
    ImportDialog,
    NewStudy,
    NgTemplateOutlet,
    PublicationForm,
    ReferenceForm,
    RouterLink,
    Segmented,
    Skeleton,
    SortHeader,
    ToBibliography,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './research-board.html',
  styleUrl: './research-board.css',
})
export class ResearchBoard {
  readonly scope = input.required<ResearchScope>();
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly problems = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly mayWrite = inject(SessionStore).may('research:write');
  protected readonly verdictTones = VERDICT_TONES;
  protected readonly stateTones = STATE_TONES;

  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly query = computed(() => readQuery(this.params()));
  private readonly url = (view: ResearchQuery['view']) => (): string | undefined =>
    this.query().view === view ? toApi(this.query(), this.scope()) : undefined;
  private readonly references = apiResource(researchReferences, this.url('references'));
  private readonly studies = apiResource(researchStudies, this.url('studies'));
  private readonly publications = apiResource(researchPublications, this.url('publications'));
  protected readonly foundReferences = keepValue(this.references);
  protected readonly foundStudies = keepValue(this.studies);
  protected readonly foundPublications = keepValue(this.publications);

  private readonly list = computed(() => this[this.query().view]);
  protected readonly found = computed<
    { readonly total: number; readonly items: readonly unknown[] } | undefined
  >(() => {
    const { view } = this.query();
    if (view === 'references') return this.foundReferences();
    return view === 'studies' ? this.foundStudies() : this.foundPublications();
  });
  protected readonly failure = computed(() => {
    const error = this.list().error();
    return error ? this.problems.of(error.cause ?? error) : null;
  });
  protected readonly count = computed(() =>
    this.i18n.plural(`research.count.${this.query().view}`, this.found()?.total ?? 0),
  );
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.found()?.total ?? 0) / PAGE_SIZE)));
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly sort = computed<Sort<ResearchSort>>(() => ({
    key: this.query().sort,
    dir: this.query().dir,
  }));
  protected readonly views = computed(() =>
    VIEWS.map((value) => ({ value, label: this.t(`research.view.${value}`) })),
  );
  protected readonly verdicts = computed(() =>
    RESEARCH_VERDICTS.map((value) => ({ value, label: this.t(`research.verdict.${value}`) })),
  );
  protected readonly states = computed(() =>
    PUBLICATION_STATES.map((value) => ({ value, label: this.t(`research.state.${value}`) })),
  );

  /** References chosen for the export or a deliverable: those of the page. */
  protected readonly chosen = linkedSignal<readonly ResearchReference[] | undefined, ReadonlySet<string>>({
    source: () => this.foundReferences()?.items,
    computation: (items, previous) =>
      new Set((items ?? []).map(({ id }) => id).filter((id) => previous?.value.has(id))),
  });
  protected readonly chosenReferences = computed(() =>
    (this.foundReferences()?.items ?? []).filter(({ id }) => this.chosen().has(id)),
  );
  protected readonly allChosen = computed(() => {
    const items = this.foundReferences()?.items ?? [];
    return items.length > 0 && items.every(({ id }) => this.chosen().has(id));
  });

  protected readonly importing = signal(false);
  protected readonly creating = signal<ResearchQuery['view'] | null>(null);
  protected readonly reference = signal<ResearchReference | null>(null);
  protected readonly publication = signal<ResearchPublication | null>(null);
  protected readonly asked = computed(
    () =>
      this.importing() ||
      this.creating() !== null ||
      this.reference() !== null ||
      this.publication() !== null,
  );
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected typed(q: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show({ q: q.trim() }), SEARCH_WAIT_MS);
  }

  protected year(name: 'yearFrom' | 'yearTo', text: string): void {
    this.show({ [name]: text.trim() === '' ? null : yearOf(text) });
  }

  protected only<T extends string>(all: readonly { readonly value: T }[], chosen: readonly string[]): T[] {
    return all.map(({ value }) => value).filter((value) => chosen.includes(value));
  }

  /** Another question begins at its first page. */
  protected show(part: Partial<ResearchQuery>): void {
    clearTimeout(this.timer);
    const queryParams = toParams({ ...this.query(), page: 1, ...part });
    void this.router.navigate([], { queryParams, replaceUrl: true });
  }

  protected view(view: ResearchQuery['view']): void {
    this.show({ view, sort: 'updated', dir: 'desc' });
  }

  protected clear(): void {
    this.show({ q: '', yearFrom: null, yearTo: null, verdict: [], state: [] });
  }

  protected choose(id: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected chooseAll(): void {
    const items = this.foundReferences()?.items ?? [];
    this.chosen.set(this.allChosen() ? new Set() : new Set(items.map(({ id }) => id)));
  }

  /** The file of the chosen references, or of everything that the filter leaves. */
  protected exportUrl(format: 'bibtex' | 'ris'): string {
    const chosen = [...this.chosen()];
    const params =
      chosen.length > 0
        ? new URLSearchParams({ ids: chosen.join(',') })
        : filterOf(this.query(), this.scope());
    params.set('format', format);
    return `/api/research/references/export?${params.toString()}`;
  }

  protected reload(): void {
    this.list().reload();
  }

  protected written(): void {
    this.creating.set(null);
    this.reference.set(null);
    this.publication.set(null);
    this.reload();
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TEMPLATE_STATES, templates } from '@jalon/contracts';
import { DELIVERABLE_KINDS, TEMPLATE_FORMATS } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { JobsStore } from '../core/jobs/jobs-store';
import { ReferenceStore } from '../core/reference/reference-store';
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
import { STATE_TONES, TemplateWords } from './template-words';

const PAGE_SIZE = 50;
const TYPING_MS = 250;
const FILTERS = ['q', 'format', 'kind', 'entity', 'state', 'archived'] as const;

/** House templates: those there are, by name. Filters and page are in the address. */
@Component({
  selector: 'app-templates-page',
  imports: [Badge, Banner, Button, Empty, Filter, Icon, PageHeader, RouterLink, Segmented, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './templates-page.html',
  styleUrl: './templates.css',
})
export class TemplatesPage {
  /** From the address. */
  readonly q = input<string>();
  readonly format = input<string>();
  readonly kind = input<string>();
  readonly entity = input<string>();
  readonly state = input<string>();
  readonly archived = input<string>();
  readonly page = input<string>();

  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly reference = inject(ReferenceStore);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly texts = inject(Format);
  protected readonly words = inject(TemplateWords);
  protected readonly problems = inject(ProblemText);
  protected readonly tones = STATE_TONES;
  protected readonly manages = computed(() => this.session.may('template:manage'));

  protected readonly kinds = computed(() => split(this.kind()));
  protected readonly entities = computed(() => split(this.entity()));
  protected readonly states = computed(() => split(this.state()));
  protected readonly shownFormat = computed(
    () => TEMPLATE_FORMATS.find((one) => one === this.format()) ?? ('all' as const),
  );
  protected readonly number = computed(() => Math.max(1, Number(this.page() ?? 1) || 1));
  private readonly filters = computed(() =>
    Object.fromEntries(
      FILTERS.flatMap((name) => {
        const value = this[name]();
        return value ? [[name, value]] : [];
      }),
    ),
  );
  protected readonly filtered = computed(() => Object.keys(this.filters()).length > 0);
  protected readonly typed = linkedSignal(() => this.q() ?? '');
  protected readonly list = apiResource(templates, () => ({
    url: '/api/templates',
    params: { ...this.filters(), page: String(this.number()), pageSize: String(PAGE_SIZE) },
  }));
  protected readonly found = keepValue(this.list);
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.found()?.total ?? 0) / PAGE_SIZE)));

  protected readonly formatOptions = computed(() => [
    { value: 'all' as const, label: this.t('templates.allFormats') },
    ...TEMPLATE_FORMATS.map((value) => ({ value, label: this.t(`templates.formats.${value}`) })),
  ]);
  protected readonly kindOptions = computed(() => [
    { value: 'none', label: this.t('templates.allKinds') },
    ...DELIVERABLE_KINDS.map((value) => ({ value, label: this.t(`templates.kind.${value}`) })),
  ]);
  protected readonly entityOptions = computed(() => [
    { value: 'none', label: this.t('templates.allEntities') },
    ...this.reference.entityOptions(),
  ]);
  protected readonly stateOptions = computed(() =>
    TEMPLATE_STATES.map((value) => ({ value, label: this.t(`templates.state.${value}`) })),
  );
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.reference.load().catch(() => undefined);
    inject(JobsStore)
      .finished.pipe(takeUntilDestroyed())
      .subscribe((job) => {
        if (job.kind === 'template_check') this.list.reload();
      });
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
    this.show(Object.fromEntries(FILTERS.map((name) => [name, null])));
  }

  protected joined(values: readonly string[]): string | null {
    return values.join(',') || null;
  }
}

function split(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { deliverableDetail, deliverableSubjects, type Language, type RequestPreview } from '@jalon/contracts';
import { addMonths, DELIVERABLE_KINDS, DELIVERABLE_RULES, type DeliverableKind } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { JobsStore } from '../core/jobs/jobs-store';
import { describePage } from '../core/navigation/page';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Segmented, type Segment } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { FORMAT_ICONS, KIND_GROUPS, mayMakeKind } from './kinds';
import { PreviewPane } from './preview-pane';
import { Previews } from './previews';
import { ProblemWords } from './problem-words';

const TYPING_MS = 200;
const MONTHS = 24;

/** A kind, a subject, the pages as they will be: three clicks; a written kind is then written. Prefilled by `?kind=…&subject=…`, `&month=`, `&year=`. */
@Component({
  selector: 'app-new-deliverable-page',
  imports: [
    Banner,
    Button,
    Combobox,
    Field,
    Icon,
    Input,
    PageHeader,
    PreviewPane,
    RouterLink,
    Segmented,
    Skeleton,
  ],
  providers: [Previews],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-page.html',
  styleUrl: './new-page.css',
})
export class NewDeliverablePage {
  /** From the address. */
  readonly kind = input<string>();
  readonly subject = input<string>();
  readonly month = input<string>();
  readonly year = input<string>();
  readonly entity = input<string>();

  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly jobs = inject(JobsStore);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly words = inject(ProblemWords);
  protected readonly reference = inject(ReferenceStore);
  private readonly session = inject(SessionStore);
  private readonly today = this.session.today;
  protected readonly previews = inject(Previews);
  protected readonly rules = DELIVERABLE_RULES;
  /** What this person may make. */
  protected readonly groups = computed(() =>
    KIND_GROUPS.map(({ id, kinds }) => ({
      id,
      kinds: kinds.filter((kind) => mayMakeKind(kind, (action) => this.session.may(action))),
    })).filter(({ kinds }) => kinds.length > 0),
  );
  protected readonly icons = FORMAT_ICONS;

  protected readonly chosen = computed(() => DELIVERABLE_KINDS.find((kind) => kind === this.kind()) ?? null);
  protected readonly rule = computed(() => {
    const kind = this.chosen();
    return kind ? DELIVERABLE_RULES[kind] : null;
  });
  protected readonly asksMonth = computed(() => this.rule()?.subject === 'month');
  protected readonly asksYear = computed(() => this.rule()?.subject === 'programme');

  protected readonly months = computed(() =>
    Array.from({ length: MONTHS }, (_, back) => addMonths(this.today().slice(0, 7), -back)),
  );
  protected readonly years = computed(() => {
    const now = Number(this.today().slice(0, 4));
    // A year that the link brought is a choice too.
    return [...new Set([now + 1, now, now - 1, this.yearShown()])];
  });
  protected readonly monthShown = computed(() => this.month() ?? this.today().slice(0, 7));
  protected readonly yearShown = computed(() => Number(this.year()) || Number(this.today().slice(0, 4)));
  protected readonly language = linkedSignal<Language>(() => this.i18n.language());
  protected readonly languages = computed<readonly Segment<Language>[]>(() => [
    { value: 'fr', label: this.t('language.fr') },
    { value: 'en', label: this.t('language.en') },
  ]);

  protected readonly typed = signal('');
  private readonly q = linkedSignal({ source: this.chosen, computation: () => '' });
  protected readonly list = apiResource(deliverableSubjects, () => {
    const kind = this.chosen();
    if (!kind || this.asksMonth() || this.asksYear()) return undefined;
    const q = this.q();
    return { url: '/api/deliverables/subjects', params: { kind, ...(q ? { q } : {}) } };
  });
  private readonly found = keepValue(this.list);
  protected readonly subjects = computed(() => this.found()?.items ?? []);
  /** The link brought a subject that the list does not show: it stays chosen. */
  protected readonly isGiven = computed(
    () => !!this.subject() && !this.subjects().some(({ id }) => id === this.subject()),
  );

  protected readonly request = computed<RequestPreview | null>(() => {
    const kind = this.chosen();
    const [subjectId, entityId] = [this.subject() ?? null, this.entity() ?? null];
    if (!kind) return null;
    const base = { kind, language: this.language(), subjectId: null, month: null, year: null, content: null };
    if (this.asksMonth()) return { ...base, month: this.monthShown(), entityId };
    if (this.asksYear()) return { ...base, year: this.yearShown(), entityId: null };
    return subjectId === null ? null : { ...base, subjectId, entityId: null };
  });
  protected readonly pages = computed(() => this.previews.current()?.pages ?? []);

  protected readonly saving = signal(false);
  protected readonly problem = signal<unknown>(null);
  /** One key for one wish: pressing again while the answer is lost asks for the same document. */
  private readonly key = linkedSignal({ source: this.request, computation: () => newIdempotencyKey() });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.reference.load().catch(() => undefined);
    this.previews.follow(this.request);
    describePage(() => ({
      title: this.t('deliverables.new.title'),
      parents: [{ label: this.t('deliverables.title'), link: '/deliverables' }],
    }));
  }

  protected choose(kind: DeliverableKind | null): void {
    this.typed.set('');
    void this.router.navigate([], { queryParams: kind ? { kind } : {} });
  }

  protected show(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected search(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.q.set(text.trim().slice(0, 200)), TYPING_MS);
  }

  protected again(): void {
    this.previews.ask(this.request());
  }

  protected async generate(): Promise<void> {
    const request = this.request();
    if (!request || this.saving()) return;
    this.saving.set(true);
    this.problem.set(null);
    try {
      // What people write is written before it is generated.
      const written = this.rule()?.written ?? false;
      const body = { ...request, generate: !written };
      const made = await this.api.post('/api/deliverables', body, deliverableDetail, {
        idempotencyKey: this.key(),
      });
      if (!written) await this.jobs.started().catch(() => undefined);
      await this.router.navigate(['/deliverables', made.id, ...(written ? ['write'] : [])]);
    } catch (failure) {
      this.problem.set(failure);
    } finally {
      this.saving.set(false);
    }
  }
}

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
import {
  BATCH_KINDS,
  batchDetail,
  batches,
  COMMITTEE_KINDS,
  type BatchKind,
  type Language,
} from '@jalon/contracts';
import { addMonths, STAGES, type Action } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { keepValue } from '../../core/api/keep-value';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { JobsStore } from '../../core/jobs/jobs-store';
import { describePage } from '../../core/navigation/page';
import { ReferenceStore } from '../../core/reference/reference-store';
import { SessionStore } from '../../core/session/session-store';
import { Badge } from '../../ui/badge/badge';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Empty } from '../../ui/empty/empty';
import { Field, Input } from '../../ui/field/field';
import { Filter } from '../../ui/filter/filter';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { Segmented, type Segment } from '../../ui/segmented/segmented';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Plans } from './plans';
import { BATCH_TONES } from './tones';

const MONTHS = 24;
/** Decks are prepared before the committee meets. */
const AHEAD = 2;
const NEEDS: Readonly<Record<BatchKind, Action>> = {
  committee_deck: 'meeting:document',
  use_case_brief: 'deliverable:write',
  monthly_report: 'report:generate',
};

/** What to make, the list of what will be made, and its start. The choice is in the address. */
@Component({
  selector: 'app-choose-batch-page',
  imports: [
    Badge,
    Banner,
    Button,
    Empty,
    Field,
    Filter,
    Icon,
    Input,
    PageHeader,
    RouterLink,
    Segmented,
    Skeleton,
  ],
  providers: [Plans],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './choose-page.html',
  styleUrl: './batch.css',
})
export class ChooseBatchPage {
  /** From the address. */
  readonly kind = input<string>();
  readonly month = input<string>();
  readonly meetings = input<string>();
  readonly entity = input<string>();
  readonly stage = input<string>();
  readonly useCases = input<string>();
  readonly again = input<string>();

  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly jobs = inject(JobsStore);
  private readonly i18n = inject(I18n);
  private readonly session = inject(SessionStore);
  private readonly reference = inject(ReferenceStore);
  private readonly problems = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly plans = inject(Plans);
  protected readonly tones = BATCH_TONES;

  protected readonly kinds = computed(() => BATCH_KINDS.filter((kind) => this.session.may(NEEDS[kind])));
  protected readonly chosen = computed(
    () => this.kinds().find((kind) => kind === this.kind()) ?? this.kinds()[0] ?? 'use_case_brief',
  );
  protected readonly months = computed(() => {
    const now = this.session.today().slice(0, 7);
    const ahead = this.chosen() === 'committee_deck' ? AHEAD : 0;
    return Array.from({ length: MONTHS + ahead }, (_, back) => addMonths(now, ahead - back));
  });
  protected readonly monthShown = computed(() => {
    const asked = this.month() ?? '';
    return this.months().includes(asked) ? asked : this.session.today().slice(0, 7);
  });
  protected readonly committees = computed(() => {
    const asked = split(this.meetings());
    const known = COMMITTEE_KINDS.filter((kind) => asked.includes(kind));
    return known.length > 0 ? known : (['steering_committee'] as const);
  });
  protected readonly entities = computed(() => split(this.entity()));
  protected readonly stages = computed(() => STAGES.filter((one) => split(this.stage()).includes(one)));
  protected readonly cases = computed(() => split(this.useCases()));
  protected readonly repeats = computed(() => this.again() === 'true');
  protected readonly language = linkedSignal<Language>(() => this.i18n.language());

  protected readonly committeeOptions = computed(() =>
    COMMITTEE_KINDS.map((value) => ({ value, label: this.t(`meetingKind.${value}`) })),
  );
  protected readonly stageOptions = computed(() =>
    STAGES.map((value) => ({ value, label: this.t(`stage.${value}`) })),
  );
  protected readonly entityOptions = this.reference.entityOptions;
  protected readonly languages = computed<readonly Segment<Language>[]>(() => [
    { value: 'fr', label: this.t('language.fr') },
    { value: 'en', label: this.t('language.en') },
  ]);

  protected readonly request = computed(() => {
    const kind = this.chosen();
    const base = { kind, language: this.language(), entityIds: this.entities(), again: this.repeats() };
    if (kind === 'use_case_brief') return { ...base, useCaseIds: this.cases(), stages: this.stages() };
    const month = this.monthShown();
    return kind === 'monthly_report'
      ? { ...base, month }
      : { ...base, month, meetingKinds: this.committees() };
  });
  protected readonly toMake = computed(() => this.plans.current()?.toMake ?? 0);
  protected readonly left = computed(() => (this.plans.current()?.items.length ?? 0) - this.toMake());
  protected readonly latest = apiResource(batches, () => '/api/deliverable-batches');
  protected readonly recent = keepValue(this.latest);

  protected readonly starting = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** One key for one wish: pressing again while the answer is lost asks for the same batch. */
  private readonly key = linkedSignal({ source: this.request, computation: () => newIdempotencyKey() });

  constructor() {
    this.reference.load().catch(() => undefined);
    this.plans.follow(this.request);
    describePage(() => ({
      title: this.t('deliverableBatch.title'),
      parents: [{ label: this.t('deliverableBatch.list'), link: '/deliverables' }],
    }));
  }

  protected show(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected joined(values: readonly string[]): string | null {
    return values.length > 0 ? values.join(',') : null;
  }

  /** What was refused, with its limits where it has some. */
  protected why(problem: ApiProblem): string {
    const [error] = problem.errors;
    const key = `deliverableBatch.refused.${error?.code ?? ''}`;
    return this.i18n.has(key) ? this.t(key, error?.params) : this.problems.of(problem);
  }

  protected async start(): Promise<void> {
    if (this.starting()) return;
    this.starting.set(true);
    this.problem.set(null);
    try {
      const made = await this.api.post('/api/deliverable-batches', this.request(), batchDetail, {
        idempotencyKey: this.key(),
      });
      await this.jobs.started().catch(() => undefined);
      await this.router.navigate(['/deliverables/batch', made.id]);
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
      this.plans.ask(this.request());
    } finally {
      this.starting.set(false);
    }
  }
}

function split(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

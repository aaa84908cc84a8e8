import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import type { PlanMilestone } from '@jalon/contracts';
import { PLAN_LIMITS } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Field, Input } from '../ui/field/field';
import { Segmented, type Segment } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { CompletionPanel } from './completion-panel';
import { MoveDialog } from './move-dialog';
import { PlanStore } from './plan-store';
import { PlanTable } from './plan-table';
import { Roadmap, type Draft } from './roadmap';
import { TrendChart } from './trend-chart';
import { WaveTable } from './wave-table';

type View = 'roadmap' | 'table';

/** The plan of a use case: the roadmap and its table, how dates have slipped, and when it will probably be over. */
@Component({
  selector: 'app-plan-page',
  imports: [
    Banner,
    Button,
    CompletionPanel,
    Dialog,
    Empty,
    Field,
    Input,
    MoveDialog,
    PlanTable,
    Roadmap,
    Segmented,
    Skeleton,
    TrendChart,
    WaveTable,
  ],
  providers: [PlanStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.css',
})
export class PlanPage {
  private readonly current = inject(CurrentUseCase);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly store = inject(PlanStore);
  private readonly problemText = inject(ProblemText);

  /** A narrow screen has no room to drag on: the table comes first there. */
  protected readonly view = signal<View>(isNarrow() ? 'table' : 'roadmap');
  protected readonly views = computed<readonly Segment<View>[]>(() => [
    { value: 'roadmap', label: this.t('plan.view.roadmap'), icon: 'milestone' },
    { value: 'table', label: this.t('plan.view.table'), icon: 'table-2' },
  ]);
  protected readonly draft = signal<Draft | null>(null);
  protected readonly moving = signal<string | null>(null);
  protected readonly movingMilestone = computed<PlanMilestone | null>(
    () => this.store.plan()?.milestones.find((one) => one.id === this.moving()) ?? null,
  );
  protected readonly movingTo = computed(() => this.draft()?.to ?? this.movingMilestone()?.on ?? '');
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly slipping = computed(() => {
    const plan = this.store.plan();
    const names = new Map(plan?.milestones.map((one) => [one.id, one.name]));
    return (plan?.trend.lines ?? [])
      .filter((one) => one.alert)
      .map((one) =>
        this.i18n.plural('plan.trend.inRow', one.slips, { name: names.get(one.milestoneId) ?? '' }),
      );
  });
  protected readonly baselines = computed(() =>
    (this.store.plan()?.baselines ?? []).map((one) => ({
      id: one.id,
      label: `${one.label} – ${this.format.date(one.takenOn)}`,
    })),
  );
  protected readonly comparedWith = computed(
    () =>
      this.baselines().find((one) => one.id === this.store.baseline())?.label ??
      this.t('plan.baseline.agreed'),
  );

  protected readonly labelMax = PLAN_LIMITS.baselineLabel;
  protected readonly taking = signal<string | null>(null);
  protected readonly label = signal('');
  protected readonly busy = signal(false);
  protected readonly labelProblem = signal<ApiProblem | null>(null);
  protected readonly labelError = computed(() => {
    const problem = this.labelProblem();
    return problem && (this.problemText.ofField(problem.errors[0]) ?? this.problemText.of(problem));
  });

  constructor() {
    const id = computed(() => this.current.detail()?.id);
    effect(() => {
      const useCaseId = id();
      if (useCaseId) untracked(() => void this.store.load(useCaseId));
    });
  }

  protected retry(): void {
    const id = this.current.detail()?.id;
    if (id) void this.store.load(id);
  }

  /** From the drawing: what is tried there is to be confirmed. */
  protected confirmDraft(): void {
    this.moving.set(this.draft()?.milestoneId ?? null);
  }

  protected askFor(milestone: PlanMilestone): void {
    this.draft.set({ milestoneId: milestone.id, to: milestone.on });
    this.moving.set(milestone.id);
  }

  protected tried(to: string): void {
    const milestoneId = this.moving();
    if (milestoneId) this.draft.set({ milestoneId, to });
  }

  /** Confirmed or given up: the drawing shows the plan as it is. */
  protected stopMoving(): void {
    this.moving.set(null);
    this.draft.set(null);
  }

  protected compare(id: string): void {
    void this.store.compareWith(id === '' ? null : id);
  }

  protected openBaseline(): void {
    this.label.set('');
    this.labelProblem.set(null);
    this.taking.set(newIdempotencyKey());
  }

  protected async takeBaseline(): Promise<void> {
    const key = this.taking();
    if (key === null || this.busy()) return;
    this.busy.set(true);
    this.labelProblem.set(null);
    try {
      await this.store.takeBaseline(this.label(), key);
      this.taking.set(null);
    } catch (failure) {
      this.labelProblem.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  protected days(days: number): string {
    return this.i18n.plural('plan.slip', Math.abs(days), { sign: days > 0 ? '+' : '−' });
  }
}

function isNarrow(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(max-width: 640px)').matches;
}

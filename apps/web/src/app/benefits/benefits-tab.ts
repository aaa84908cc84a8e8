import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import type { BenefitMeasureView, BenefitView, UseCaseBenefits } from '@jalon/contracts';
import type { BenefitUnit } from '@jalon/domain';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { CompareChart, type ComparedLine } from '../ui/chart/compare-chart';
import { Confirm } from '../ui/confirm/confirm';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { Amounts } from './amount';
import { BenefitCard } from './benefit-card';
import { BenefitDialog } from './benefit-dialog';
import { BenefitStore } from './benefit-store';
import { CaseDialog } from './case-dialog';
import { MeasureDialog } from './measure-dialog';
import { ReturnDialog, type AskedReturn } from './return-dialog';

interface Drawn {
  readonly id: string;
  readonly heading: string;
  readonly summary: string;
  readonly categories: readonly string[];
  readonly lines: readonly ComparedLine[];
  readonly figure: (value: number) => string;
}

/** What a use case brings: the business case, expected and realised month by month, and every measure's evidence. */
@Component({
  selector: 'app-benefits-tab',
  imports: [
    Banner,
    BenefitCard,
    BenefitDialog,
    Button,
    CaseDialog,
    CompareChart,
    Empty,
    Icon,
    MeasureDialog,
    ReturnDialog,
    Skeleton,
  ],
  providers: [BenefitStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './benefits-tab.html',
  styleUrl: './benefits-tab.css',
})
export class BenefitsTab {
  protected readonly store = inject(BenefitStore);
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly amounts = inject(Amounts);
  protected readonly problemText = inject(ProblemText);
  private readonly useCase = inject(CurrentUseCase);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);

  protected readonly caseOpen = signal(false);
  /** The benefit being changed; null for a new one, undefined when the dialog is closed. */
  protected readonly editing = signal<BenefitView | null | undefined>(undefined);
  protected readonly measuring = signal<BenefitView | null>(null);
  protected readonly returning = signal<AskedReturn | null>(null);
  protected readonly busy = signal(false);

  protected readonly paybackText = computed(() => {
    const page = this.store.page();
    if (!page?.businessCase) return '';
    if (!page.payback) return this.t('benefits.payback.never');
    const { month, isProjected } = page.payback;
    return this.t(isProjected ? 'benefits.payback.projected' : 'benefits.payback.reached', {
      month: this.format.month(month),
    });
  });
  protected readonly charts = computed<readonly Drawn[]>(() => {
    const page = this.store.page();
    return page ? [...this.curves(page), ...this.cumulated(page)] : [];
  });

  constructor() {
    const useCaseId = computed(() => this.useCase.detail()?.id);
    effect(() => {
      const id = useCaseId();
      if (id !== undefined) untracked(() => void this.store.load(id));
    });
  }

  protected async accept(benefit: BenefitView, measure: BenefitMeasureView): Promise<void> {
    await this.act(
      () => this.store.review(benefit, measure, { outcome: 'accepted', reason: '' }),
      this.t('benefits.review.accepted', { month: this.format.month(measure.month) }),
    );
  }

  protected async remove(benefit: BenefitView): Promise<void> {
    const isSure = await this.confirm.ask({
      heading: this.t('benefits.remove.heading'),
      text: this.t('benefits.remove.text', { title: benefit.title }),
      confirm: this.t('common.delete'),
      danger: true,
    });
    if (isSure) await this.act(() => this.store.remove(benefit), this.t('benefits.remove.done'));
  }

  private async act(work: () => Promise<void>, done: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await work();
      this.toasts.show(done, { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const words = this.problemText.ofField(problem.errors[0]) ?? this.problemText.of(problem);
      this.toasts.show(words, { tone: 'bad' });
    } finally {
      this.busy.set(false);
    }
  }

  private curves({ curves, currentMonth }: UseCaseBenefits): Drawn[] {
    return curves.map(({ unit, months }) => {
      const past = months.filter(({ month }) => month <= currentMonth);
      const sum = (values: readonly (number | null)[]) =>
        values.reduce<number>((total, value) => total + (value ?? 0), 0);
      return {
        id: unit,
        heading: this.t('benefits.chart.heading', { unit: this.t(`benefits.unit.${unit}`) }),
        summary: this.t('benefits.chart.summary', {
          realised: this.amounts.of(sum(past.map(({ realised }) => realised)), unit),
          expected: this.amounts.of(sum(past.map(({ expected }) => expected)), unit),
        }),
        categories: months.map(({ month }) => this.format.month(month, true)),
        lines: [
          this.line(
            'realised',
            months.map(({ realised }) => realised),
          ),
          {
            ...this.line(
              'expected',
              months.map(({ expected }) => expected),
            ),
            dashed: true,
          },
        ],
        figure: this.figure(unit),
      };
    });
  }

  private cumulated({ caseMonths }: UseCaseBenefits): Drawn[] {
    if (caseMonths.length === 0) return [];
    const of = (pick: (one: (typeof caseMonths)[number]) => number | null) => caseMonths.map(pick);
    return [
      {
        id: 'cumulated',
        heading: this.t('benefits.chart.cumulated'),
        summary: this.paybackText(),
        categories: caseMonths.map(({ month }) => this.format.month(month, true)),
        lines: [
          this.line(
            'realisedCumulated',
            of((one) => one.realisedCumulated),
          ),
          {
            ...this.line(
              'expectedCumulated',
              of((one) => one.expectedCumulated),
            ),
            dashed: true,
          },
          // Where the realised one ends, so that the two do not hide each other.
          {
            ...this.line(
              'projectedCumulated',
              of((one) => (one.realisedCumulated === null ? one.projectedCumulated : null)),
            ),
            dashed: true,
          },
        ],
        figure: this.figure('eur'),
      },
    ];
  }

  private line(id: string, values: readonly (number | null)[]): ComparedLine {
    return { id, label: this.t(`benefits.chart.${id}`), values };
  }

  private figure(unit: BenefitUnit): (value: number) => string {
    return (value) => this.amounts.of(value, unit);
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { scoring as scoringContract, type ScoreCard, type Scoring } from '@jalon/contracts';
import { SCORING_METHODS, spreadOf, type ScoringMethod } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { LineChart } from '../ui/chart/line-chart';
import { Empty } from '../ui/empty/empty';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Tabs } from '../ui/tabs/tabs';
import { formulaText } from './formula';
import { ScoreForm } from './score-form';

/** The scoring of a use case: a method at a time, its formula with the numbers put in, and who scored when. */
@Component({
  selector: 'app-scoring-page',
  imports: [Badge, Banner, Button, Empty, LineChart, ScoreForm, Skeleton, Tabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scoring-page.html',
  styleUrl: './scoring-page.css',
})
export class ScoringPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly session = inject(SessionStore);
  protected readonly useCase = inject(CurrentUseCase);

  protected readonly method = signal<ScoringMethod>('weighted');
  protected readonly scoring = signal<Scoring | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);

  protected readonly tabs = computed(() =>
    (['weighted', ...SCORING_METHODS.filter((method) => method !== 'weighted')] as const).map((id) => ({
      id,
      label: this.t(`scoring.method.${id}`),
      count: this.format.number((this.scoring()?.cards ?? []).filter((card) => card.method === id).length),
    })),
  );
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem ? this.problemText.of(problem) : null;
  });
  /** The last version: what the next score is made with. */
  protected readonly grid = computed(
    () => this.scoring()?.grids.find((grid) => grid.method === this.method()) ?? null,
  );
  protected readonly cards = computed(() =>
    (this.scoring()?.cards ?? [])
      .filter((card) => card.method === this.method())
      .map((card) => ({ ...card, formula: this.formula(card) })),
  );
  protected readonly mine = computed(() => {
    const me = this.session.me()?.personId;
    return this.cards().find((card) => card.byId === me) ?? null;
  });
  /** The last score of each person. */
  protected readonly latest = computed(() => {
    const seen = new Set<string>();
    return this.cards().filter((card) => {
      const who = card.byId ?? card.id;
      if (seen.has(who)) return false;
      seen.add(who);
      return true;
    });
  });
  protected readonly spread = computed(() => spreadOf(this.latest().map((card) => card.score)));
  protected readonly points = computed(() =>
    [...this.cards()].reverse().map((card, index) => ({
      // Numbered: two scores of the same minute are two points.
      label: `${index + 1} · ${this.format.instant(card.scoredAt)}`,
      value: card.score,
    })),
  );
  protected readonly summary = computed(() => {
    const [last] = this.cards();
    return last
      ? this.t('scoring.plotSummary', { score: this.format.number(last.score), count: this.cards().length })
      : '';
  });

  constructor() {
    effect(() => {
      const id = this.useCase.detail()?.id;
      if (id) untracked(() => void this.load(id));
    });
  }

  protected async load(id = this.useCase.detail()?.id ?? ''): Promise<void> {
    this.failure.set(null);
    try {
      this.scoring.set(await this.api.get(`/api/use-cases/${id}/scoring`, scoringContract));
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }

  protected saved(): void {
    // A weighted score is shown by the page's other tabs.
    if (this.method() === 'weighted') void this.useCase.reload();
  }

  private formula(card: ScoreCard): string {
    const criteria = this.scoring()?.grids.find((grid) => grid.id === card.gridId)?.criteria ?? [];
    return formulaText(card.method, criteria, card.inputs, card.score, (value) => this.format.number(value));
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { scoringGrids, type ScoringGrid } from '@jalon/contracts';
import {
  AXES,
  SCORING_LIMITS,
  SCORING_METHODS,
  type ScoringCriterion,
  type ScoringMethod,
} from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Tabs } from '../ui/tabs/tabs';
import { Toasts } from '../ui/toast/toasts';

const NEW: Omit<ScoringCriterion, 'key'> = {
  label: { fr: '', en: '' },
  hint: { fr: '', en: '' },
  axis: 'value',
  weight: 10,
  mustMeet: false,
};
/** What a criterion of the weighted method is for. */
const USES = [...AXES, 'must_meet'] as const;

/** /administration/scoring: the inputs of each method, written here and published as the next version. */
@Component({
  selector: 'app-scoring-grid-page',
  imports: [Banner, Button, Field, Icon, Input, PageHeader, Skeleton, Tabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './grid-page.html',
  styleUrl: './grid-page.css',
})
export class ScoringGridPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly limits = SCORING_LIMITS;
  protected readonly uses = USES;
  protected readonly method = signal<ScoringMethod>('weighted');
  private readonly all = signal<readonly ScoringGrid[] | null>(null);
  private readonly drafts = signal<Readonly<Partial<Record<ScoringMethod, readonly ScoringCriterion[]>>>>({});
  protected readonly note = signal('');
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);

  protected readonly tabs = computed(() =>
    (['weighted', ...SCORING_METHODS.filter((method) => method !== 'weighted')] as const).map((id) => ({
      id,
      label: this.t(`scoring.method.${id}`),
    })),
  );
  protected readonly last = computed(() => this.all()?.find((grid) => grid.method === this.method()) ?? null);
  protected readonly criteria = computed(() => this.drafts()[this.method()] ?? this.last()?.criteria ?? []);
  protected readonly changed = computed(() => this.drafts()[this.method()] !== undefined);
  /** Only the weighted method brings its own inputs; the others keep theirs, with other words. */
  protected readonly free = computed(() => this.method() === 'weighted');
  protected readonly problem = computed(() => {
    const problem = this.failure();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('scoring.grid.conflict');
    const code = problem.field('criteria')?.code ?? '';
    const own = `scoring.problem.${code}`;
    return this.i18n.has(own) ? this.t(own) : this.problemText.of(problem);
  });

  constructor() {
    describePage(() => ({
      title: this.t('scoring.grid.title'),
      parents: [{ label: this.t('nav.administration') }],
    }));
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.all.set((await this.api.get('/api/scoring-grids', scoringGrids)).items);
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }

  protected show(method: ScoringMethod): void {
    this.failure.set(null);
    this.method.set(method);
  }

  protected setText(index: number, field: 'label' | 'hint', language: 'fr' | 'en', value: string): void {
    const one = this.criteria()[index];
    if (one) this.set(index, { [field]: { ...one[field], [language]: value } });
  }

  protected useOf(criterion: ScoringCriterion): (typeof USES)[number] {
    return criterion.axis ?? 'must_meet';
  }

  protected setUse(index: number, value: string): void {
    const axis = AXES.find((one) => one === value) ?? null;
    const weight = axis === null ? 0 : this.criteria()[index]?.weight || NEW.weight;
    this.set(index, { axis, weight, mustMeet: axis === null });
  }

  protected setWeight(index: number, text: string): void {
    this.set(index, { weight: Math.round(Number(text)) || 0 });
  }

  protected remove(index: number): void {
    this.write(this.criteria().filter((_, at) => at !== index));
  }

  protected add(): void {
    const taken = new Set((this.all() ?? []).flatMap((grid) => grid.criteria.map((one) => one.key)));
    for (const one of this.criteria()) taken.add(one.key);
    let number = this.criteria().length + 1;
    // An earlier version's key would tie new scores to another criterion.
    while (taken.has(`criterion_${number}`)) number++;
    this.write([...this.criteria(), { ...NEW, key: `criterion_${number}` }]);
  }

  protected discard(): void {
    this.failure.set(null);
    this.note.set('');
    const { [this.method()]: _, ...others } = this.drafts();
    this.drafts.set(others);
  }

  protected error(index: number, field: string): string | null {
    return this.problemText.ofField(this.failure()?.field(`criteria.${index}.${field}`));
  }

  protected async publish(): Promise<void> {
    const last = this.last();
    if (!last || this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const body = {
        method: last.method,
        basedOn: last.number,
        criteria: this.criteria(),
        note: this.note().trim(),
      };
      const key = { idempotencyKey: newIdempotencyKey() };
      this.all.set((await this.api.post('/api/scoring-grids', body, scoringGrids, key)).items);
      this.discard();
      this.toasts.show(this.t('scoring.grid.published', { number: last.number + 1 }), { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = scoringGrids.safeParse(problem.current);
      if (current.success) this.all.set(current.data.items);
      this.failure.set(problem);
    } finally {
      this.saving.set(false);
    }
  }

  private set(index: number, change: Partial<ScoringCriterion>): void {
    this.write(this.criteria().map((one, at) => (at === index ? { ...one, ...change } : one)));
  }

  private write(criteria: readonly ScoringCriterion[]): void {
    this.drafts.update((drafts) => ({ ...drafts, [this.method()]: criteria }));
  }
}

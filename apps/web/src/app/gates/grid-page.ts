import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { gateGrids, type GateGrid } from '@jalon/contracts';
import { BORDERS, GATE_LIMITS, type Border, type CriterionKind, type GateCriterion } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { describePage } from '../core/navigation/page';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Tabs } from '../ui/tabs/tabs';
import { Toasts } from '../ui/toast/toasts';
import { GateText } from './gate-text';

const NEW: Omit<GateCriterion, 'key'> = {
  label: { fr: '', en: '' },
  kind: 'should_meet',
  evidenceRequired: false,
  hint: { fr: '', en: '' },
};

/** /administration/gates: the criteria of each border, written here and published as the next version. */
@Component({
  selector: 'app-gate-grid-page',
  imports: [Banner, Button, Field, Icon, Input, PageHeader, Skeleton, Tabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './grid-page.html',
  styleUrl: './grid-page.css',
})
export class GridPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly text = inject(GateText);
  protected readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);

  protected readonly limits = GATE_LIMITS;
  protected readonly kinds: readonly CriterionKind[] = ['must_meet', 'should_meet'];
  protected readonly border = signal<Border>('opportunity_framing');
  private readonly all = signal<readonly GateGrid[] | null>(null);
  /** What is being written, by border; a border nobody wrote in has none. */
  private readonly drafts = signal<Readonly<Partial<Record<Border, readonly GateCriterion[]>>>>({});
  protected readonly saving = signal(false);
  protected readonly failure = signal<ApiProblem | null>(null);

  protected readonly tabs = computed(() => BORDERS.map((id) => ({ id, label: this.text.border(id) })));
  protected readonly last = computed(() => this.all()?.find((grid) => grid.border === this.border()) ?? null);
  protected readonly criteria = computed(() => this.drafts()[this.border()] ?? this.last()?.criteria ?? []);
  protected readonly changed = computed(() => this.drafts()[this.border()] !== undefined);
  protected readonly problem = computed(() => {
    const problem = this.failure();
    if (!problem) return null;
    return problem.code === 'version_conflict' ? this.t('gates.grid.conflict') : this.text.problem(problem);
  });

  constructor() {
    describePage(() => ({
      title: this.t('gates.grid.title'),
      parents: [{ label: this.t('nav.administration') }],
    }));
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.all.set((await this.api.get('/api/gate-grids', gateGrids)).items);
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }

  protected show(border: Border): void {
    this.failure.set(null);
    this.border.set(border);
  }

  protected set(index: number, change: Partial<GateCriterion>): void {
    this.write(this.criteria().map((one, at) => (at === index ? { ...one, ...change } : one)));
  }

  protected setText(index: number, field: 'label' | 'hint', language: 'fr' | 'en', value: string): void {
    const one = this.criteria()[index];
    if (one) this.set(index, { [field]: { ...one[field], [language]: value } });
  }

  protected kindOf(value: string): CriterionKind {
    return this.kinds.find((kind) => kind === value) ?? 'should_meet';
  }

  protected move(index: number, step: -1 | 1): void {
    const next = [...this.criteria()];
    const [one] = next.splice(index, 1);
    if (one) next.splice(index + step, 0, one);
    this.write(next);
  }

  protected remove(index: number): void {
    this.write(this.criteria().filter((_, at) => at !== index));
  }

  protected add(): void {
    const taken = new Set((this.all() ?? []).flatMap((grid) => grid.criteria.map((one) => one.key)));
    for (const one of this.criteria()) taken.add(one.key);
    let number = this.criteria().length + 1;
    // An earlier version's key would tie new answers to another criterion.
    while (taken.has(`criterion_${number}`)) number++;
    this.write([...this.criteria(), { ...NEW, key: `criterion_${number}` }]);
  }

  protected discard(): void {
    this.failure.set(null);
    const { [this.border()]: _, ...others } = this.drafts();
    this.drafts.set(others);
  }

  protected error(index: number, field: string): string | null {
    return this.text.field(this.failure(), `criteria.${index}.${field}`);
  }

  protected async publish(): Promise<void> {
    const last = this.last();
    if (!last || this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      const body = { border: last.border, basedOn: last.number, criteria: this.criteria() };
      const key = { idempotencyKey: newIdempotencyKey() };
      this.all.set((await this.api.post('/api/gate-grids', body, gateGrids, key)).items);
      this.discard();
      this.toasts.show(this.t('gates.grid.published', { number: last.number + 1 }), { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = gateGrids.safeParse(problem.current);
      if (current.success) this.all.set(current.data.items);
      this.failure.set(problem);
    } finally {
      this.saving.set(false);
    }
  }

  private write(criteria: readonly GateCriterion[]): void {
    this.drafts.update((drafts) => ({ ...drafts, [this.border()]: criteria }));
  }
}

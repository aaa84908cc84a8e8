import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { internshipSettings, type InternshipSettings } from '@jalon/contracts';
import { DEFAULT_SIGNATORIES, SIGNATORIES, YEAR_RATE_POLICIES } from '@jalon/domain';
import { ApiClient, apiResource } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { LawTable } from './law-table';

type Lab = Pick<
  InternshipSettings,
  'signatories' | 'scope' | 'yearRatePolicy' | 'headcount' | 'averageHeadcount' | 'version'
>;
const SCOPES = ['lab', 'legal_entity'] as const;

/** Who signs agreements, what the quota is counted on, and the amounts and thresholds of the law by date. */
@Component({
  selector: 'app-internship-settings',
  imports: [Banner, Button, Field, Input, LawTable, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settings-page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    fieldset {
      min-inline-size: 0;
      padding: 0;
      border: 0;
    }
    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
      align-items: start;
      gap: 12px 16px;
    }
    .check {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 28px;
    }
  `,
})
export class SettingsPage {
  protected readonly t = inject(I18n).t;
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly signatories = SIGNATORIES.filter((one) => one !== 'legal_representative');
  protected readonly policies = YEAR_RATE_POLICIES;
  protected readonly scopes = SCOPES;
  protected readonly resource = apiResource(internshipSettings, () => '/api/internships/settings');
  /** What is saved: as it was read, or as the last write answered. */
  protected readonly saved = linkedSignal<InternshipSettings | undefined>(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  private readonly typed = signal<Partial<Omit<Lab, 'version'>>>({});
  protected readonly lab = computed<Lab | null>(() => {
    const saved = this.saved();
    if (!saved) return null;
    const { signatories, scope, yearRatePolicy, headcount, averageHeadcount, version } = saved;
    return { signatories, scope, yearRatePolicy, headcount, averageHeadcount, version, ...this.typed() };
  });
  protected readonly unsaved = computed(() => Object.keys(this.typed()).length > 0);
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });
  protected readonly loadProblem = computed(() => {
    const error = this.resource.error();
    return error ? this.problemText.of(error.cause ?? error) : null;
  });

  constructor() {
    trackUnsaved(() => this.unsaved());
  }

  protected set(change: Partial<Omit<Lab, 'version'>>): void {
    this.typed.update((typed) => ({ ...typed, ...change }));
  }

  protected sign(signatory: (typeof SIGNATORIES)[number], asked: boolean): void {
    const now = this.lab()?.signatories ?? DEFAULT_SIGNATORIES;
    this.set({ signatories: SIGNATORIES.filter((one) => (one === signatory ? asked : now.includes(one))) });
  }

  protected count(value: number): number {
    return Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
  }

  protected scopeOf(value: string): Lab['scope'] {
    return SCOPES.find((one) => one === value) ?? 'lab';
  }

  protected policyOf(value: string): Lab['yearRatePolicy'] {
    return YEAR_RATE_POLICIES.find((one) => one === value) ?? 'month_of_presence';
  }

  protected error(field: string): string | null {
    return this.problemText.ofField(this.failure()?.field(field));
  }

  protected async save(): Promise<void> {
    const lab = this.lab();
    if (!lab || this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      this.saved.set(await this.api.put('/api/internships/settings', lab, internshipSettings));
      this.typed.set({});
      this.toasts.show(this.t('internships.settings.saved'), { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = internshipSettings.safeParse(problem.current);
      if (current.success) this.saved.set(current.data);
      this.failure.set(problem);
    } finally {
      this.saving.set(false);
    }
  }
}

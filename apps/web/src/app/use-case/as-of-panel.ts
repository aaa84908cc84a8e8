import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { asOf, type AsOf, type UseCaseDetail } from '@jalon/contracts';
import { addDays } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { HealthBadge } from '../ui/health/health-badge';
import { Skeleton } from '../ui/skeleton/skeleton';
import { FIELD_KEYS, FieldText } from './field-text';

const MONTH_DAYS = 30;
const COMPARED = [
  'title',
  'summary',
  'entityId',
  'domain',
  'productId',
  'sponsorId',
  'businessOwnerId',
  'functionalReferentId',
  'valueScore',
  'feasibilityScore',
  'tags',
] as const;

/** The use case as it was at the end of a day that the person chooses, and what is different today. */
@Component({
  selector: 'app-as-of-panel',
  imports: [Button, Field, HealthBadge, Input, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './as-of-panel.html',
  styleUrl: './as-of-panel.css',
})
export class AsOfPanel {
  readonly useCase = input.required<UseCaseDetail>();

  private readonly i18n = inject(I18n);
  private readonly fieldText = inject(FieldText);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly reference = inject(ReferenceStore);
  protected readonly session = inject(SessionStore);

  protected readonly first = computed(() => this.useCase().moves[0]?.on ?? null);
  /** A month ago, or the first day of a younger use case. */
  private readonly proposed = computed(() => {
    const ago = addDays(this.session.today(), -MONTH_DAYS);
    const first = this.first();
    return first !== null && ago < first ? first : ago;
  });
  private readonly chosen = signal<string | null>(null);
  protected readonly on = computed(() => this.chosen() ?? this.proposed());
  private readonly resource = apiResource(asOf, () =>
    this.on() ? `/api/use-cases/${this.useCase().id}/as-of?on=${this.on()}` : undefined,
  );
  private readonly kept = keepValue(this.resource);
  /** The day shown must be the day asked for: another day's facts would be read as its own. */
  protected readonly past = computed<AsOf | null>(() => {
    const past = this.kept();
    return past && past.on === this.on() ? past : null;
  });
  protected readonly dayError = computed(() => {
    const failure = this.resource.error();
    if (!failure) return null;
    const problem = toApiProblem(failure.cause ?? failure);
    return this.problemText.ofField(problem.field('on')) ?? this.problemText.of(problem);
  });

  /** Fields that are not what they were. */
  protected readonly differences = computed(() => {
    const then = this.past()?.fields;
    if (!then) return [];
    const now = this.useCase();
    return COMPARED.flatMap((field) => {
      const before = this.fieldText.value(field, then[field]);
      const after = this.fieldText.value(field, now[field]);
      if (before === after) return [];
      return [{ field, name: this.t(FIELD_KEYS[field]), before, long: before.length > 160 }];
    });
  });
  protected readonly kinds = computed(() => {
    const register = this.past()?.register ?? [];
    return (['risk', 'issue', 'action', 'decision'] as const)
      .map((kind) => ({ kind, items: register.filter((item) => item.kind === kind) }))
      .filter(({ items }) => items.length > 0);
  });

  protected choose(day: string): void {
    if (day) this.chosen.set(day);
  }

  /** Steps of a month, within what is known. */
  protected step(days: number): void {
    const day = addDays(this.on(), days);
    const first = this.first();
    const today = this.session.today();
    this.chosen.set(first !== null && day < first ? first : day > today ? today : day);
  }
}

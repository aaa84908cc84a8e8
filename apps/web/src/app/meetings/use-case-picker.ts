import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  model,
  signal,
} from '@angular/core';
import { useCasePage } from '@jalon/contracts';
import { MEETING_LIMITS } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { Field } from '../ui/field/field';
import { PickMany } from '../ui/pick-many/pick-many';

export interface NamedUseCase {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

const WAIT_MS = 180;
const SHOWN = 30;

/** The use cases a meeting speaks of, found by code or a few words; only those of `entity` when it has one. */
@Component({
  selector: 'app-use-case-picker',
  imports: [Field, PickMany],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-field [label]="t('meetings.field.useCases')" [error]="error()" [hint]="hint()">
      <ui-pick-many
        [options]="options()"
        [values]="values()"
        (valuesChange)="values.set($event)"
        [chosenLabel]="t('meetings.field.useCases')"
        [removeLabel]="t('common.remove')"
        [emptyLabel]="t('common.noResult')"
        [placeholder]="t('find.box')"
        [max]="max"
        (searched)="search($event)"
      />
    </ui-field>
  `,
})
export class UseCasePicker {
  readonly values = model.required<readonly string[]>();
  /** Names of those chosen already, which a search may not find again. */
  readonly known = input<readonly NamedUseCase[]>([]);
  readonly entity = input<string | null>(null);
  readonly error = input<string | null>(null);

  protected readonly t = inject(I18n).t;
  protected readonly max = MEETING_LIMITS.useCases;
  private readonly q = signal('');
  private readonly seen = new Map<string, NamedUseCase>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly hint = computed(() =>
    this.entity() === null ? null : this.t('meetings.hint.entityUseCases'),
  );
  private readonly page = keepValue(
    apiResource(useCasePage, () => {
      const params: Record<string, string> = { pageSize: String(SHOWN) };
      const [q, entity] = [this.q(), this.entity()];
      if (q) params['q'] = q;
      if (entity) params['entity'] = entity;
      return { url: '/api/use-cases', params };
    }),
  );
  protected readonly options = computed(() => {
    const found = this.page()?.items ?? [];
    for (const one of [...this.known(), ...found]) this.seen.set(one.id, one);
    const chosen = this.values().flatMap((id) => this.seen.get(id) ?? []);
    const shown = new Map([...chosen, ...found].map((one) => [one.id, one] as const));
    return [...shown.values()].map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }));
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** What those of `ids` that are known here are called. */
  named(ids: readonly string[]): readonly NamedUseCase[] {
    const known = [...this.known(), ...(this.page()?.items ?? [])];
    return ids.flatMap((id) => known.find((one) => one.id === id) ?? this.seen.get(id) ?? []);
  }

  protected search(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.q.set(text.trim().slice(0, 200)), WAIT_MS);
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { USE_CASE_LIMITS } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Button } from '../ui/button/button';
import { Combobox, type Option } from '../ui/combobox/combobox';
import { Icon } from '../ui/icon/icon';
import { TagsInput } from '../ui/tags-input/tags-input';
import { changesBetween, isEmpty, type Changes, type Field } from './conflict';
import { FieldText } from './field-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { ScoreDots } from './score-dots';
import { trackUnsaved } from './unsaved';
import { UseCaseStore, type Basis } from './use-case-store';

export type FactKind = 'line' | 'prose' | 'option' | 'score' | 'tags';
const SCORES = [1, 2, 3, 4, 5] as const;

/**
 * One fact of a use case, read and changed in place: a click, Enter or F2 opens it, Enter (Ctrl+Enter in a long text)
 * saves, Esc gives up. Sits in a `<dl>` as `<div app-fact field="sponsorId" kind="option">`.
 */
@Component({
  selector: '[app-fact]',
  imports: [Button, Combobox, Icon, RouterLink, ScoreDots, TagsInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-target]': 'field()' },
  templateUrl: './fact.html',
  styleUrl: './fact.css',
})
export class Fact {
  readonly field = input.required<Field>();
  readonly kind = input<FactKind>('line');
  /** Hides the name, for a text under its own heading; the name is still read out. */
  readonly bare = input(false);

  protected readonly t = inject(I18n).t;
  protected readonly store = inject(UseCaseStore);
  protected readonly reference = inject(ReferenceStore);
  private readonly text = inject(FieldText);
  private readonly problemText = inject(ProblemText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly opener = viewChild<ElementRef<HTMLElement>>('opener');

  protected readonly scores = SCORES;
  protected readonly limits = USE_CASE_LIMITS;
  protected readonly editing = signal(false);
  protected readonly saving = signal(false);
  protected readonly draft = signal<string | number | readonly string[] | null>(null);
  private readonly basis = signal<Basis | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);

  protected readonly name = computed(() => this.text.name(this.field()) ?? this.field());
  protected readonly value = computed(() => this.store.detail()?.[this.field()] ?? null);
  protected readonly isSet = computed(() => {
    const value = this.value();
    return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  });
  protected readonly shown = computed(() => this.text.value(this.field(), this.value()));
  protected readonly score = computed(() => {
    const value = this.value();
    return typeof value === 'number' ? value : null;
  });
  protected readonly tags = computed(() => this.store.detail()?.tags ?? []);
  protected readonly draftText = computed(() => {
    const draft = this.draft();
    return typeof draft === 'string' ? draft : '';
  });
  protected readonly draftTags = computed(() => {
    const draft = this.draft();
    return Array.isArray(draft) ? (draft as readonly string[]) : [];
  });
  protected readonly max = computed(() => {
    const field = this.field();
    return field === 'title' || field === 'summary' || field === 'domain'
      ? this.limits[field]
      : this.limits.reason;
  });
  protected readonly options = computed<readonly Option[]>(() => {
    if (this.field() === 'entityId') return this.reference.entityOptions();
    return this.field() === 'productId' ? this.reference.productOptions() : this.reference.peopleOptions();
  });
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && (this.problemText.ofField(problem.field(this.field())) ?? this.problemText.of(problem));
  });

  constructor() {
    trackUnsaved(() => this.editing() && !isEmpty(this.changes()));
    effect(() => {
      if (this.store.editRequest()?.target === this.field() && untracked(() => this.store.mayEdit())) {
        untracked(() => this.start());
      }
    });
  }

  protected start(): void {
    if (!this.editing()) {
      this.basis.set(this.store.basis());
      this.draft.set(this.value());
      this.failure.set(null);
      this.editing.set(true);
    }
    setTimeout(() => {
      this.host.scrollIntoView({ block: 'nearest' });
      const control = this.host.querySelector<HTMLElement>('textarea, input:checked, input, select');
      control?.focus();
      if (control instanceof HTMLInputElement && control.type === 'text') control.select();
    });
  }

  protected cancel(): void {
    this.editing.set(false);
    this.failure.set(null);
    setTimeout(() => this.opener()?.nativeElement.focus());
  }

  protected async save(): Promise<void> {
    if (this.saving()) return;
    const changes = this.changes();
    if (isEmpty(changes)) return this.cancel();
    this.saving.set(true);
    this.failure.set(null);
    try {
      if (await this.store.save(changes, this.basis())) this.cancel();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }

  /** A choice in a list is meant: it is saved at once. */
  protected choose(value: string | number | null): void {
    this.draft.set(value);
    void this.save();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.cancel();
    } else if (
      event.key === 'Enter' &&
      event.target instanceof HTMLElement &&
      event.target.tagName !== 'BUTTON'
    ) {
      if (this.kind() === 'prose' && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      void this.save();
    }
  }

  private changes(): Changes {
    const basis = this.basis();
    if (!basis) return {};
    const draft = this.draft();
    const typed = typeof draft === 'string' ? draft.trim() : draft;
    // Only the summary is a text that may be empty; elsewhere nothing is null.
    const value = typed === '' && this.field() !== 'summary' && this.field() !== 'title' ? null : typed;
    return changesBetween(basis.fields, { ...basis.fields, [this.field()]: value });
  }
}

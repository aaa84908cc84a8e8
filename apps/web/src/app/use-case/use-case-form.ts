import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { HEALTHS, healthNeedsReason, USE_CASE_LIMITS } from '@jalon/domain';
import { startWith, switchMap } from 'rxjs';
import { ApiProblem, type FieldProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { SimilarTitles } from '../core/similar/similar-titles';
import { Banner } from '../ui/banner/banner';
import { Combobox } from '../ui/combobox/combobox';
import { Field as UiField, Input } from '../ui/field/field';
import { FormBridge } from '../ui/field/form-bridge';
import { HEALTH_SHAPES } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { TagsInput } from '../ui/tags-input/tags-input';
import type { Field } from './conflict';
import { fieldsOf, type UseCaseForm as Form } from './form-model';
import { ReferenceDialog, type ReferenceKind } from './reference-dialog';
import { ReferenceStore } from '../core/reference/reference-store';

const SCORES = [1, 2, 3, 4, 5] as const;
const PEOPLE = ['sponsorId', 'businessOwnerId', 'functionalReferentId'] as const;
export const PEOPLE_KEYS = {
  sponsorId: 'sponsor',
  businessOwnerId: 'businessOwner',
  functionalReferentId: 'functionalReferent',
};

/** The fields of a use case, for creation and edition. Problems show beside the field they name. */
@Component({
  selector: 'app-use-case-form',
  imports: [
    Banner,
    Combobox,
    FormBridge,
    Icon,
    Input,
    ReactiveFormsModule,
    ReferenceDialog,
    SimilarTitles,
    TagsInput,
    UiField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './use-case-form.html',
  styleUrl: './use-case-form.css',
})
export class UseCaseForm {
  readonly form = input.required<Form>();
  /** What the API (or `check`) refused; its fields are marked until they change. */
  readonly problem = input<ApiProblem | null>(null);
  /** Under the title, says what exists already: for what is new. */
  readonly suggest = input(false);

  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  private readonly problemText = inject(ProblemText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly session = inject(SessionStore);
  protected readonly mayAdd = computed(() => this.session.may('reference:edit'));
  protected readonly limits = USE_CASE_LIMITS;
  protected readonly healths = HEALTHS;
  protected readonly shapes = HEALTH_SHAPES;
  protected readonly scores = SCORES;
  protected readonly people = PEOPLE;
  protected readonly peopleKeys = PEOPLE_KEYS;
  protected readonly adding = signal<{ readonly kind: ReferenceKind; readonly field: Field } | null>(null);

  private readonly value = toSignal(
    toObservable(this.form).pipe(switchMap((form) => form.valueChanges.pipe(startWith(form.value)))),
  );
  protected readonly needsReason = computed(() => healthNeedsReason(this.value()?.health ?? 'not_rated'));
  protected readonly title = computed(() => this.value()?.title ?? '');
  /** A problem that names no field of the form. */
  protected readonly general = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    const known = problem.errors.some((error) => (error.path.split('.')[0] ?? '') in this.form().controls);
    return known ? this.t('useCases.form.fix') : this.problemText.of(problem);
  });

  protected error(field: Field): string | null {
    return this.problemText.ofField(this.problem()?.field(field));
  }

  protected added(id: string): void {
    const adding = this.adding();
    this.adding.set(null);
    if (adding) {
      this.form().get(adding.field)?.setValue(id);
      this.form().get(adding.field)?.markAsDirty();
    }
  }

  /** Brings the first marked field to the person. */
  focusProblem(): void {
    setTimeout(() => this.host.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
}

/** What can be said without asking the server; null when the form may be sent. */
export function check(form: Form): ApiProblem | null {
  const fields = fieldsOf(form);
  const errors: FieldProblem[] = [];
  if (fields.title === '') errors.push({ path: 'title', code: 'required' });
  if (fields.entityId === '') errors.push({ path: 'entityId', code: 'required' });
  if (healthNeedsReason(fields.health) && fields.healthReason === null) {
    errors.push({ path: 'healthReason', code: 'reason_required' });
  }
  return errors.length > 0 ? new ApiProblem(422, 'invalid_value', 'invalid_value', errors) : null;
}

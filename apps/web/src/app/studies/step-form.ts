import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import {
  aiActFlags,
  openAiActQuestions,
  STUDY_LIMITS,
  type AiActAnswers,
  type StudyOption,
  type StudyRisk,
  type StudySection,
} from '@jalon/domain';
import type { ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { SimilarTitles } from '../core/similar/similar-titles';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { TagsInput } from '../ui/tags-input/tags-input';
import { AiActOutcome } from './ai-act-outcome';
import { ChoiceField } from './choice-field';
import { shownFields, type FieldSpec, type StepValue } from './fields';
import { OptionsField } from './options-field';
import { PersonalDataOutcome } from './personal-data-outcome';
import { RisksField } from './risks-field';

export interface FieldChange {
  readonly field: string;
  readonly value: unknown;
}

/** The questions of one step. It holds nothing: values come in, each change goes out. */
@Component({
  selector: 'app-step-form',
  imports: [
    AiActOutcome,
    ChoiceField,
    Combobox,
    Field,
    Input,
    OptionsField,
    PersonalDataOutcome,
    RisksField,
    SimilarTitles,
    TagsInput,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './step-form.html',
  styles: `
    :host {
      display: grid;
      gap: 20px;
    }
    .short {
      max-inline-size: 220px;
    }
  `,
})
export class StepForm {
  readonly section = input.required<StudySection>();
  readonly value = input.required<StepValue>();
  /** Id of the study, which is like itself. */
  readonly studyId = input<string | null>(null);
  /** Fields to mark as missing, once the person tried to go on. */
  readonly missing = input<readonly string[]>([]);
  readonly problem = input<ApiProblem | null>(null);
  readonly changed = output<FieldChange>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly reference = inject(ReferenceStore);
  private readonly problemText = inject(ProblemText);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly limits = STUDY_LIMITS;
  /** A partner writes for its own entity: there is nothing to choose. */
  protected readonly fields = computed(() =>
    shownFields(this.section(), this.value()).filter(
      (field) => field.kind !== 'entity' || this.session.me()?.role !== 'partner',
    ),
  );
  private readonly aiAct = computed(() => this.value() as unknown as AiActAnswers);
  protected readonly flags = computed(() => (this.section() === 'aiAct' ? aiActFlags(this.aiAct()) : []));
  protected readonly open = computed(() =>
    this.section() === 'aiAct' ? openAiActQuestions(this.aiAct()).length : 0,
  );

  protected label(field: FieldSpec): string {
    return this.t(`studies.field.${this.section()}.${field.name}.label`);
  }

  protected hint(field: FieldSpec): string | null {
    const key = `studies.field.${this.section()}.${field.name}.hint`;
    return this.i18n.has(key) ? this.t(key) : null;
  }

  protected optional(field: FieldSpec): string | null {
    return field.optional ? this.t('common.optional') : null;
  }

  /** What is wrong with the field, in words: what the server refused, else what it lacks. */
  protected error(name: string): string | null {
    const refused = this.problemText.ofField(
      this.problem()?.field(`value.${name}`) ?? this.problem()?.field(name),
    );
    if (refused !== null) return refused;
    return this.missing().includes(name) ? this.t(`studies.missing.${this.section()}.${name}`) : null;
  }

  /** Of a field drawn from several parts: each in its words. */
  protected errors(names: readonly string[]): readonly string[] {
    return names.flatMap((name) => this.error(name) ?? []);
  }

  protected text(field: FieldSpec): string {
    const value = this.value()[field.name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
  protected idOf(field: FieldSpec): string | null {
    return (this.value()[field.name] ?? null) as string | null;
  }
  protected words(field: FieldSpec): readonly string[] {
    return (this.value()[field.name] ?? []) as readonly string[];
  }
  protected options(): readonly StudyOption[] {
    return (this.value()['list'] ?? []) as readonly StudyOption[];
  }
  protected risks(): readonly StudyRisk[] {
    return (this.value()['list'] ?? []) as readonly StudyRisk[];
  }
  protected preferred(): string | null {
    return (this.value()['preferred'] ?? null) as string | null;
  }

  protected choices(field: FieldSpec): readonly { readonly value: string; readonly label: string }[] {
    return (field.values ?? []).map((value) => ({
      value,
      label: this.t(`studies.choice.${field.words ?? ''}.${value}`),
    }));
  }

  protected set(field: FieldSpec | string, value: unknown): void {
    this.changed.emit({ field: typeof field === 'string' ? field : field.name, value });
  }

  /** What is no whole number goes as it is typed: the server says what is wrong, and nothing is lost. */
  protected setNumber(field: FieldSpec, text: string): void {
    const plain = text.replace(/\s/g, '');
    this.set(field, plain === '' ? null : Number.isNaN(Number(plain)) ? text : Number(plain));
  }

  /** Brings the first field with something wrong to the person. */
  focusProblem(): void {
    setTimeout(() =>
      this.host
        .querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input, [data-invalid] textarea')
        ?.focus(),
    );
  }
}

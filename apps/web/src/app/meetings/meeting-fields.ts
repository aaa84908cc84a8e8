import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { MEETING_KINDS, MEETING_LIMITS, type MeetingKind } from '@jalon/domain';
import type { ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { withKind, type MeetingDraft, type MeetingField } from './meeting-draft';
import { UseCasePicker, type NamedUseCase } from './use-case-picker';

/** The fields of a meeting, for its creation and its change. `saved` holds what clashes, as somebody else wrote it. */
@Component({
  selector: 'app-meeting-fields',
  imports: [Combobox, Field, Input, UseCasePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './meeting-fields.html',
})
export class MeetingFields {
  readonly draft = model.required<MeetingDraft>();
  readonly problem = input<ApiProblem | null>(null);
  readonly saved = input<Readonly<Partial<Record<MeetingField, string>>>>({});
  readonly known = input<readonly NamedUseCase[]>([]);
  /** Shown in the empty title: what it will be called when nobody says otherwise. */
  readonly proposedTitle = input('');
  /** A field was written by the person. */
  readonly touched = output<MeetingField>();

  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  protected readonly limits = MEETING_LIMITS;
  protected readonly kinds = MEETING_KINDS;
  protected readonly minutesText = computed(() => String(this.draft().minutes || ''));

  private readonly picker = viewChild(UseCasePicker);

  /** What the use cases of `ids` are called, those that are known. */
  named(ids: readonly string[]): readonly NamedUseCase[] {
    return this.picker()?.named(ids) ?? [];
  }

  protected set<F extends MeetingField>(field: F, value: MeetingDraft[F]): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
    this.touched.emit(field);
  }

  protected setKind(kind: string): void {
    const known = MEETING_KINDS.find((one) => one === kind) satisfies MeetingKind | undefined;
    if (known) this.draft.update((draft) => withKind(draft, known));
    this.touched.emit('kind');
  }

  /** What is wrong with the field, else what somebody else saved in it meanwhile. */
  protected error(field: MeetingField): string | null {
    const problem = this.problem();
    const refused = problem?.field(field) ?? problem?.field(`changes.${field}`);
    if (refused) return this.problemText.ofField(refused);
    const saved = this.saved()[field];
    return saved === undefined ? null : this.t('meetings.edit.savedMeanwhile', { value: saved });
  }
}

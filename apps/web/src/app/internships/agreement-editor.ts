import { computed, inject, Injectable, signal } from '@angular/core';
import { mentionGaps } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { RuleText } from '../core/internship/rule-text';
import { ReferenceStore } from '../core/reference/reference-store';
import {
  draftContent,
  savedDraft,
  typedChanges,
  type AgreementDraft,
  type DraftField,
} from './agreement-draft';
import { InternshipStore } from './internship-store';

/** What is being typed of one agreement: kept apart from what is saved, so that neither hides the other. */
@Injectable()
export class AgreementEditor {
  private readonly store = inject(InternshipStore);
  private readonly reference = inject(ReferenceStore);
  private readonly problemText = inject(ProblemText);
  private readonly rules = inject(RuleText);
  private readonly t = inject(I18n).t;
  private readonly typed = signal<Partial<AgreementDraft>>({});
  private readonly failure = signal<ApiProblem | null>(null);

  readonly saving = signal(false);
  readonly unsaved = computed(() => Object.keys(this.typed()).length > 0);
  readonly draft = computed<AgreementDraft | null>(() => {
    const detail = this.store.detail();
    return detail && { ...savedDraft(detail), ...this.typed() };
  });
  /** Written only while a draft, by whoever manages internships. */
  readonly editable = computed(() => {
    const detail = this.store.detail();
    return detail?.mayManage === true && detail.state === 'draft';
  });
  /** What the agreement lacks, with what is typed. */
  readonly gaps = computed(() => {
    const [detail, draft] = [this.store.detail(), this.draft()];
    if (!detail || !draft) return [];
    if (!this.editable()) return detail.agreement.gaps;
    const tutor = draft.tutorId === detail.tutorId ? detail.tutorName : this.reference.nameOf(draft.tutorId);
    return mentionGaps(draftContent(draft, tutor));
  });
  /** What is wrong beside the fields; null when nothing is. */
  readonly problem = computed(() => {
    const problem = this.failure();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('internships.agreement.conflict');
    return this.problemText.of(problem);
  });

  set<F extends DraftField>(field: F, value: AgreementDraft[F]): void {
    const detail = this.store.detail();
    const same = detail && JSON.stringify(savedDraft(detail)[field]) === JSON.stringify(value);
    this.typed.update((typed) => {
      const others = Object.fromEntries(Object.entries(typed).filter(([name]) => name !== field));
      return same ? others : { ...others, [field]: value };
    });
  }

  error(field: DraftField): string | null {
    const found = this.failure()?.errors.find(({ path }) =>
      [`facts.${field}`, `texts.${field}`].some((own) => path === own || path.startsWith(`${own}.`)),
    );
    return found ? this.rules.error(found) : null;
  }

  /** @returns whether it is saved */
  async save(): Promise<boolean> {
    if (this.saving() || !this.unsaved()) return false;
    const sent = this.typed();
    this.saving.set(true);
    this.failure.set(null);
    try {
      await this.store.update(typedChanges(sent));
      // What was typed while it was on its way stays.
      this.typed.update((typed) =>
        Object.fromEntries(
          Object.entries(typed).filter(([name, value]) => value !== sent[name as DraftField]),
        ),
      );
      return true;
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
      return false;
    } finally {
      this.saving.set(false);
    }
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { studyDetail, useCasePage, type StudyDetail } from '@jalon/contracts';
import { addDays, STUDY_LIMITS, STUDY_RECOMMENDATIONS, type StudyRecommendation } from '@jalon/domain';
import { ApiClient, apiResource } from '../core/api/api';
import { ApiProblem, toApiProblem, type FieldProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { ChoiceField } from './choice-field';

export type MoveName = StudyDetail['allowedTransitions'][number]['name'];

/** Confirms a move of a study, with what it asks for: a reason, a recommendation, a day, a use case to join. */
@Component({
  selector: 'app-move-dialog',
  imports: [Banner, Button, ChoiceField, Combobox, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './move-dialog.html',
})
export class MoveDialog {
  readonly study = input.required<StudyDetail>();
  /** The move to confirm; null keeps the dialog closed. */
  readonly move = input.required<MoveName | null>();
  /** The study as it is now: moved, or as somebody else left it. */
  readonly moved = output<StudyDetail>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly session = inject(SessionStore);
  protected readonly limits = STUDY_LIMITS;
  protected readonly recommendations = computed(() =>
    STUDY_RECOMMENDATIONS.map((value) => ({ value, label: this.t(`studies.recommendation.${value}`) })),
  );
  protected readonly targets = computed(() => [
    { value: 'new', label: this.t('studies.move.newUseCase') },
    { value: 'join', label: this.t('studies.move.linkUseCase') },
  ]);
  protected readonly tomorrow = computed(() => addDays(this.session.today(), 1));

  protected readonly reason = linkedSignal({ source: this.move, computation: () => '' });
  protected readonly recommendation = linkedSignal<MoveName | null, StudyRecommendation | null>({
    source: this.move,
    computation: () => null,
  });
  protected readonly revisitOn = linkedSignal({ source: this.move, computation: () => '' });
  protected readonly target = linkedSignal<MoveName | null, 'new' | 'join'>({
    source: this.move,
    computation: () => 'new',
  });
  protected readonly useCaseId = linkedSignal<MoveName | null, string | null>({
    source: this.move,
    computation: () => null,
  });
  private readonly problem = linkedSignal<MoveName | null, ApiProblem | null>({
    source: this.move,
    computation: () => null,
  });
  protected readonly saving = signal(false);
  protected readonly pursues = computed(() => this.move() === 'decide' && this.recommendation() === 'pursue');
  protected readonly needsReason = computed(
    () =>
      this.recommendation() === 'abandon' ||
      this.study().allowedTransitions.some((each) => each.name === this.move() && each.needsReason),
  );
  /** Only those of the same entity can be joined. */
  private readonly useCases = apiResource(useCasePage, () =>
    this.pursues() && this.target() === 'join'
      ? { url: '/api/use-cases', params: { entity: this.study().entityId, pageSize: 100, sort: 'title' } }
      : undefined,
  );
  private readonly listed = keepValue(this.useCases);
  protected readonly useCaseOptions = computed(() =>
    (this.listed()?.items ?? []).map(({ id, code, title }) => ({ value: id, label: title, note: code })),
  );
  protected readonly general = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    const named = problem.errors.map((error) => this.problemText.ofField(error));
    const shown = problem.errors.some((error) => SHOWN.includes(error.path));
    return shown ? null : (named.find((text) => text !== null) ?? this.problemText.of(problem));
  });

  protected error(field: string): string | null {
    const problem = this.problem()?.field(field);
    if (problem?.code === 'required' && field === 'recommendation')
      return this.t('studies.error.chooseRecommendation');
    if (problem?.code === 'required' && field === 'useCaseId') return this.t('studies.error.chooseUseCase');
    return this.problemText.ofField(problem);
  }

  protected choose(values: readonly (string | boolean)[]): void {
    this.recommendation.set(STUDY_RECOMMENDATIONS.find((each) => each === values[0]) ?? null);
  }

  protected async save(): Promise<void> {
    const name = this.move();
    if (name === null || this.saving()) return;
    const errors = this.check(name);
    this.problem.set(
      errors.length > 0 ? new ApiProblem(422, 'invalid_value', 'invalid_value', errors) : null,
    );
    if (errors.length > 0) return;
    this.saving.set(true);
    try {
      const study = this.study();
      const moved = await this.api.post(
        `/api/studies/${study.id}/transitions`,
        {
          version: study.version,
          name,
          reason: this.reason().trim() || null,
          ...(name === 'decide' ? { recommendation: this.recommendation() } : {}),
          ...(this.recommendation() === 'defer' ? { revisitOn: this.revisitOn() } : {}),
          ...(this.pursues() && this.target() === 'join' ? { useCaseId: this.useCaseId() } : {}),
        },
        studyDetail,
      );
      this.moved.emit(moved);
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }

  /** What can be said without asking the server. */
  private check(name: MoveName): readonly FieldProblem[] {
    const errors: FieldProblem[] = [];
    if (name === 'decide' && this.recommendation() === null)
      errors.push({ path: 'recommendation', code: 'required' });
    if (this.recommendation() === 'defer' && this.revisitOn() === '')
      errors.push({ path: 'revisitOn', code: 'required' });
    if (this.needsReason() && this.reason().trim() === '')
      errors.push({ path: 'reason', code: 'reason_required' });
    if (this.pursues() && this.target() === 'join' && this.useCaseId() === null)
      errors.push({ path: 'useCaseId', code: 'required' });
    return errors;
  }
}

const SHOWN: readonly string[] = ['recommendation', 'revisitOn', 'reason', 'useCaseId'];

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { MoveSurvey, SurveyDetail, SurveyScoreView } from '@jalon/contracts';
import { SURVEY_QUESTIONS } from '@jalon/domain';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { LineChart } from '../ui/chart/line-chart';
import { Confirm } from '../ui/confirm/confirm';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { SurveyDialog, type SurveyEdited } from './survey-dialog';
import { SurveyStore } from './survey-store';
import { VerbatimList, type Moderated } from './verbatim-list';

const TONES = { draft: 'neutral', open: 'green', closed: 'neutral' } as const;

/** What users think: the surveys of the deployments, their score over time, and what people wrote once it was read. */
@Component({
  selector: 'app-surveys-tab',
  imports: [Badge, Banner, Button, Empty, Icon, LineChart, Skeleton, SurveyDialog, VerbatimList],
  providers: [SurveyStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './surveys-tab.html',
  styleUrl: './surveys-tab.css',
})
export class SurveysTab {
  protected readonly store = inject(SurveyStore);
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly problemText = inject(ProblemText);
  private readonly useCase = inject(CurrentUseCase);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly words = viewChild(VerbatimList);

  protected readonly tones = TONES;
  protected readonly creating = signal(false);
  protected readonly editing = signal<SurveyDetail | null>(null);
  protected readonly busy = signal(false);
  protected readonly address = computed(() => {
    const token = this.store.detail()?.token;
    return token ? `${this.window?.location.origin ?? ''}/survey/${token}` : null;
  });
  protected readonly points = computed(() =>
    (this.store.detail()?.months ?? []).map(({ month, mean }) => ({
      label: this.format.month(month, true),
      value: mean,
    })),
  );
  protected readonly summary = computed(() => {
    const survey = this.store.detail();
    return survey ? this.scoreText(survey.score) : '';
  });
  protected readonly questions = computed(() => {
    const survey = this.store.detail();
    return SURVEY_QUESTIONS.map((question) => ({
      label: this.t(`surveys.question.${question}`),
      text: survey ? this.scoreText(survey.questions[question]) : '',
    }));
  });

  constructor() {
    const useCaseId = computed(() => this.useCase.detail()?.id);
    effect(() => {
      const id = useCaseId();
      if (id !== undefined) untracked(() => void this.store.load(id));
    });
  }

  protected scoreText({ mean, satisfiedPercent, answers }: SurveyScoreView): string {
    if (mean === null) return this.t('surveys.few');
    return this.t('surveys.score', {
      mean: this.format.number(mean),
      share: this.format.number(satisfiedPercent),
      answers: this.format.number(answers),
    });
  }

  protected async move(survey: SurveyDetail, name: MoveSurvey['name']): Promise<void> {
    if (name === 'close') {
      const isSure = await this.confirm.ask({
        heading: this.t('surveys.close.heading'),
        text: this.t('surveys.close.text'),
        confirm: this.t('surveys.close.do'),
      });
      if (!isSure) return;
    }
    await this.act(() => this.store.move(survey, name), this.t(`surveys.${name}.done`));
  }

  protected edited({ saved, back }: SurveyEdited): void {
    const undo = () => this.act(() => this.store.update(saved, back), this.t('surveys.edit.undone'));
    this.toasts.show(this.t('surveys.edit.done'), {
      tone: 'good',
      action: { label: this.t('common.undo'), run: () => void undo() },
    });
  }

  protected async moderate(survey: SurveyDetail, { verbatim, to }: Moderated): Promise<void> {
    await this.act(() => this.store.moderate(survey, verbatim, to), this.t(`surveys.moderation.done.${to}`));
    setTimeout(() => this.words()?.focusNext());
  }

  protected async copy(address: string): Promise<void> {
    try {
      await this.window?.navigator.clipboard.writeText(address);
      this.toasts.show(this.t('surveys.link.copied'), { tone: 'good' });
    } catch {
      this.toasts.show(this.t('surveys.link.notCopied'), { tone: 'bad' });
    }
  }

  private async act(work: () => Promise<void>, done: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await work();
      this.toasts.show(done, { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const words = this.problemText.ofField(problem.errors[0]) ?? this.problemText.of(problem);
      this.toasts.show(words, { tone: 'bad' });
    } finally {
      this.busy.set(false);
    }
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { publicSurvey, surveyAnswerReceived, type SendSurveyAnswer } from '@jalon/contracts';
import { SURVEY_LIMITS, SURVEY_QUESTIONS, type SurveyQuestion } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';

type Marks = Readonly<Record<SurveyQuestion, number | null>>;
const NONE: Marks = { satisfaction: null, ease: null, usefulness: null };

/** /survey/:token: three questions and a few words, without an account; says plainly when it takes no answer. */
@Component({
  selector: 'app-survey-page',
  imports: [Banner, Button, Empty, Field, Icon, Input, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './survey-page.html',
  styleUrl: './survey-page.css',
})
export class SurveyPage {
  /** From the address. */
  readonly token = input.required<string>();

  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  private readonly api = inject(ApiClient);

  protected readonly resource = apiResource(publicSurvey, () => this.url());
  protected readonly survey = keepValue(this.resource);
  protected readonly isGone = computed(() => {
    const error = this.resource.error();
    return error ? toApiProblem(error.cause ?? error).status === 404 : false;
  });
  protected readonly questions = SURVEY_QUESTIONS;
  protected readonly scale = [1, 2, 3, 4, 5] as const;
  protected readonly verbatimMax = SURVEY_LIMITS.verbatim;
  protected readonly marks = signal<Marks>(NONE);
  protected readonly verbatim = signal('');
  protected readonly website = signal('');
  protected readonly lacks = signal(false);
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly closedMeanwhile = signal(false);
  protected readonly failure = signal<ApiProblem | null>(null);
  protected readonly other = computed(() => (this.i18n.language() === 'fr' ? 'en' : 'fr'));
  protected readonly isClosed = computed(() => this.closedMeanwhile() || this.survey()?.isOpen === false);
  private readonly thanks = viewChild<ElementRef<HTMLElement>>('thanks');
  /** Sent again after a failure, the answer counts once. */
  private readonly answerId = newIdempotencyKey();

  constructor() {
    describePage(() => ({ title: this.survey()?.title ?? this.t('publicSurvey.title') }));
  }

  protected mark(question: SurveyQuestion, value: number): void {
    this.marks.update((marks) => ({ ...marks, [question]: value }));
    if (question === 'satisfaction') this.lacks.set(false);
  }

  protected async send(first: HTMLElement): Promise<void> {
    if (this.busy()) return;
    const { satisfaction, ease, usefulness } = this.marks();
    this.lacks.set(satisfaction === null);
    if (satisfaction === null) {
      first.querySelector('input')?.focus();
      return;
    }
    const texts = { verbatim: this.verbatim(), website: this.website() };
    const answer: SendSurveyAnswer = { answerId: this.answerId, satisfaction, ease, usefulness, ...texts };
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.post(this.url(), answer, surveyAnswerReceived);
      this.done.set(true);
      setTimeout(() => this.thanks()?.nativeElement.focus());
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.field('survey')) this.closedMeanwhile.set(true);
      else this.failure.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private url(): string {
    return `/api/public/surveys/${encodeURIComponent(this.token())}`;
  }
}

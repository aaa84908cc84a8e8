import { Inject, Injectable } from '@nestjs/common';
import type { PublicSurvey, SendSurveyAnswer, SurveyAnswerReceived } from '@jalon/contracts';
import { DomainError, SURVEY_LIMITS, surveyStateOn } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import { TooManyAttempts } from '../../../http/too-many-attempts.js';
import { network } from '../../deliverables/index.js';
import { LoginThrottle } from '../../identity/index.js';
import { SurveyStore, type OpenSurveyRow } from '../persistence/survey.store.js';

/** A whole office answers from one address; a machine that goes on waits longer each time. */
const FREE = 60;

/** What people without an account read and answer. Of who answers nothing is kept, in no table and no audit. */
@Injectable()
export class AnswerSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly throttle: LoginThrottle,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, also for a survey that was not opened yet */
  async read(token: string): Promise<PublicSurvey> {
    const { title, useCaseTitle, closesOn, ...row } = await this.find(token);
    return { title, useCaseTitle, closesOn, isOpen: this.isOpen({ ...row, closesOn }) };
  }

  /**
   * Sent again, an answer counts once and is answered alike. Who fills in what people do not see gets that answer too,
   * and nothing is kept.
   * @throws TooManyAttempts with the seconds to wait; DomainError `not_found`, `transition_not_allowed` once closed
   */
  async take(token: string, answer: SendSurveyAnswer, address: string): Promise<SurveyAnswerReceived> {
    await this.checkAddress(address);
    await this.work.run({ accountId: null, personId: null, requestId: null }, async (tx) => {
      const survey = await this.find(token, tx);
      if (!this.isOpen(survey)) {
        throw new DomainError('transition_not_allowed', 'This survey is closed', [
          { path: 'survey', code: 'survey_closed' },
        ]);
      }
      const isKept =
        answer.website === '' && (await this.surveys.answer(tx, survey.id, today(this.clock), answer));
      await tx.audit({
        action: isKept ? 'survey.answered' : 'survey.answer_dropped',
        subjectType: 'survey',
        subjectId: survey.id,
      });
    });
    return { received: true };
  }

  private async checkAddress(address: string): Promise<void> {
    const buckets = [{ key: `survey:${network(address)}`, free: FREE }];
    const now = this.clock.now();
    const wait = await this.throttle.wait(buckets, now);
    if (wait > 0) throw new TooManyAttempts(wait);
    await this.throttle.failed(buckets, now);
  }

  private async find(token: string, tx?: Transaction): Promise<OpenSurveyRow> {
    const isToken = token.length === SURVEY_LIMITS.token && /^[\w-]+$/.test(token);
    const row = isToken ? await this.surveys.byToken(token, tx) : undefined;
    if (!row) throw new DomainError('not_found', 'No such survey');
    return row;
  }

  private isOpen(survey: Pick<OpenSurveyRow, 'state' | 'closesOn'>): boolean {
    return surveyStateOn(survey, today(this.clock)) === 'open';
  }
}

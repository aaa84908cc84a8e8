import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  sendSurveyAnswer,
  type PublicSurvey,
  type SendSurveyAnswer,
  type SurveyAnswerReceived,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import type { JalonRequest } from '../../../http/request-context.js';
import { AnswerSurvey } from '../application/answer-survey.js';

/** What users answer: no session is asked for, and none is looked at. */
@Controller('api/public/surveys')
@Policy('public')
export class PublicSurveysController {
  constructor(private readonly surveys: AnswerSurvey) {}

  @Get(':token')
  @Header('cache-control', 'no-store')
  read(@Param('token') token: string): Promise<PublicSurvey> {
    return this.surveys.read(token);
  }

  @Post(':token')
  @HttpCode(202)
  answer(
    @Param('token') token: string,
    @Body({ schema: sendSurveyAnswer }) answer: SendSurveyAnswer,
    @Req() request: JalonRequest,
  ): Promise<SurveyAnswerReceived> {
    return this.surveys.take(token, answer, request.ip);
  }
}

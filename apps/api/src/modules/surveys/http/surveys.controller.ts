import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  createSurvey,
  moderateVerbatim,
  moveSurvey,
  updateSurvey,
  type CreateSurvey,
  type ModerateVerbatim,
  type MoveSurvey,
  type SurveyDetail,
  type SurveyList,
  type UpdateSurvey,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { Surveys } from '../application/surveys.js';

/** What users of the deployments of a use case think of it. */
@Controller('api/use-cases/:id/surveys')
export class SurveysController {
  constructor(private readonly surveys: Surveys) {}

  @Get()
  @Policy('survey:read')
  list(@Context() context: RequestContext, @Param('id') id: string): Promise<SurveyList> {
    return this.surveys.list(context.principal, id);
  }

  @Post()
  @Policy('survey:manage')
  create(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: createSurvey }) command: CreateSurvey,
  ): Promise<SurveyDetail> {
    return this.surveys.create(context, id, command);
  }

  @Get(':surveyId')
  @Policy('survey:read')
  detail(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('surveyId') surveyId: string,
  ): Promise<SurveyDetail> {
    return this.surveys.detail(context.principal, id, surveyId);
  }

  @Patch(':surveyId')
  @Policy('survey:manage')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('surveyId') surveyId: string,
    @Body({ schema: updateSurvey }) command: UpdateSurvey,
  ): Promise<SurveyDetail> {
    return this.surveys.update(context, id, surveyId, command);
  }

  @Post(':surveyId/transitions')
  @HttpCode(200)
  @Policy('survey:manage')
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('surveyId') surveyId: string,
    @Body({ schema: moveSurvey }) command: MoveSurvey,
  ): Promise<SurveyDetail> {
    return this.surveys.move(context, id, surveyId, command);
  }

  @Post(':surveyId/verbatims/:answerId/moderation')
  @HttpCode(200)
  @Policy('survey:manage')
  moderate(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('surveyId') surveyId: string,
    @Param('answerId') answerId: string,
    @Body({ schema: moderateVerbatim }) command: ModerateVerbatim,
  ): Promise<SurveyDetail> {
    return this.surveys.moderate(context, id, surveyId, answerId, command);
  }
}

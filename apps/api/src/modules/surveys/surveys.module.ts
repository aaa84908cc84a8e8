import { Module } from '@nestjs/common';
import { LoginThrottle } from '../identity/index.js';
import { UseCasesModule } from '../use-cases/index.js';
import { AnswerSurvey } from './application/answer-survey.js';
import { Surveys } from './application/surveys.js';
import { PublicSurveysController } from './http/public-surveys.controller.js';
import { SurveysController } from './http/surveys.controller.js';
import { SurveyStore } from './persistence/survey.store.js';

@Module({
  imports: [UseCasesModule],
  controllers: [SurveysController, PublicSurveysController],
  providers: [AnswerSurvey, LoginThrottle, SurveyStore, Surveys],
})
export class SurveysModule {}

import { Module } from '@nestjs/common';
import { OfficeModule } from '../../files/office.module.js';
import { ChangeTemplate } from './application/change-template.js';
import { CheckWork } from './application/check-work.js';
import { TemplateChoice } from './application/template-choice.js';
import { TemplateQueries } from './application/template-queries.js';
import { UploadTemplate } from './application/upload-template.js';
import { TemplateChecker } from './check/template-checker.js';
import { TemplatesController } from './http/templates.controller.js';
import { TemplateCheckJob } from './jobs/template-check.job.js';
import { TemplateCheckStore } from './persistence/template-check.store.js';
import { TemplateStore } from './persistence/template.store.js';

/** Which house template applies: for whatever asks for documents, over HTTP and in the worker. */
@Module({ providers: [TemplateChoice], exports: [TemplateChoice] })
export class TemplateChoiceModule {}

/** The HTTP side: uploading, reading what was found, publishing. */
@Module({
  imports: [OfficeModule],
  controllers: [TemplatesController],
  providers: [ChangeTemplate, TemplateQueries, TemplateStore, UploadTemplate],
})
export class TemplatesModule {}

/** The worker's side: checking what was uploaded. */
@Module({
  providers: [CheckWork, TemplateCheckJob, TemplateChecker, TemplateCheckStore],
  exports: [TemplateCheckJob],
})
export class TemplateJobsModule {}

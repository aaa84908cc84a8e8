export { TemplateChoice, type ChosenTemplate } from './application/template-choice.js';
export { TemplateCheckJob } from './jobs/template-check.job.js';
export { TemplateChoiceModule, TemplateJobsModule, TemplatesModule } from './templates.module.js';

export { TemplateChoice, type ChosenTemplate } from './application/template-choice.js';
export { TemplateChoiceModule } from './templates.module.js';

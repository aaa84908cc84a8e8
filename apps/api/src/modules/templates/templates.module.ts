import { Module } from '@nestjs/common';
import { TemplateChoice } from './application/template-choice.js';

/** Which house template applies: for whatever asks for documents, over HTTP and in the worker. */
@Module({ providers: [TemplateChoice], exports: [TemplateChoice] })
export class TemplateChoiceModule {}

import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/index.js';
import { UseCasesModule } from '../use-cases/index.js';
import { MoveStudyCommand } from './application/move-study.js';
import { StudyQueries } from './application/study-queries.js';
import { WriteStudy } from './application/write-study.js';
import { StudiesController } from './http/studies.controller.js';
import { StudyVisible } from './http/study-visible.guard.js';
import { SimilarQueries } from './persistence/similar.query.js';
import { StudyListQuery } from './persistence/study-list.query.js';
import { StudyStore } from './persistence/study.store.js';

@Module({
  imports: [ReferenceModule, UseCasesModule],
  controllers: [StudiesController],
  providers: [
    MoveStudyCommand,
    SimilarQueries,
    StudyListQuery,
    StudyQueries,
    StudyStore,
    StudyVisible,
    WriteStudy,
  ],
})
export class StudiesModule {}

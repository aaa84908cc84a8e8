import { Module } from '@nestjs/common';
import { InternshipsModule, LawStore } from '../internships/index.js';
import { ApplicationQueries } from './application/application-queries.js';
import { EraseApplicationCommand, EraseDueApplications } from './application/erase-applications.js';
import { ExportApplication } from './application/export-application.js';
import { MoveApplicationCommands } from './application/move-applications.js';
import { ScoreApplicationCommands } from './application/score-application.js';
import { ApplicationVisible } from './http/application-visible.guard.js';
import { ApplicationsController } from './http/applications.controller.js';
import { ApplicationListQuery } from './persistence/application-list.query.js';
import { ApplicationStore } from './persistence/application.store.js';
import { ErasureStore } from './persistence/erasure.store.js';

/** The HTTP side: candidates read, scored, moved, erased. */
@Module({
  imports: [InternshipsModule],
  controllers: [ApplicationsController],
  providers: [
    ApplicationListQuery,
    ApplicationQueries,
    ApplicationStore,
    ApplicationVisible,
    EraseApplicationCommand,
    ErasureStore,
    ExportApplication,
    MoveApplicationCommands,
    ScoreApplicationCommands,
  ],
})
export class InternshipApplicationsModule {}

/** The worker's side: the end of retention. */
@Module({
  providers: [ApplicationStore, ErasureStore, EraseDueApplications, LawStore],
  exports: [EraseDueApplications],
})
export class ApplicationClockModule {}

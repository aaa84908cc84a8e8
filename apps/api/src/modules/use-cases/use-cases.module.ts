import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/index.js';
import { CreateUseCaseCommand } from './application/create-use-case.js';
import { MilestoneCommands } from './application/milestone-commands.js';
import { MoveUseCaseCommand } from './application/move-use-case.js';
import { ScoreWriter } from './application/score-writer.js';
import { StageMoves } from './application/stage-moves.js';
import { UpdateUseCaseCommand } from './application/update-use-case.js';
import { UseCaseAccess } from './application/use-case-access.js';
import { UseCaseCreation } from './application/use-case-creation.js';
import { UseCaseQueries } from './application/use-case-queries.js';
import { UseCasesController } from './http/use-cases.controller.js';
import { CountsQuery } from './persistence/counts-query.js';
import { DetailQuery } from './persistence/detail-query.js';
import { ListQuery } from './persistence/list-query.js';
import { OverviewQuery } from './persistence/overview-query.js';
import { UseCaseRepository } from './persistence/use-case.repository.js';

@Module({
  imports: [ReferenceModule],
  controllers: [UseCasesController],
  providers: [
    CountsQuery,
    CreateUseCaseCommand,
    DetailQuery,
    ListQuery,
    MilestoneCommands,
    MoveUseCaseCommand,
    OverviewQuery,
    ScoreWriter,
    StageMoves,
    UpdateUseCaseCommand,
    UseCaseAccess,
    UseCaseCreation,
    UseCaseQueries,
    UseCaseRepository,
  ],
  exports: [ScoreWriter, StageMoves, UseCaseAccess, UseCaseCreation],
})
export class UseCasesModule {}

import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { ScoreUseCase } from './application/score-use-case.js';
import { ScoringGridCommands } from './application/scoring-grids.js';
import { ScoringQueries } from './application/scoring-queries.js';
import { ScoringController } from './http/scoring.controller.js';
import { ScoringStore } from './persistence/scoring.store.js';

@Module({
  imports: [UseCasesModule],
  controllers: [ScoringController],
  providers: [ScoreUseCase, ScoringGridCommands, ScoringQueries, ScoringStore],
})
export class ScoringModule {}

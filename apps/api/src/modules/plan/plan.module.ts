import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { Baselines } from './application/baselines.js';
import { PlanCommands } from './application/plan-commands.js';
import { PlanQueries } from './application/plan-queries.js';
import { PlanController } from './http/plan.controller.js';
import { PlanStore } from './persistence/plan.store.js';

@Module({
  imports: [UseCasesModule],
  controllers: [PlanController],
  providers: [Baselines, PlanCommands, PlanQueries, PlanStore],
  exports: [Baselines],
})
export class PlanModule {}

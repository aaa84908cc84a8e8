import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { Baselines } from './application/baselines.js';

@Module({
  imports: [UseCasesModule],
  providers: [Baselines],
  exports: [Baselines],
})
export class PlanModule {}

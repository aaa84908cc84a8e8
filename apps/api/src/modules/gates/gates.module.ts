import { Module } from '@nestjs/common';
import { PlanModule } from '../plan/index.js';
import { RegisterModule } from '../register/index.js';
import { UseCasesModule } from '../use-cases/index.js';
import { GateDecisionCommands } from './application/gate-decision.js';
import { GateEvidenceCommands } from './application/gate-evidence.js';
import { GateGridCommands } from './application/gate-grids.js';
import { GatePreparation } from './application/gate-preparation.js';
import { GateQueries } from './application/gate-queries.js';
import { ReviewWork } from './application/review-work.js';
import { GateGridsController } from './http/gate-grids.controller.js';
import { GatesController } from './http/gates.controller.js';
import { GateFacts } from './persistence/gate-facts.js';
import { GateRead } from './persistence/gate-read.js';
import { GateStore } from './persistence/gate.store.js';

@Module({
  imports: [PlanModule, RegisterModule, UseCasesModule],
  controllers: [GatesController, GateGridsController],
  providers: [
    GateDecisionCommands,
    GateEvidenceCommands,
    GateFacts,
    GateGridCommands,
    GatePreparation,
    GateQueries,
    GateRead,
    GateStore,
    ReviewWork,
  ],
})
export class GatesModule {}

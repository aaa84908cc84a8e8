import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/index.js';
import { UseCasesModule } from '../use-cases/index.js';
import { CapacityQuery } from './application/capacity-query.js';
import { SquadCommands } from './application/squad-commands.js';
import { SquadQueries } from './application/squad-queries.js';
import { TeamCommands } from './application/team-commands.js';
import { TeamQueries } from './application/team-queries.js';
import { CapacityController } from './http/capacity.controller.js';
import { SquadsController } from './http/squads.controller.js';
import { TeamController } from './http/team.controller.js';
import { AssignmentStore } from './persistence/assignment.store.js';
import { CapacityStore } from './persistence/capacity.store.js';
import { SquadStore } from './persistence/squad.store.js';

@Module({
  imports: [ReferenceModule, UseCasesModule],
  controllers: [CapacityController, SquadsController, TeamController],
  providers: [
    AssignmentStore,
    CapacityQuery,
    CapacityStore,
    SquadCommands,
    SquadQueries,
    SquadStore,
    TeamCommands,
    TeamQueries,
  ],
})
export class SquadsModule {}

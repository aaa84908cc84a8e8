import { Module } from '@nestjs/common';
import { UsageEventsModule } from '../usage-events/index.js';
import { UseCasesModule } from '../use-cases/index.js';
import { DeclareMonth } from './application/declare-usage.js';
import { DeploymentQueries } from './application/deployment-queries.js';
import { EligibleList } from './application/eligible-list.js';
import { Solutions } from './application/solutions.js';
import { WriteDeployments } from './application/write-deployments.js';
import { DeploymentsController } from './http/deployments.controller.js';
import { SolutionsController } from './http/solutions.controller.js';
import { DeploymentListQuery } from './persistence/deployment-list.js';
import { DeploymentStore } from './persistence/deployment.store.js';
import { SolutionStore } from './persistence/solution.store.js';

@Module({
  imports: [UsageEventsModule, UseCasesModule],
  controllers: [DeploymentsController, SolutionsController],
  providers: [
    DeclareMonth,
    DeploymentListQuery,
    DeploymentQueries,
    DeploymentStore,
    EligibleList,
    Solutions,
    SolutionStore,
    WriteDeployments,
  ],
})
export class DeploymentsModule {}

import { Module } from '@nestjs/common';
import { DeliverablesModule } from '../deliverables/index.js';
import { JobsModule } from '../jobs/index.js';
import { BatchPlanner } from './application/batch-planner.js';
import { BatchZip } from './application/batch-zip.js';
import { DeliverableBatches } from './application/deliverable-batches.js';
import { DeliverableBatchesController } from './http/deliverable-batches.controller.js';
import { BatchStore } from './persistence/batch.store.js';
import { CandidateQuery } from './persistence/candidate.query.js';

/** Deliverables made in series. The worker makes each as if it had been asked for alone. */
@Module({
  imports: [DeliverablesModule, JobsModule],
  controllers: [DeliverableBatchesController],
  providers: [BatchPlanner, BatchStore, BatchZip, CandidateQuery, DeliverableBatches],
})
export class DeliverableBatchesModule {}

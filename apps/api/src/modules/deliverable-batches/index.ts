export { DeliverableBatchesModule } from './deliverable-batches.module.js';

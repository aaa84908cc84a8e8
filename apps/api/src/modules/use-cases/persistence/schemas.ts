import { MilestoneSchema } from './milestone.schema.js';
import { UseCaseSchema } from './use-case.schema.js';

/** What this module maps; the data source registers it. */
export const useCaseSchemas = [UseCaseSchema, MilestoneSchema];

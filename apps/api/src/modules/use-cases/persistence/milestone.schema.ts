import type { Milestone } from '@jalon/domain';
import { EntitySchema } from 'typeorm';

export const MilestoneSchema = new EntitySchema<Milestone>({
  name: 'Milestone',
  tableName: 'milestone',
  synchronize: false,
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    useCaseId: { name: 'use_case_id', type: 'uuid', update: false },
    name: { type: 'text' },
    ownerId: { name: 'owner_id', type: 'uuid', nullable: true },
    baselineOn: { name: 'baseline_on', type: 'date', nullable: true },
    forecastOn: { name: 'forecast_on', type: 'date', nullable: true },
    actualOn: { name: 'actual_on', type: 'date', nullable: true },
    version: { type: 'integer' },
  },
});

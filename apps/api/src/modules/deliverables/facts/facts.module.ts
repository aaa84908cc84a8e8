import { Module } from '@nestjs/common';
import { MeetingFactsModule } from '../../meeting-documents/index.js';
import { FACTS_READERS, FactsReaders } from './registry.js';

/** Reading what deliverables are made from. */
@Module({
  imports: [MeetingFactsModule],
  providers: [FactsReaders, ...new Set(Object.values(FACTS_READERS))],
  exports: [FactsReaders],
})
export class FactsModule {}

import { Module } from '@nestjs/common';
import { ReferenceCache } from './application/reference-cache.js';
import { ReferenceCommands } from './application/reference-commands.js';
import { ReferenceQuery } from './application/reference-query.js';
import { ReferenceController } from './http/reference.controller.js';
import { ReferenceStore } from './persistence/reference.store.js';

@Module({
  controllers: [ReferenceController],
  providers: [ReferenceCache, ReferenceCommands, ReferenceQuery, ReferenceStore],
  exports: [ReferenceCache, ReferenceQuery],
})
export class ReferenceModule {}

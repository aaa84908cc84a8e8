import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { JobCommands } from './application/job-commands.js';
import { JobStream } from './application/job-stream.js';
import { JobsController } from './http/jobs.controller.js';
import { JobStore } from './persistence/job.store.js';

@Module({
  imports: [IdentityModule],
  controllers: [JobsController],
  providers: [JobCommands, JobStore, JobStream],
  exports: [JobCommands],
})
export class JobsModule {}

import { Module } from '@nestjs/common';
import { UsageRollupModule } from '../usage-metrics/index.js';
import { ImportUsageFile } from './application/import-usage-file.js';
import { IngestEvents } from './application/ingest-events.js';
import { KeyCommands } from './application/key-commands.js';
import { KeyLimiter } from './application/key-limiter.js';
import { Pseudonymiser } from './application/pseudonymiser.js';
import { UploadUsageFile } from './application/upload-usage-file.js';
import { UsageClock } from './application/usage-clock.js';
import { UsageFileQueries } from './application/usage-file-report.js';
import { UsageRows } from './application/usage-rows.js';
import { UsageEventsController } from './http/usage-events.controller.js';
import { UsageFilesController } from './http/usage-files.controller.js';
import { UsageKeysController, UsageSettingsController } from './http/usage-keys.controller.js';
import { UsageImportJob } from './jobs/usage-import.job.js';
import { EventStore } from './persistence/event.store.js';
import { UsageFileStore } from './persistence/file.store.js';
import { KeyStore } from './persistence/key.store.js';

/** The HTTP side: events and files taken in, keys. */
@Module({
  controllers: [UsageEventsController, UsageFilesController, UsageKeysController, UsageSettingsController],
  providers: [
    EventStore,
    IngestEvents,
    KeyCommands,
    KeyLimiter,
    KeyStore,
    Pseudonymiser,
    UploadUsageFile,
    UsageFileQueries,
    UsageFileStore,
  ],
  exports: [Pseudonymiser],
})
export class UsageEventsModule {}

/** The worker's side: files read, months made and dropped. */
@Module({
  imports: [UsageRollupModule],
  providers: [
    EventStore,
    ImportUsageFile,
    KeyStore,
    Pseudonymiser,
    UsageClock,
    UsageFileStore,
    UsageImportJob,
    UsageRows,
  ],
  exports: [Pseudonymiser, UsageClock, UsageImportJob],
})
export class UsageEventJobsModule {}

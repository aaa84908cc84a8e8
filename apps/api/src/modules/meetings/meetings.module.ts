import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { AgendaCommands } from './application/agenda-commands.js';
import { MeetingAccess } from './application/meeting-access.js';
import { MeetingCommands } from './application/meeting-commands.js';
import { MeetingQueries } from './application/meeting-queries.js';
import { MeetingReader } from './application/meeting-reader.js';
import { SeriesCommands } from './application/series-commands.js';
import { SeriesQueries } from './application/series-queries.js';
import { MeetingSeriesController } from './http/meeting-series.controller.js';
import { MeetingsController } from './http/meetings.controller.js';
import { AgendaStore } from './persistence/agenda.store.js';
import { MeetingDetailQuery } from './persistence/meeting-detail.query.js';
import { MeetingListQuery } from './persistence/meeting-list.js';
import { MeetingStore } from './persistence/meeting.store.js';
import { PreviousActionsQuery } from './persistence/previous-actions.query.js';
import { ReferencesStore } from './persistence/references.store.js';
import { SeriesStore } from './persistence/series.store.js';

@Module({
  imports: [UseCasesModule],
  controllers: [MeetingsController, MeetingSeriesController],
  providers: [
    AgendaCommands,
    AgendaStore,
    MeetingAccess,
    MeetingCommands,
    MeetingDetailQuery,
    MeetingListQuery,
    MeetingQueries,
    MeetingReader,
    MeetingStore,
    PreviousActionsQuery,
    ReferencesStore,
    SeriesCommands,
    SeriesQueries,
    SeriesStore,
  ],
  exports: [MeetingAccess, MeetingReader],
})
export class MeetingsModule {}

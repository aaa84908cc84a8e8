import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/index.js';
import { MinutesLiveModule } from '../minutes-live/index.js';
import { MinutesAccess } from './application/minutes-access.js';
import { MinutesFacts } from './application/minutes-facts.js';
import { MinutesQueries } from './application/minutes-queries.js';
import { StartMinutes } from './application/start-minutes.js';
import { MeetingMinutesController } from './http/meeting-minutes.controller.js';
import { MinutesStore } from './persistence/minutes.store.js';
import { SubmissionStore } from './persistence/submission.store.js';

@Module({
  imports: [MeetingsModule, MinutesLiveModule],
  controllers: [MeetingMinutesController],
  providers: [MinutesAccess, MinutesFacts, MinutesQueries, MinutesStore, StartMinutes, SubmissionStore],
})
export class MinutesModule {}

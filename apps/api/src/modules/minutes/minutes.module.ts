import { Module } from '@nestjs/common';
import { MeetingDocumentsModule } from '../meeting-documents/index.js';
import { MeetingsModule } from '../meetings/index.js';
import { MinutesLiveModule } from '../minutes-live/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { RegisterModule } from '../register/index.js';
import { Comments } from './application/comments.js';
import { MinutesAccess } from './application/minutes-access.js';
import { MinutesFacts } from './application/minutes-facts.js';
import { MinutesNotices } from './application/minutes-notices.js';
import { MinutesQueries } from './application/minutes-queries.js';
import { MinutesTexts } from './application/minutes-texts.js';
import { MoveMinutes } from './application/move-minutes.js';
import { RegisterRows } from './application/register-rows.js';
import { StartMinutes } from './application/start-minutes.js';
import { MeetingMinutesController } from './http/meeting-minutes.controller.js';
import { MinutesController } from './http/minutes.controller.js';
import { AudienceStore } from './persistence/audience.store.js';
import { CommentStore } from './persistence/comment.store.js';
import { EntryStore } from './persistence/entry.store.js';
import { MinutesStore } from './persistence/minutes.store.js';
import { SubmissionStore } from './persistence/submission.store.js';

@Module({
  imports: [MeetingDocumentsModule, MeetingsModule, MinutesLiveModule, NotificationsModule, RegisterModule],
  controllers: [MeetingMinutesController, MinutesController],
  providers: [
    AudienceStore,
    CommentStore,
    Comments,
    EntryStore,
    MinutesAccess,
    MinutesFacts,
    MinutesNotices,
    MinutesQueries,
    MinutesStore,
    MinutesTexts,
    MoveMinutes,
    RegisterRows,
    StartMinutes,
    SubmissionStore,
  ],
  exports: [MinutesAccess],
})
export class MinutesModule {}

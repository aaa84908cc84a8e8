import { Module } from '@nestjs/common';
import { InternshipsModule } from '../internships/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { LifeAccess } from './application/life-access.js';
import { LifeNotices } from './application/life-notices.js';
import { PresenceExportService } from './application/presence-export.js';
import { InternshipPresenceService } from './application/presence.js';
import { InternshipReviewsService } from './application/reviews.js';
import { InternshipStepsService } from './application/steps.js';
import { TutorWeekQueryService } from './application/tutor-week.js';
import { InternshipWeeksService } from './application/weeks.js';
import { InternshipLifeController } from './http/internship-life.controller.js';
import { InternshipPresenceController } from './http/internship-presence.controller.js';
import { LifeVisible } from './http/life-visible.guard.js';
import { LifeStore } from './persistence/life.store.js';
import { PresenceStore } from './persistence/presence.store.js';
import { ReviewStore } from './persistence/review.store.js';
import { WeekStore } from './persistence/week.store.js';

@Module({
  imports: [InternshipsModule, NotificationsModule],
  controllers: [InternshipLifeController, InternshipPresenceController],
  providers: [
    InternshipPresenceService,
    InternshipReviewsService,
    InternshipStepsService,
    InternshipWeeksService,
    LifeAccess,
    LifeNotices,
    LifeStore,
    LifeVisible,
    PresenceExportService,
    PresenceStore,
    ReviewStore,
    TutorWeekQueryService,
    WeekStore,
  ],
})
export class InternshipLifeModule {}

import { Module } from '@nestjs/common';
import { OfficeModule } from '../../files/office.module.js';
import { LoginThrottle } from '../identity/index.js';
import { InternshipsModule } from '../internships/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { ApplyLimit } from './application/apply-limit.js';
import { Campaigns } from './application/campaigns.js';
import { CvIntake } from './application/cv-intake.js';
import { Offers } from './application/offers.js';
import { ReadPublicOffers } from './application/public-offers.js';
import { TakeApplication } from './application/take-application.js';
import { CampaignsController } from './http/campaigns.controller.js';
import { OffersController } from './http/offers.controller.js';
import { PublicOffersController } from './http/public-offers.controller.js';
import { CampaignStore } from './persistence/campaign.store.js';
import { OfferStore } from './persistence/offer.store.js';
import { PublicOffersQuery } from './persistence/public-offers.query.js';
import { ReceivedStore } from './persistence/received.store.js';

@Module({
  imports: [InternshipsModule, NotificationsModule, OfficeModule],
  controllers: [CampaignsController, OffersController, PublicOffersController],
  providers: [
    ApplyLimit,
    CampaignStore,
    Campaigns,
    CvIntake,
    LoginThrottle,
    OfferStore,
    Offers,
    PublicOffersQuery,
    ReadPublicOffers,
    ReceivedStore,
    TakeApplication,
  ],
})
export class InternshipOffersModule {}

export { CampaignStore } from './persistence/campaign.store.js';
export { InternshipOffersModule } from './internship-offers.module.js';

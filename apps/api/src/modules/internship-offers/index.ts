export { addOffers, openCampaign } from './persistence/catalogue-rows.js';
export { InternshipOffersModule } from './internship-offers.module.js';

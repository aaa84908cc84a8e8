export { buildInternshipOfferSheetNote } from './build-note.js';
export type { InternshipOfferSheetFacts } from './facts.js';

export { buildInternshipAgreementNote } from './build-note.js';
export type { InternshipAgreementFacts } from './facts.js';

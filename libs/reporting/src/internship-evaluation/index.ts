export { buildInternshipEvaluationNote } from './build-note.js';
export type { InternshipEvaluationFacts, SharedReview } from './facts.js';

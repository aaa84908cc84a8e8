export { buildProgrammeReportDeck } from './build-deck.js';
export type { ProgrammeReportFacts } from './facts.js';
export { buildProgrammeReportView } from './view-model.js';

export type { UseCaseRecord } from './persistence/use-case.repository.js';
export { ScoreWriter } from './application/score-writer.js';
export { StageMoves, type AutomaticCriterion } from './application/stage-moves.js';
export { UseCaseAccess } from './application/use-case-access.js';
export { UseCaseCreation } from './application/use-case-creation.js';
export { useCaseKey } from './application/use-case-key.js';
export { UseCasesModule } from './use-cases.module.js';

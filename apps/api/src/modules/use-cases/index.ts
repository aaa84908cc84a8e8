export { UseCaseAccess } from './application/use-case-access.js';
export { useCaseKey } from './application/use-case-key.js';
export { UseCasesModule } from './use-cases.module.js';

import { AGENT_SYSTEMS } from './agent-systems.js';
import { DOCUMENT_SEARCH } from './document-search.js';
import { FINOPS_GREENOPS } from './finops-greenops.js';
import { PROJECT_STEERING } from './project-steering.js';
import { SOFTWARE_DEVELOPMENT } from './software-development.js';
import { TRUSTED_AI } from './trusted-ai.js';
import type { DemoUseCase } from '../demo-use-case.js';

/** Every use case of the demo, in the order of the catalogue's internships. */
export const USE_CASES: readonly DemoUseCase[] = [
  ...DOCUMENT_SEARCH,
  ...AGENT_SYSTEMS,
  ...SOFTWARE_DEVELOPMENT,
  ...TRUSTED_AI,
  ...FINOPS_GREENOPS,
  ...PROJECT_STEERING,
];

export { GatesModule } from './gates.module.js';
export { canonical, GateFacts, sha256 } from './persistence/gate-facts.js';

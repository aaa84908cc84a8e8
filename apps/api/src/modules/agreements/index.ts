export { AgreementsModule } from './agreements.module.js';
export { fingerprint } from './application/fingerprint.js';

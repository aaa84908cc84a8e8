export { hashPassword } from './application/passwords.js';
export { SessionReader } from './application/session-reader.js';
export { IdentityModule } from './identity.module.js';

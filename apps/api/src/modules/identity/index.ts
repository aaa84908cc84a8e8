export { hashPassword } from './application/passwords.js';
export { LoginThrottle } from './persistence/login-throttle.js';
export { SessionReader } from './application/session-reader.js';
export { IdentityModule } from './identity.module.js';

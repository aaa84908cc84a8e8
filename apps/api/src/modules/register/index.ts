export { RegisterWriter, type NewRegisterItem } from './application/register-writer.js';
export { RegisterModule } from './register.module.js';

export { ReferenceCache, type ReferenceSnapshot } from './application/reference-cache.js';
export { ReferenceModule } from './reference.module.js';

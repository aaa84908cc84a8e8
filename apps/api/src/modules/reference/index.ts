export { ReferenceCache, type ReferenceSnapshot } from './application/reference-cache.js';
export { ReferenceQuery } from './application/reference-query.js';
export { ReferenceModule } from './reference.module.js';

export type * from './data.js';
export { TOKEN_KINDS } from './data.js';
export { TOKEN_CATALOGUES, tokenCatalogue, tokensOf } from './registry.js';

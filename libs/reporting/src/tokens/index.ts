export type * from './data.js';
export { TOKEN_KINDS } from './data.js';
export { fillTemplate } from './fill.js';
export { inspectHouseTemplate } from './inspect.js';
export { hasTokens, lintTokens, type TokenLint } from './lint.js';
export { TOKEN_CATALOGUES, tokenCatalogue, tokensOf } from './registry.js';

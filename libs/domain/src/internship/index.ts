export * from './application.js';
export * from './law/index.js';
export * from './life.js';
export type * from './programme.js';
export * from './programmes.js';
export * from './templates.js';

export * from './monthly.js';
export * from './render.js';
export type * from './spec.js';

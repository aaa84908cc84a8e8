export * from './render.js';
export * from './spec.js';
export * from './table.js';

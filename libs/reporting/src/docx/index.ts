export * from './render.js';
export * from './spec.js';

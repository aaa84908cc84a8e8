export * from './render.js';
export { inlineText } from './estimate.js';
export * from './spec.js';

export * from './documents.js';
export * from './draw.js';

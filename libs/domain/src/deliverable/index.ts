export * from './kinds.js';
export * from './life.js';
export * from './contents.js';
export * from './template-findings.js';

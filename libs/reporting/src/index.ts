export * from './monthly-report/index.js';
export * from './minutes/index.js';
export * from './committee-deck/index.js';
export * from './workshop-deck/index.js';
export * from './documents/index.js';
export * from './template/index.js';
export * from './preview/index.js';

export * from './monthly-report/index.js';

export * from './import.js';
export * from './job.js';
export * from './month.js';
export * from './reference.js';
export * from './report.js';
export * from './session.js';
export * from './shared.js';
export * from './use-case.js';

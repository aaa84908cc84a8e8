export * from './shared/local-date.js';
export * from './use-case/stage.js';
export * from './use-case/health.js';

export * from './score.js';
export * from './survey.js';

export * from './doi-text.js';
export * from './entry.js';
export * from './import.js';
export * from './publication.js';
export * from './read.js';
export * from './verdict.js';
export * from './write.js';

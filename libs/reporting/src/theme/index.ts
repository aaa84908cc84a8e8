export * from './grid.js';
export * from './palette.js';
export * from './theme-part.js';

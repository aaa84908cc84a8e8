export * from './format.js';
export * from './measure.js';
export * from './sanitise.js';
export * from './typography.js';
export * from './widths.js';

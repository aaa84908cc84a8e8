export * from './benefit.js';
export * from './curve.js';

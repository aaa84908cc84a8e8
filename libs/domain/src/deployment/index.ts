export * from './deployment.js';
export * from './lifecycle.js';

export * from './deployment.js';
export * from './figure.js';
export * from './lifecycle.js';

export type * from './programme.js';
export * from './programmes.js';

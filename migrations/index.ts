import { Foundation1790000000000 } from './1790000000000-foundation.js';

/** Every migration, in order, by name: nothing is found by looking at folders. */
export const migrations = [Foundation1790000000000];

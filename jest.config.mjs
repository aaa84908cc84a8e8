import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const folders = [
  'libs/domain',
  'libs/contracts',
  'libs/reporting',
  'migrations',
  'apps/api',
  'apps/web',
  'tools',
];

/** @type {import('jest').Config} */
export default {
  // Left alone, Jest keeps a core for itself: on two, everything would run in one process that only grows.
  maxWorkers: Math.max(2, availableParallelism()),
  workerIdleMemoryLimit: '1GB',
  projects: folders.filter((folder) => existsSync(join(import.meta.dirname, folder, 'jest.config.cjs'))),
  // A bound on what hangs, not a budget: a shared machine's disk may stand still for half a minute.
  testTimeout: 120_000,
};

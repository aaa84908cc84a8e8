import { existsSync } from 'node:fs';
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
  projects: folders.filter((folder) => existsSync(join(import.meta.dirname, folder, 'jest.config.cjs'))),
  // A bound on what hangs, not a budget: a shared machine's disk may stand still for half a minute.
  testTimeout: 120_000,
};

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
  testTimeout: 20_000,
};

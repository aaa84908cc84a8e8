'use strict';
/**
 * The Jest settings all Node projects share. Jest on Node 20 cannot require ES modules, so sources, and the packages
 * that ship nothing else, are compiled to CommonJS on the way in.
 */
const { join } = require('node:path');

const root = join(__dirname, '..', '..');

/** Packages that ship ES modules only, or whose ES build is the one that works here. */
const esmPackages = [
  '@nestjs/',
  'light-my-request/',
  'cookie/',
  'content-disposition/',
  'file-type/',
  'strtok3/',
  'token-types/',
  'uint8array-extras/',
  '@tokenizer/',
  '@borewit/',
  'nanoid/',
  'pptxgenjs/',
  'd3-',
  'internmap/',
  'typeorm/.*\\.mjs$',
];

/**
 * @param {{ name: string, directory: string, database?: boolean, testEnvironment?: string }} options `database`
 *   starts a throwaway PostgreSQL for the run and sets TEST_DATABASE_URL
 * @returns {import('jest').Config}
 */
function project({ name, directory, database = false, testEnvironment = 'node' }) {
  return {
    displayName: name,
    rootDir: directory,
    testEnvironment,
    testMatch: ['<rootDir>/**/*.spec.ts'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
    moduleNameMapper: {
      '^@jalon/migrations$': join(root, 'migrations', 'index.ts'),
      '^@jalon/(domain|contracts|reporting)$': join(root, 'libs', '$1', 'src', 'index.ts'),
      // Sources name the compiled file, as Node wants; the tests run on the source beside it.
      '^(\\.{1,2}/.*)\\.js$': '$1',
    },
    transform: {
      '^.+\\.(ts|js|mjs|cjs)$': [
        require.resolve('@swc/jest'),
        {
          swcrc: false,
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true },
            keepClassNames: true,
          },
          module: { type: 'commonjs' },
          sourceMaps: 'inline',
        },
      ],
    },
    transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(${esmPackages.join('|')}))`],
    ...(database
      ? {
          globalSetup: join(root, 'tools', 'jest', 'global-setup.mjs'),
          globalTeardown: join(root, 'tools', 'jest', 'global-teardown.mjs'),
        }
      : {}),
  };
}

module.exports = { project };

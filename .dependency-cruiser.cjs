'use strict';
/**
 * Which folder may reach which. Package-level rules are in eslint.config.mjs; here are those that depend on the
 * graph of files. Each has its planted violation in tools/lint/planted.mjs.
 */
const { join } = require('node:path');

const TESTS = '(\\.spec\\.ts$|/testing/|/e2e/)';
/** Folders of the web app that are no feature. */
const WEB_SHARED = '(?!(?:shell|core|ui|testing)/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one thing: merge them, or find the third one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'doors-never-reach-persistence',
      comment: 'http/ and jobs/ call application/, which alone knows how things are stored.',
      severity: 'error',
      from: {
        path: ['^apps/api/src/(http|jobs)/', '^apps/api/src/modules/[^/]+/(http|jobs)/'],
        pathNot: TESTS,
      },
      to: { path: ['^apps/api/src/persistence/', '^apps/api/src/modules/[^/]+/persistence/'] },
    },
    {
      name: 'module-only-through-its-index',
      comment: "A module's index.ts is its only door.",
      severity: 'error',
      from: { path: '^apps/api/src/modules/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^apps/api/src/modules/[^/]+/',
        pathNot: ['^apps/api/src/modules/$1/', '^apps/api/src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'features-never-import-each-other',
      comment: 'What two features of the web app share belongs in core/ or ui/.',
      severity: 'error',
      from: { path: `^apps/web/src/app/${WEB_SHARED}([^/]+)/` },
      to: { path: `^apps/web/src/app/${WEB_SHARED}[^/]+/`, pathNot: '^apps/web/src/app/$1/' },
    },
    {
      name: 'widgets-know-no-feature',
      comment: 'ui/ and core/ are used by features, never the other way round.',
      severity: 'error',
      from: { path: '^apps/web/src/app/(ui|core)/', pathNot: TESTS },
      to: { path: ['^apps/web/src/app/shell/', `^apps/web/src/app/${WEB_SHARED}[^/]+/`] },
    },
    {
      name: 'production-never-imports-tests',
      comment: 'What tests need stays with the tests.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: TESTS },
      to: { path: ['\\.spec\\.ts$', '^(apps|libs)/.+/testing/'] },
    },
  ],
  options: {
    includeOnly: '^(apps|libs|migrations)/',
    exclude: { path: '(^|/)(dist|node_modules|\\.angular)/' },
    // Imports of types alone count: they tie files together all the same.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, 'tsconfig.base.json') },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs'], mainFields: ['module', 'main', 'types'] },
  },
};

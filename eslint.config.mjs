import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import { explainedDisable } from './tools/lint/explained-disable.mjs';

/** Files that may use what production code may not: tests and what they share. */
const TESTS = ['**/*.spec.ts', '**/testing/**/*.ts', 'apps/web/e2e/**/*.ts'];

// What each part of the house may not import; docs/adr says why. Each rule here has its planted violation in
// tools/lint/planted.mjs.
const noTypeorm = {
  group: ['typeorm', 'typeorm/*'],
  message: 'TypeORM stays in persistence/ and database/: call a repository or a read model.',
};
const noBullmq = {
  group: ['bullmq', 'bullmq/*'],
  message: 'BullMQ stays in queue/ and jobs/: write to the outbox instead.',
};
const noHttpException = {
  regex: '^@nestjs/common$',
  importNamePattern: 'Exception$',
  message: 'HTTP exceptions stay in http/: throw a DomainError with a code.',
};

/**
 * Only the named packages, and files beside.
 * @param {string[]} packages
 * @param {string} message
 */
const only = (packages, message) => ({
  'no-restricted-imports': [
    'error',
    { patterns: [{ regex: `^(?!\\.{1,2}/)(?!(?:${packages.join('|') || '$'})(?:/|$))`, message }] },
  ],
});

/** @param {object[]} patterns */
const never = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

/** The named import pulls every locale into the web bundle (364 kB). */
const zodNamespace = {
  'no-restricted-syntax': [
    'error',
    {
      selector: "ImportDeclaration[source.value='zod'] > :matches(ImportSpecifier, ImportDefaultSpecifier)",
      message: "Write `import * as z from 'zod'`: the named import brings every locale into the bundle.",
    },
  ],
};

const boundaries = {
  '@nx/enforce-module-boundaries': [
    'error',
    {
      allow: ['/tools/test-database\\.mjs$'],
      enforceBuildableLibDependency: false,
      depConstraints: [
        { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: [], bannedExternalImports: ['*'] },
        {
          sourceTag: 'scope:contracts',
          onlyDependOnLibsWithTags: ['scope:domain'],
          allowedExternalImports: ['zod'],
        },
        {
          sourceTag: 'scope:reporting',
          onlyDependOnLibsWithTags: ['scope:domain'],
          allowedExternalImports: ['pptxgenjs', 'docx'],
        },
        { sourceTag: 'scope:migrations', onlyDependOnLibsWithTags: [], allowedExternalImports: ['typeorm'] },
        {
          sourceTag: 'scope:api',
          onlyDependOnLibsWithTags: [
            'scope:domain',
            'scope:contracts',
            'scope:reporting',
            'scope:migrations',
          ],
          bannedExternalImports: ['@angular/*'],
        },
        {
          sourceTag: 'scope:web',
          onlyDependOnLibsWithTags: ['scope:domain', 'scope:contracts'],
          bannedExternalImports: ['@nestjs/*', 'typeorm', 'typeorm/*', 'pg', 'bullmq', 'pptxgenjs', 'docx'],
        },
      ],
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.angular/',
      '.nx/',
      '.jalon/',
      '**/coverage/',
      '**/test-results/',
      '**/playwright-report/',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx, jalon: { rules: { 'explained-disable': explainedDisable } } },
    rules: { 'jalon/explained-disable': 'error' },
  },
  {
    files: ['**/*.{ts,mjs,cjs,js}'],
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Style, not safety: they forbid `return done()` and object literals given for a library's option classes.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      // Nest modules and Angular components are often classes with a decorator and nothing in them.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // A test in the compiler's eyes always true is often the guard against data that lies at run time.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    },
  },
  { files: ['apps/**/*.ts', 'libs/**/*.ts', 'migrations/**/*.ts'], rules: boundaries },

  // libs and migrations
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: TESTS,
    rules: only([], 'The domain imports nothing: no package, no node:* — pass the facts in.'),
  },
  {
    files: ['libs/contracts/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      ...only(['@jalon/domain', 'zod'], 'Contracts import zod and the domain alone.'),
      ...zodNamespace,
    },
  },
  {
    files: ['libs/reporting/src/**/*.ts'],
    ignores: TESTS,
    rules: only(
      ['@jalon/domain', 'pptxgenjs', 'docx', 'node:zlib', 'node:crypto', 'node:buffer'],
      'Reporting turns facts into bytes: the domain, pptxgenjs and docx alone, no I/O.',
    ),
  },
  {
    files: ['migrations/*.ts'],
    ignores: TESTS,
    rules: only(['typeorm'], 'A migration never imports living code.'),
  },

  // api
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: TESTS,
    rules: never(noTypeorm, noBullmq, noHttpException),
  },
  {
    files: ['apps/api/src/modules/*/persistence/**/*.ts', 'apps/api/src/database/**/*.ts'],
    ignores: TESTS,
    rules: never(noBullmq, noHttpException),
  },
  {
    files: ['apps/api/src/queue/**/*.ts', 'apps/api/src/modules/*/jobs/**/*.ts'],
    ignores: TESTS,
    rules: never(noTypeorm, noHttpException),
  },
  {
    files: ['apps/api/src/http/**/*.ts', 'apps/api/src/modules/*/http/**/*.ts'],
    ignores: TESTS,
    rules: never(noTypeorm, noBullmq),
  },

  // web
  {
    files: ['apps/web/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { ...zodNamespace, '@angular-eslint/prefer-on-push-component-change-detection': 'off' },
  },
  {
    files: ['apps/web/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/no-any': 'error',
    },
  },

  // Where a browser's start-up fails there is nothing but the console.
  { files: ['apps/web/src/main.ts'], rules: { 'no-console': 'off' } },

  // tests
  {
    files: TESTS,
    rules: {
      // Jest's matchers take methods, and a test may look where production code may not.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@nx/enforce-module-boundaries': 'off',
    },
  },

  // scripts: checked by the compiler through JSDoc, linted without types
  {
    files: ['**/*.{mjs,cjs,js}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...[
            'process',
            'console',
            'performance',
            'fetch',
            'URL',
            'AbortSignal',
            'AbortController',
            'Buffer',
          ],
          ...[
            'setTimeout',
            'clearTimeout',
            'setInterval',
            'clearInterval',
            'setImmediate',
            'structuredClone',
          ],
          ...['require', 'module', '__dirname', 'TextDecoder', 'TextEncoder', 'Blob', 'FormData', 'Response'],
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['tools/**/*.mjs'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
);

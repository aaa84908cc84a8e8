/**
 * Proof that the rules of the house bite: one violation of each is planted, in memory or in a temporary folder, and
 * must be reported; beside it, what is allowed must pass. A rule that reports nothing is worse than none.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { bin, ROOT } from '../command.mjs';

/**
 * @typedef {object} Planted
 * @property {string} name
 * @property {string} file where the code would stand
 * @property {string} code
 * @property {string | undefined} rule the rule that must report it; undefined when nothing may
 */

const IMPORTS = 'no-restricted-imports';
const BOUNDARIES = '@nx/enforce-module-boundaries';
const API = 'apps/api/src/modules/planted';

/** @type {Planted[]} Rules on one file's imports and words; no types needed. */
const UNTYPED = [
  plant('domain imports node', 'libs/domain/src/planted.ts', "import 'node:fs';", IMPORTS),
  plant('domain imports a package', 'libs/domain/src/planted.ts', "import 'zod';", BOUNDARIES),
  plant('domain imports a package (folder rule)', 'libs/domain/src/planted.ts', "import 'zod';", IMPORTS),
  plant('domain imports a library', 'libs/domain/src/planted.ts', "import '@jalon/contracts';", BOUNDARIES),
  plant('domain imports itself', 'libs/domain/src/planted.ts', "import './use-case/stage.js';", undefined),
  plant(
    'contracts import the API',
    'libs/contracts/src/planted.ts',
    "import '@jalon/migrations';",
    BOUNDARIES,
  ),
  plant('contracts import a package', 'libs/contracts/src/planted.ts', "import 'rxjs';", BOUNDARIES),
  plant(
    'contracts import zod by name',
    'libs/contracts/src/planted.ts',
    "import { z } from 'zod'; z;",
    'no-restricted-syntax',
  ),
  plant('contracts import zod', 'libs/contracts/src/planted.ts', "import * as z from 'zod'; z;", undefined),
  plant('reporting reads files', 'libs/reporting/src/planted.ts', "import 'node:fs';", IMPORTS),
  plant(
    'reporting imports contracts',
    'libs/reporting/src/planted.ts',
    "import '@jalon/contracts';",
    BOUNDARIES,
  ),
  plant('reporting queries', 'libs/reporting/src/planted.ts', "import 'pg';", BOUNDARIES),
  plant('reporting writes slides', 'libs/reporting/src/planted.ts', "import 'pptxgenjs';", undefined),
  plant('a migration imports living code', 'migrations/planted.ts', "import '@jalon/domain';", BOUNDARIES),
  plant('a migration imports a package', 'migrations/planted.ts', "import 'pg';", BOUNDARIES),
  plant('a migration imports typeorm', 'migrations/planted.ts', "import 'typeorm';", undefined),
  plant('the web imports reporting', 'apps/web/src/app/planted.ts', "import '@jalon/reporting';", BOUNDARIES),
  plant('the web imports typeorm', 'apps/web/src/app/planted.ts', "import 'typeorm';", BOUNDARIES),
  plant('the web imports pg', 'apps/web/src/app/planted.ts', "import 'pg';", BOUNDARIES),
  plant('the web imports nest', 'apps/web/src/app/planted.ts', "import '@nestjs/common';", BOUNDARIES),
  plant('the web imports bullmq', 'apps/web/src/app/planted.ts', "import 'bullmq';", BOUNDARIES),
  plant('the web imports pptxgenjs', 'apps/web/src/app/planted.ts', "import 'pptxgenjs';", BOUNDARIES),
  plant('the web imports docx', 'apps/web/src/app/planted.ts', "import 'docx';", BOUNDARIES),
  plant(
    'the web reaches into a library',
    'apps/web/src/app/planted.ts',
    "import '../../../../libs/domain/src/index.js';",
    BOUNDARIES,
  ),
  plant('the API imports angular', 'apps/api/src/planted.ts', "import '@angular/core';", BOUNDARIES),
  plant('the API imports the web', 'apps/api/src/planted.ts', "import '../../web/src/main.js';", BOUNDARIES),
  plant('application uses typeorm', `${API}/application/planted.ts`, "import 'typeorm';", IMPORTS),
  plant('http uses typeorm', `${API}/http/planted.ts`, "import 'typeorm';", IMPORTS),
  plant('persistence uses typeorm', `${API}/persistence/planted.ts`, "import 'typeorm';", undefined),
  plant('database uses typeorm', 'apps/api/src/database/planted.ts', "import 'typeorm';", undefined),
  plant('application uses bullmq', `${API}/application/planted.ts`, "import 'bullmq';", IMPORTS),
  plant('persistence uses bullmq', `${API}/persistence/planted.ts`, "import 'bullmq';", IMPORTS),
  plant('jobs use bullmq', `${API}/jobs/planted.ts`, "import 'bullmq';", undefined),
  plant('queue uses bullmq', 'apps/api/src/queue/planted.ts', "import 'bullmq';", undefined),
  plant(
    'application throws HTTP',
    `${API}/application/planted.ts`,
    "import { NotFoundException } from '@nestjs/common'; NotFoundException;",
    IMPORTS,
  ),
  plant(
    'application is injectable',
    `${API}/application/planted.ts`,
    "import { Injectable } from '@nestjs/common'; Injectable;",
    undefined,
  ),
  plant(
    'http throws HTTP',
    `${API}/http/planted.ts`,
    "import { HttpException } from '@nestjs/common'; HttpException;",
    undefined,
  ),
  plant(
    'any',
    'libs/domain/src/planted.ts',
    'export const x: any = 1;',
    '@typescript-eslint/no-explicit-any',
  ),
  plant(
    'a rule switched off in silence',
    'libs/domain/src/planted.ts',
    '// eslint-disable-next-line no-console\nconsole.log(1);',
    'jalon/explained-disable',
  ),
  plant('a file too long', 'libs/domain/src/planted.ts', 'export {};\n'.repeat(401), 'max-lines'),
  plant(
    'an image without words',
    'apps/web/src/app/planted.html',
    '<img src="a.png">',
    '@angular-eslint/template/alt-text',
  ),
  plant(
    'a click without a key',
    'apps/web/src/app/planted.html',
    '<div (click)="go()">x</div>',
    '@angular-eslint/template/click-events-have-key-events',
  ),
  plant(
    'a label for nothing',
    'apps/web/src/app/planted.html',
    '<label>x</label>',
    '@angular-eslint/template/label-has-associated-control',
  ),
];

/** @type {Planted[]} Rules that need types: the code stands in for a file that exists. */
const TYPED = [
  plant(
    'a promise nobody waits for',
    'libs/domain/src/index.ts',
    'export async function f(): Promise<void> { await Promise.resolve(); }\nexport function g(): void { f(); }\n',
    '@typescript-eslint/no-floating-promises',
  ),
];

/** @type {{ rule: string, files: Record<string, string> }[]} Rules on the graph of files. */
const GRAPHS = [
  {
    rule: 'no-cycles',
    files: { 'libs/domain/src/a.ts': "import './b.js';", 'libs/domain/src/b.ts': "import './a.js';" },
  },
  {
    rule: 'doors-never-reach-persistence',
    files: {
      [`${API}/http/a.ts`]: "import '../persistence/b.js';",
      [`${API}/persistence/b.ts`]: 'export {};',
    },
  },
  {
    rule: 'doors-never-reach-persistence',
    files: {
      [`${API}/jobs/a.ts`]: "import '../persistence/b.js';",
      [`${API}/persistence/b.ts`]: 'export {};',
    },
  },
  {
    rule: 'module-only-through-its-index',
    files: {
      [`${API}/application/a.ts`]:
        "import type { B } from '../../other/application/b.js';\nexport type A = B;",
      'apps/api/src/modules/other/application/b.ts': 'export type B = 1;',
    },
  },
  {
    rule: 'features-never-import-each-other',
    files: {
      'apps/web/src/app/portfolio/a.ts': "import '../use-case/b';",
      'apps/web/src/app/use-case/b.ts': 'export {};',
    },
  },
  {
    rule: 'widgets-know-no-feature',
    files: {
      'apps/web/src/app/ui/a.ts': "import '../use-case/b';",
      'apps/web/src/app/use-case/b.ts': 'export {};',
    },
  },
  {
    rule: 'production-never-imports-tests',
    files: { 'libs/domain/src/a.ts': "import './b.spec.js';", 'libs/domain/src/b.spec.ts': 'export {};' },
  },
  {
    rule: '',
    files: {
      [`${API}/http/a.ts`]: "import '../application/b.js';\nimport '../../other/index.js';",
      [`${API}/application/b.ts`]: "import '../persistence/c.js';",
      [`${API}/persistence/c.ts`]: 'export {};',
      'apps/api/src/modules/other/index.ts': 'export {};',
      'apps/web/src/app/portfolio/a.ts': "import '../ui/b';\nimport '../core/c';",
      'apps/web/src/app/ui/b.ts': 'export {};',
      'apps/web/src/app/core/c.ts': 'export {};',
    },
  },
];

/**
 * @param {string} name
 * @param {string} file
 * @param {string} code
 * @param {string | undefined} rule
 * @returns {Planted}
 */
function plant(name, file, code, rule) {
  return { name, file, code, rule };
}

/**
 * @param {ESLint} eslint
 * @param {Planted} planted
 * @returns {Promise<string | undefined>} what is wrong, undefined when the rule does its work
 */
async function checkPlanted(eslint, { name, file, code, rule }) {
  const [result] = await eslint.lintText(code, { filePath: join(ROOT, file) });
  const reported = (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  const watched = [IMPORTS, BOUNDARIES, 'no-restricted-syntax'];
  if (rule !== undefined && !reported.includes(rule)) {
    return `${name}: ${rule} did not report it (reported: ${reported.join(', ') || 'nothing'}).`;
  }
  if (rule === undefined && reported.some((id) => watched.includes(id))) {
    return `${name}: allowed, yet reported by ${reported.join(', ')}.`;
  }
  return undefined;
}

/**
 * @param {{ rule: string, files: Record<string, string> }} graph
 * @returns {string | undefined}
 */
function checkGraph({ rule, files }) {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-planted-'));
  try {
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const top = ['apps', 'libs'].filter((name) => existsSync(join(folder, name)));
    const config = join(ROOT, '.dependency-cruiser.cjs');
    const result = spawnSync(bin('depcruise'), [...top, '--config', config, '--output-type', 'json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    /** @type {{ summary: { violations: { rule: { name: string } }[] } }} */
    const { summary } = JSON.parse(result.stdout);
    const reported = summary.violations.map((violation) => violation.rule.name);
    if (rule === '' && reported.length > 0) return `allowed imports are reported by ${reported.join(', ')}.`;
    if (rule !== '' && !reported.includes(rule)) {
      return `${rule}: not reported for ${Object.keys(files)[0]} (reported: ${reported.join(', ') || 'nothing'}).`;
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The boundary rule says nothing at all without the workspace's graph, which this command writes. */
function writeProjectGraph() {
  const result = spawnSync(bin('nx'), ['show', 'projects'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  if (result.status !== 0) throw new Error(`nx cannot read the workspace: ${result.stderr}`);
}

writeProjectGraph();
process.env['NX_DAEMON'] = 'false';
const untyped = new ESLint({
  cwd: ROOT,
  // Planted files do not exist, so there are no types to ask for.
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});
const typed = new ESLint({ cwd: ROOT });
/** @type {(string | undefined)[]} */
const answers = [];
for (const planted of UNTYPED) answers.push(await checkPlanted(untyped, planted));
for (const planted of TYPED) answers.push(await checkPlanted(typed, planted));
for (const graph of GRAPHS) answers.push(checkGraph(graph));
const problems = answers.filter((answer) => answer !== undefined);
for (const problem of problems) console.error(problem);
console.log(
  `${answers.length - problems.length} of ${answers.length} planted cases answered as they should.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

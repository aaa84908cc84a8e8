import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';

export interface CompiledReader {
  readonly childPath: string;
  remove(): void;
}

/**
 * Compiles the reading process from its sources: Jest compiles in memory, and a process of its own needs files. They
 * stand within the workspace, where its packages are found.
 */
export function compileReader(): CompiledReader {
  const sources = join(__dirname, '..', 'reader');
  const cache = join(__dirname, '..', '..', '..', '..', '..', '..', 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'portfolio-reader-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const name of readdirSync(sources)) {
    if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
    const { code } = transformFileSync(join(sources, name), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), code);
  }
  return {
    childPath: join(folder, 'child.js'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

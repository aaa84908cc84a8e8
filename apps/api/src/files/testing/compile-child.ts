import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';

export interface CompiledChild {
  readonly childPath: string;
  remove(): void;
}

const SOURCES = join(__dirname, '..', '..');

/**
 * Compiles the reading process of `folder` (`modules/<name>/reader`), which starts with `entry`, from its sources: Jest compiles in memory, and a
 * process of its own needs files. They stand within the workspace, where its packages are found.
 */
export function compileChild(folder: string, entry = 'child'): CompiledChild {
  const cache = join(SOURCES, '..', '..', '..', 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, 'reading-process-'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  for (const part of ['files', folder]) {
    mkdirSync(join(root, part), { recursive: true });
    for (const name of readdirSync(join(SOURCES, part))) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
      const { code } = transformFileSync(join(SOURCES, part, name), {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true },
        },
        module: { type: 'es6' },
      });
      writeFileSync(join(root, part, name.replace(/\.ts$/, '.js')), code);
    }
  }
  return {
    childPath: join(root, folder, `${entry}.js`),
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

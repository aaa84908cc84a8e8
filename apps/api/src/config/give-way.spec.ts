import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** In a process of its own: a priority is not taken back. The nineteenth word of a thread's line is its nice. */
const LOOK = `giveWay();
  const { readFileSync } = await import('node:fs');
  const nice = (id) => readFileSync(THREADS + '/' + id + '/stat', 'utf8').split(') ')[1].split(' ')[16];
  console.log(threads().map(nice).join(' '));`;

const onLinux = existsSync('/proc/self/task') ? it : it.skip;

onLinux('puts every thread behind, also those that began before', () => {
  const source = readFileSync(join(__dirname, 'give-way.ts'), 'utf8');
  const { code } = transformSync(`${source}\n${LOOK}`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  const nice = said.trim().split(' ');
  expect(nice.length).toBeGreaterThan(1);
  expect(new Set(nice)).toEqual(new Set(['10']));
});

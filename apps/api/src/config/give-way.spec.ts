import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** In a process of its own: a priority is not taken back. The nineteenth word of a thread's line is its nice. */
const LOOK = `giveWay();
  const { readFileSync } = await import('node:fs');
  const nice = (id) => readFileSync(THREADS + '/' + id + '/stat', 'utf8').split(') ')[1].split(' ')[16];
  console.log(threads().map(nice).join(' '));`;

const onLinux = existsSync('/proc/self/task') ? it : it.skip;

const source = readFileSync(join(__dirname, 'give-way.ts'), 'utf8');
const program = (look: string) =>
  transformSync(`${source}\n${look}`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  }).code;
const ARGS = ['--input-type=module', '-e'];

onLinux('puts every thread behind, also those that began before', () => {
  const said = execFileSync(process.execPath, [...ARGS, program(LOOK)], { encoding: 'utf8' });
  const nice = said.trim().split(' ');
  expect(nice.length).toBeGreaterThan(1);
  expect(new Set(nice)).toEqual(new Set(['10']));
});

const withSessions = existsSync('/proc/self/autogroup') ? it : it.skip;

withSessions.each([
  ['puts a session of its own behind as a whole', true, /nice 10$/],
  ['leaves the session of others alone', false, null],
])('%s', async (_title, detached, expected) => {
  const look = `giveWay();
    const { readFileSync: read } = await import('node:fs');
    console.log(read('/proc/self/autogroup', 'utf8').trim());`;
  const child = spawn(process.execPath, [...ARGS, program(look)], { detached });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await once(child, 'close');
  if (expected) expect(said.trim()).toMatch(expected);
  else expect(said).toBe(readFileSync('/proc/self/autogroup', 'utf8'));
});

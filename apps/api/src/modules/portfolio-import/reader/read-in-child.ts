import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FILE_LIMITS, type FileLimits } from './limits.js';
import type { ReadAnswer, ReadRequest, ReadResult } from './protocol.js';
import { Refusal } from './refusal.js';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));

export interface ReadOptions {
  readonly limits?: FileLimits;
  /** The compiled entry of the reading process. */
  readonly childPath?: string;
}

/**
 * Reads a file in a process of its own, with limits on memory and time: a hostile file costs that process, not the
 * API. @throws Refusal; Error when the process ends for a reason that is not the file's.
 */
export function readInChild(
  request: Omit<ReadRequest, 'limits'>,
  options: ReadOptions = {},
): Promise<ReadResult> {
  const limits = options.limits ?? FILE_LIMITS;
  return new Promise((resolve, reject) => {
    const child = fork(options.childPath ?? CHILD, [], {
      execArgv: [`--max-old-space-size=${limits.memoryMb}`],
      env: {},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    let answered: ReadAnswer | undefined;
    const timer = setTimeout(() => {
      answered ??= { ok: false, code: 'too_slow', params: { seconds: limits.milliseconds / 1000 } };
      child.kill('SIGKILL');
    }, limits.milliseconds);
    child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4_000)));
    child.on('message', (message) => (answered ??= message as ReadAnswer));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (answered?.ok) resolve(answered.result);
      else if (answered) reject(new Refusal(answered.code, answered.params));
      // V8 aborts when its heap is full; the system kills when the machine is.
      else if (signal === 'SIGABRT' || signal === 'SIGKILL' || /heap out of memory/.test(said)) {
        reject(new Refusal('too_much_memory'));
      } else reject(new Error(`The reading process ended (${signal ?? code ?? '?'}): ${said}`));
    });
    child.send({ ...request, limits } satisfies ReadRequest, (error) => error && child.kill('SIGKILL'));
  });
}

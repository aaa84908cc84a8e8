import { fork } from 'node:child_process';
import { Refusal, type RefusalCode, type RefusalParams } from './refusal.js';

/** What the reading process says, once. */
export type ReadAnswer<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly code: RefusalCode; readonly params: RefusalParams };

export interface ChildLimits {
  readonly memoryMb: number;
  readonly milliseconds: number;
}

/**
 * Reads a file in a process of its own, with limits on memory and time: a hostile file costs that process, not the
 * API. `childPath` is the compiled entry, which calls `answerOnce`. @throws Refusal; Error when the process ends for a
 * reason that is not the file's.
 */
export function readInChild<Result>(
  childPath: string,
  request: object,
  limits: ChildLimits,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(childPath, [], {
      execArgv: [`--max-old-space-size=${limits.memoryMb}`],
      env: {},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    let answered: ReadAnswer<Result> | undefined;
    const timer = setTimeout(() => {
      answered ??= { ok: false, code: 'too_slow', params: { seconds: limits.milliseconds / 1000 } };
      child.kill('SIGKILL');
    }, limits.milliseconds);
    child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4_000)));
    child.on('message', (message) => (answered ??= message as ReadAnswer<Result>));
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
    child.send(request, (error) => error && child.kill('SIGKILL'));
  });
}

/** The other side: one request, one answer, gone. */
export function answerOnce(read: (request: never) => Promise<unknown>): void {
  const answer = (message: ReadAnswer<unknown>) => process.send?.(message, () => process.disconnect());
  process.once('message', (request) => {
    read(request as never).then(
      (result) => answer({ ok: true, result }),
      (error: unknown) => {
        if (error instanceof Refusal) answer({ ok: false, code: error.code, params: error.params });
        else throw error;
      },
    );
  });
  // Without its parent nobody waits for the answer.
  process.once('disconnect', () => process.exit(0));
}

import { parentPort } from 'node:worker_threads';
import { draw } from './draw.js';
import type { FromThread, ToThread } from './renderer.js';

const port = parentPort;
if (!port) throw new Error('This file runs as a thread of the worker');
const say = (message: FromThread) => port.postMessage(message);

port.on('message', ({ document, templates }: ToThread) => {
  draw(document, (format) => say({ kind: 'file', format }), templates).then(
    (files) => say({ kind: 'done', files }),
    (error: unknown) =>
      say({
        kind: 'error',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});

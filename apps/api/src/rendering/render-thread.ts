import { parentPort } from 'node:worker_threads';
import { draw, preview } from './draw.js';
import type { FromThread, ToThread } from './renderer.js';

const port = parentPort;
if (!port) throw new Error('This file runs as a thread of the worker');
const say = (message: FromThread) => port.postMessage(message);

const answers = async (request: ToThread): Promise<FromThread> =>
  request.kind === 'preview'
    ? { kind: 'pages', pages: preview(request.document) }
    : {
        kind: 'done',
        files: await draw(request.document, (format) => say({ kind: 'file', format }), request.templates),
      };

port.on('message', (request: ToThread) => {
  answers(request).then(say, (error: unknown) =>
    say({
      kind: 'error',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      code: (error as { code?: unknown } | null)?.code === 'template_unusable' ? 'template_unusable' : null,
    }),
  );
});

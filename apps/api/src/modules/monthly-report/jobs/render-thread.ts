import { parentPort } from 'node:worker_threads';
import { renderMonthlyReport, type MonthlyReportFacts } from '@jalon/reporting';
import type { FromThread } from './renderer.js';

const port = parentPort;
if (!port) throw new Error('This file runs as a thread of the worker');
const say = (message: FromThread) => port.postMessage(message);

port.on('message', (facts: MonthlyReportFacts) => {
  renderMonthlyReport(facts, (step) => say({ kind: 'step', step })).then(
    (rendered) => say({ kind: 'done', rendered }),
    (error: unknown) =>
      say({
        kind: 'error',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});

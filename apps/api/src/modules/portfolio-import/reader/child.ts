import type { ReadAnswer, ReadRequest } from './protocol.js';
import { readPortfolioFile } from './read.js';
import { Refusal } from './refusal.js';

/** Entry of the reading process: one request, one answer, gone. */
process.once('message', (request: ReadRequest) => {
  readPortfolioFile(request).then(
    (result) => answer({ ok: true, result }),
    (error: unknown) => {
      if (error instanceof Refusal) answer({ ok: false, code: error.code, params: error.params });
      else throw error;
    },
  );
});
// Without its parent nobody waits for the answer.
process.once('disconnect', () => process.exit(0));

function answer(message: ReadAnswer): void {
  process.send?.(message, () => process.disconnect());
}

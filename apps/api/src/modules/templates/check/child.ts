import { writeFile } from 'node:fs/promises';
import { answerOnce } from '../../../files/read-in-child.js';
import { checkTemplate, type CheckRequest } from './check.js';

/** The proof goes back as a file: messages between processes are text. */
answerOnce(async ({ proofPath, ...request }: CheckRequest & { readonly proofPath: string }) => {
  const outcome = await checkTemplate(request);
  if (outcome.kind === 'refused') return outcome;
  const { proof, ...said } = outcome;
  await writeFile(proofPath, proof, { mode: 0o600 });
  return said;
});

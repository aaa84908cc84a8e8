import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOnce } from '../../../files/read-in-child.js';
import { checkTemplate, type CheckRequest, type Proof } from './check.js';

/** A proof as the checking process says it: where its file is. */
export type SaidProof = Omit<Proof, 'bytes'> & { readonly path: string };

/** Proofs go back as files: messages between processes are text. */
answerOnce(async ({ folder, ...request }: CheckRequest & { readonly folder: string }) => {
  const outcome = await checkTemplate(request);
  if (outcome.kind === 'refused') return outcome;
  const proofs: SaidProof[] = [];
  for (const { bytes, ...proof } of outcome.proofs) {
    const path = join(folder, `proof-${proof.kind}-${proof.language}`);
    await writeFile(path, bytes, { mode: 0o600 });
    proofs.push({ ...proof, path });
  }
  return { ...outcome, proofs };
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOnce } from '../../../files/read-in-child.js';
import { checkTemplate, type CheckRequest, type Proof } from './check.js';

/** A proof as the checking process says it: where its file is. */
export type SaidProof = Omit<Proof, 'bytes'> & { readonly path: string };

/** Proofs go back as files: messages between processes are text. */
answerOnce(({ folder, ...request }: CheckRequest & { readonly folder: string }) =>
  checkTemplate(request, async ({ bytes, ...proof }): Promise<SaidProof> => {
    const path = join(folder, `proof-${proof.kind}-${proof.language}`);
    await writeFile(path, bytes, { mode: 0o600 });
    return { ...proof, path };
  }),
);

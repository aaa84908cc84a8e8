import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OFFICE_LIMITS } from '../../../files/office.js';
import { readInChild } from '../../../files/read-in-child.js';
import { Refusal } from '../../../files/refusal.js';
import { inTemporaryFolder, sweepTemporary } from '../../../files/temporary.js';
import type { CheckTask } from '../persistence/template-check.store.js';
import type { CheckOutcome, CheckRequest } from './check.js';
import type { SaidProof } from './child.js';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));
const PREFIX = 'jalon-template-';

type Said =
  | (Omit<Extract<CheckOutcome, { kind: 'usable' }>, 'proofs'> & { readonly proofs: readonly SaidProof[] })
  | Extract<CheckOutcome, { kind: 'refused' }>;

/** Has templates checked in a process of their own, with limits on memory and time. */
@Injectable()
export class TemplateChecker implements OnModuleInit {
  /** Tests change it. */
  childPath = CHILD;

  onModuleInit(): Promise<void> {
    return sweepTemporary(PREFIX);
  }

  /** What the file cannot bear, memory or time, refuses it as well: trying again would end alike. */
  async check({ bytes, format, kind }: CheckTask): Promise<CheckOutcome> {
    return inTemporaryFolder(PREFIX, async (folder) => {
      const path = join(folder, 'template');
      await writeFile(path, bytes, { mode: 0o600 });
      const request: CheckRequest & { folder: string } = {
        path,
        format,
        kind,
        limits: OFFICE_LIMITS,
        folder,
      };
      try {
        const said = await readInChild<Said>(this.childPath, request, OFFICE_LIMITS);
        if (said.kind === 'refused') return said;
        const proofs = said.proofs.map(async ({ path: at, ...proof }) => ({
          ...proof,
          bytes: await readFile(at),
        }));
        return { ...said, proofs: await Promise.all(proofs) };
      } catch (error) {
        if (error instanceof Refusal) return { kind: 'refused', report: null, error: error.code };
        throw error;
      }
    });
  }
}

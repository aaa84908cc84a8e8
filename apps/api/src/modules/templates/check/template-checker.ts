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

/** Has templates checked in a process of their own, with limits on memory and time. */
@Injectable()
export class TemplateChecker implements OnModuleInit {
  /** Tests change it. */
  childPath = CHILD;

  onModuleInit(): Promise<void> {
    return sweepTemporary(PREFIX);
  }

  /**
   * What came of the check is there as long as `use` takes. What the file cannot bear, memory or time, refuses it as well:
   * trying again would end alike.
   */
  async check(
    { bytes, format, kind }: CheckTask,
    use: (outcome: CheckOutcome) => Promise<void>,
  ): Promise<void> {
    await inTemporaryFolder(PREFIX, async (folder) => {
      const path = join(folder, 'template');
      await writeFile(path, bytes, { mode: 0o600 });
      await use(await this.read({ path, format, kind, limits: OFFICE_LIMITS, folder }));
    });
  }

  private async read(request: CheckRequest & { readonly folder: string }): Promise<CheckOutcome> {
    try {
      const said = await readInChild<CheckOutcome<SaidProof>>(this.childPath, request, OFFICE_LIMITS);
      if (said.kind === 'refused') return said;
      const proofs = said.proofs.map(({ path, ...proof }) => ({ ...proof, read: () => readFile(path) }));
      return { ...said, proofs };
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', report: null, error: error.code };
      throw error;
    }
  }
}

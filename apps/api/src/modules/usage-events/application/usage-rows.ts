import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { USAGE_LIMITS } from '@jalon/contracts';
import { DomainError, isLocalDate } from '@jalon/domain';
import { readInChild, type ChildLimits } from '../../../files/read-in-child.js';
import { Refusal } from '../../../files/refusal.js';
import { inTemporaryFolder, sweepTemporary } from '../../../files/temporary.js';
import { Turns } from '../../../turns.js';
import type { CsvRow, RowsRequest } from '../reader/protocol.js';

const CHILD = fileURLToPath(new URL('../reader/child.js', import.meta.url));
const PREFIX = 'jalon-usage-rows-';

export interface UsageRowsSettings {
  readonly childPath: string;
  readonly limits: ChildLimits;
}

/** Has a file of events read in a process of its own, and gives its rows; nothing is left on the disk. */
@Injectable()
export class UsageRows implements OnModuleInit {
  /** Tests change it. */
  settings: UsageRowsSettings = { childPath: CHILD, limits: { memoryMb: 256, milliseconds: 60_000 } };
  private readonly turns = new Turns(2);

  onModuleInit(): Promise<void> {
    return sweepTemporary(PREFIX);
  }

  /** The rows, slice by slice, for as long as `use` takes. @throws DomainError `file_refused` */
  take<T>(content: Buffer, use: (slices: AsyncIterable<readonly CsvRow[]>) => Promise<T>): Promise<T> {
    return inTemporaryFolder(PREFIX, async (folder) => {
      const path = join(folder, 'upload');
      const outPath = join(folder, 'rows');
      await writeFile(path, content, { mode: 0o600 });
      const { childPath, limits } = this.settings;
      const request: RowsRequest = { path, outPath, maxRows: USAGE_LIMITS.fileRows };
      await this.turns.run(() => readInChild(childPath, request, limits)).catch(refuse);
      return use(slicesOf(outPath));
    });
  }
}

/** A row as an event of `source`. */
export function eventOf(
  { time, user, type, id, entity, release, feature }: CsvRow,
  source: string,
): Readonly<Record<string, unknown>> {
  const data = { user, entity, release, feature };
  return { specversion: '1.0', id, source, type, time: instantOf(time ?? ''), data };
}

/** A day alone: noon in Paris or thereabouts, which is that day whatever the season. */
function instantOf(time: string): string {
  return isLocalDate(time) ? `${time}T11:00:00Z` : time;
}

async function* slicesOf(path: string): AsyncGenerator<readonly CsvRow[]> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as CsvRow[];
}

function refuse(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  throw new DomainError('file_refused', 'This file cannot be read', [
    { path: 'file', code: error.code, params: error.params },
  ]);
}

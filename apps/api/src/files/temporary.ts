import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from './refusal.js';

const LEFT_OVER_MS = 3_600_000;

/** A folder of one's own for as long as `use` takes, whatever becomes of it. */
export async function inTemporaryFolder<T>(
  prefix: string,
  use: (folder: string) => Promise<T>,
  within = tmpdir(),
): Promise<T> {
  const folder = await mkdtemp(join(within, prefix));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes away what a process that was killed could not: folders of `prefix` older than an hour. */
export async function sweepTemporary(prefix: string): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((candidate) => candidate.startsWith(prefix))) {
    const path = join(tmpdir(), name);
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > LEFT_OVER_MS) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Takes an upload to the disk: `path` is there only once all of it is, and stays after a power cut.
 * @throws Refusal `too_large`, `upload_cut`
 */
export async function receiveUpload(
  body: Readable,
  path: string,
  max: number,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const file = await open(`${path}.part`, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of body) {
      const piece = chunk as Buffer;
      size += piece.length;
      if (size > max) throw new Refusal('too_large', { max });
      hash.update(piece);
      await file.write(piece);
    }
    await file.sync();
  } catch (error) {
    // The client went away in the middle: what came is not the file.
    throw error instanceof Refusal || !isCut(error) ? error : new Refusal('upload_cut');
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  return { size, sha256: hash.digest('hex') };
}

function isCut(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR';
}

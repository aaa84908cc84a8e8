import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config/config.js';
import { inTemporaryFolder, sweepTemporary } from '../../../files/temporary.js';

const NAMES = ['soffice', 'libreoffice'];
const PREFIX = 'jalon-pdf-';
const AT_MOST_MS = 60_000;
/** Of addresses, for each process of a conversion: an ordinary one takes less than half a gigabyte. */
const AT_MOST_KB = 2 * 1024 * 1024;
/** What is left of its words: the last say why it ended. */
const SAID_KEPT = 4_000;
/** How a program that was refused memory says so. */
const NO_MEMORY =
  /bad_alloc|Thread::create failed|allocate memory|failed to map|out of memory|memory exhausted/i;
/**
 * Limits itself, then becomes the program: arguments stay arguments, no text is read as a command. Where the system
 * knows no such limit, it goes on without.
 */
const LIMITED = 'ulimit -v "$0" 2>/dev/null; exec "$@"';

/** Why a PDF was not made: a code that the screens translate. */
export class PdfFailure extends Error {
  constructor(readonly code: 'pdf_unavailable' | 'pdf_failed' | 'took_too_long' | 'out_of_memory') {
    super(code);
  }
}

/**
 * Makes PDF files with the LibreOffice that is found on the machine. Each runs with a profile and a folder of its own,
 * which go with it, within limits of time and memory, and is ended with everything it started.
 */
@Injectable()
export class LibreOffice implements OnModuleInit {
  /** Tests change it. */
  atMostMs = AT_MOST_MS;
  atMostKb = AT_MOST_KB;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  onModuleInit(): Promise<void> {
    return sweepTemporary(PREFIX);
  }

  /** Where it is; null when it is not. What is said comes before what is found. */
  async find(): Promise<string | null> {
    const said = this.config.libreOffice;
    const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
    const candidates =
      said === undefined ? folders.flatMap((folder) => NAMES.map((name) => join(folder, name))) : [said];
    for (const candidate of candidates) {
      if (await isExecutable(candidate)) return candidate;
    }
    return null;
  }

  /** @throws PdfFailure */
  async convert(bytes: Uint8Array, format: 'pptx' | 'docx' | 'xlsx'): Promise<Buffer> {
    const program = await this.find();
    if (program === null) throw new PdfFailure('pdf_unavailable');
    return inTemporaryFolder(PREFIX, async (folder) => {
      const source = join(folder, `document.${format}`);
      const out = join(folder, 'out');
      await writeFile(source, bytes, { mode: 0o600 });
      await mkdir(out);
      await this.run(program, folder, [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--norestore',
        '--nologo',
        '--nodefault',
        '--nolockcheck',
        '--convert-to',
        'pdf',
        '--outdir',
        out,
        source,
      ]);
      return readFile(join(out, 'document.pdf')).catch(() => {
        throw new PdfFailure('pdf_failed');
      });
    });
  }

  private run(program: string, folder: string, args: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      // A process group of its own: LibreOffice starts others, which must end with it.
      const child = spawn('/bin/sh', ['-c', LIMITED, String(this.atMostKb), program, ...args], {
        cwd: folder,
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
      });
      let late = false;
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-SAID_KEPT);
      });
      const end = (): void => {
        if (child.pid === undefined) return;
        try {
          process.kill(-child.pid, 'SIGKILL');
        } catch {
          // Nobody of the group is left.
        }
      };
      const timer = setTimeout(() => {
        late = true;
        end();
      }, this.atMostMs);
      child.on('error', () => {
        clearTimeout(timer);
        reject(new PdfFailure('pdf_unavailable'));
      });
      // Whoever it started may hold its words open: they end with it.
      child.on('exit', end);
      child.on('close', (code) => {
        clearTimeout(timer);
        if (late) reject(new PdfFailure('took_too_long'));
        else if (code === 0) resolve();
        else reject(new PdfFailure(NO_MEMORY.test(said) ? 'out_of_memory' : 'pdf_failed'));
      });
    });
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

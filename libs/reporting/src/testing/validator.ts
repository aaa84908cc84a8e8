import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** What the validator says of one file: `ERROR`, `A11Y` and `WARN` count, `INFO` does not. */
const FINDING = /^\s+(ERROR|A11Y|WARN)\b/;

/**
 * A command that judges Office files (schemas, accessibility, text that leaves its box), named by the environment as
 * OOXML_VALIDATOR; null where there is none, and the Open XML SDK alone judges. It is a Python script that takes files,
 * `--lang` and `--no-render`, and prints `## file` and one line a finding.
 */
export const validatorScript = (): string | null => process.env['OOXML_VALIDATOR'] ?? null;

/** The findings on the files, each after the name of its file; one process for all. */
export async function findingsOf(
  script: string,
  files: readonly string[],
  language: 'fr' | 'en',
): Promise<readonly string[]> {
  const lang = language === 'fr' ? 'fr-FR' : 'en-GB';
  const { stdout } = await run('/usr/bin/python3', [script, ...files, '--no-render', '--lang', lang], {
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => {
    // It ends with 1 where it finds an error: what it found is on its output all the same.
    const { stdout: said = '' } = error as { stdout?: string };
    if (said === '') throw error;
    return { stdout: said };
  });
  let file = '';
  const judged = new Set<string>();
  const findings = stdout.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) {
      file = line.slice(3).split(' ')[0] ?? '';
      judged.add(file);
    }
    return FINDING.test(line) ? [`${file}: ${line.trim()}`] : [];
  });
  if (judged.size !== files.length) throw new Error(`${judged.size} of ${files.length} files were judged`);
  return findings;
}

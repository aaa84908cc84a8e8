import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckTask } from '../persistence/template-check.store.js';
import type { CheckOutcome } from './check.js';
import { TemplateChecker } from './template-checker.js';

const folder = mkdtempSync(join(tmpdir(), 'template-checker-spec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TASK: CheckTask = { versionId: '', format: 'pptx', kind: null, bytes: Buffer.from('the file') };

/** A checker whose process does this with the request it is sent. */
function checkerOf(name: string, script: string): TemplateChecker {
  const checker = new TemplateChecker();
  checker.childPath = join(folder, `${name}.mjs`);
  writeFileSync(
    checker.childPath,
    `import { readFileSync, writeFileSync } from 'node:fs';
     const answer = (message) => process.send(message, () => process.disconnect());
     process.once('message', (request) => { ${script} });`,
  );
  return checker;
}

it('reads a proof when it is asked for', async () => {
  const checker = checkerOf(
    'good',
    `const path = request.folder + '/proof';
     writeFileSync(path, 'drawn on ' + readFileSync(request.path, 'utf8'));
     const proofs = [{ kind: 'minutes', language: 'fr', pages: [], path }, { kind: 'minutes', language: 'en', pages: [], path: request.path }];
     answer({ ok: true, result: { kind: 'usable', report: {}, proofs } });`,
  );
  const read: string[] = [];
  await checker.check(TASK, async (outcome) => {
    if (outcome.kind === 'refused') throw new Error('refused');
    for (const proof of outcome.proofs) read.push(Buffer.from(await proof.read()).toString());
  });
  expect(read).toEqual(['drawn on the file', 'the file']);
});

it.each([
  ['what the file is refused for', `answer({ ok: false, code: 'doctype', params: {} });`, 'doctype'],
  ['memory', `process.kill(process.pid, 'SIGKILL');`, 'too_much_memory'],
])('says %s', async (name, script, code) => {
  const outcomes: CheckOutcome[] = [];
  await checkerOf(name.replaceAll(' ', '-'), script).check(TASK, (outcome) => {
    outcomes.push(outcome);
    return Promise.resolve();
  });
  expect(outcomes).toEqual([{ kind: 'refused', report: null, error: code }]);
});

it('leaves nothing on the disk when what was found cannot be stored, and says so', async () => {
  const checker = checkerOf(
    'path',
    `answer({ ok: true, result: { kind: 'refused', report: null, error: request.folder } });`,
  );
  let own = '';
  const stored = checker.check(TASK, (outcome) => {
    own = (outcome as { readonly error?: string }).error ?? '';
    expect(existsSync(own)).toBe(true);
    return Promise.reject(new Error('the database is away'));
  });
  await expect(stored).rejects.toThrow('the database is away');
  expect(existsSync(own)).toBe(false);
});

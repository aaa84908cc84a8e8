/**
 * `npm run documents -- --out DIR [--lang fr|en] [--month YYYY-MM]`: writes every document the product can make
 * from the demo data, for people to look at and tools to check.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { startStack } from './stack.mjs';
import { Client } from './client.mjs';
import { waitUntil } from './processes.mjs';

const { values } = parseArgs({
  options: { out: { type: 'string' }, lang: { type: 'string' }, month: { type: 'string' } },
});
if (!values.out || (values.lang !== undefined && values.lang !== 'fr' && values.lang !== 'en')) {
  console.error('Usage: npm run documents -- --out DIR [--lang fr|en] [--month YYYY-MM]');
  process.exit(2);
}
/** Meetings whose documents are written, the latest first. */
const MEETINGS = 12;
/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);
const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.out);
const languages = values.lang === undefined ? ['fr', 'en'] : [values.lang];

await ensureInstalled(say);
await ensureBuilt(say);
mkdirSync(folder, { recursive: true });
const stack = await startStack();
try {
  const account = stack.accounts.find(({ role }) => role === 'project_manager');
  if (!account) throw new Error('The demo has no project manager.');
  const client = await new Client(stack.address).signIn(account);
  const { today } = await client.ask('GET', '/api/session');
  const { entities } = await client.ask('GET', '/api/reference');
  const current = values.month ?? today.slice(0, 7);
  for (const language of languages) {
    for (const month of values.month ? [current] : [current, previousMonth(current)]) {
      await writeReport(client, { month, entityId: null, language }, `${month}-${language}`);
    }
    await writeReport(
      client,
      { month: current, entityId: entities[0].id, language },
      `${current}-entity-${language}`,
    );
    await writeMeetings(client, language);
  }
} finally {
  await stack.stop();
}

/**
 * Asks for a report as a person would, and keeps what comes out.
 * @param {Client} client
 * @param {{ month: string, entityId: string | null, language: string }} request
 * @param {string} suffix
 */
async function writeReport(client, request, suffix) {
  const { id } = await client.ask('POST', '/api/monthly-reports', request);
  /** @type {any} */
  let report;
  await waitUntil(
    async () => {
      report = await client.ask('GET', `/api/monthly-reports/${id}`);
      return report.state === 'ready' || report.state === 'failed';
    },
    120_000,
    100,
  );
  if (report?.state !== 'ready')
    throw new Error(`The report ${suffix} failed: ${report?.error}\n${stack.log('worker')}`);
  for (const { format } of report.files) {
    const response = await client.send('GET', `/api/monthly-reports/${id}/files/${format}`);
    const path = join(folder, `monthly-report-${suffix}.${format}`);
    writeFileSync(path, new Uint8Array(await response.arrayBuffer()));
    say(path);
  }
}

/**
 * The documents each meeting with approved minutes gives, and those of one meeting of each kind without: in the
 * order of their days.
 * @param {Client} client
 * @param {string} language
 */
async function writeMeetings(client, language) {
  const all = await client.ask('GET', '/api/meetings?order=latest&pageSize=100');
  const kinds = new Set();
  /** @type {{ id: string, kind: string, heldOn: string }[]} */
  const chosen = all.items.filter((/** @type {any} */ { kind, minutesState }) => {
    const approved = minutesState === 'approved' || minutesState === 'distributed';
    const first = !kinds.has(kind);
    kinds.add(kind);
    // The restitution of a workshop is made from its minutes once they are submitted.
    return approved || first || (kind === 'workshop' && minutesState === 'in_review');
  });
  for (const { id, kind, heldOn } of chosen.slice(0, MEETINGS)) {
    const { available } = await client.ask('GET', `/api/meetings/${id}/documents`);
    for (const document of available) {
      await writeMeetingDocument(client, id, { kind: document, language }, `${heldOn}-${kind}-${language}`);
    }
  }
}

/**
 * @param {Client} client
 * @param {string} meetingId
 * @param {{ kind: string, language: string }} request
 * @param {string} suffix
 */
async function writeMeetingDocument(client, meetingId, request, suffix) {
  const address = `/api/meetings/${meetingId}/documents`;
  const { id } = await client.ask('POST', address, request);
  /** @type {any} */
  let document;
  await waitUntil(
    async () => {
      const { items } = await client.ask('GET', address);
      document = items.find((/** @type {any} */ item) => item.id === id);
      return document.state === 'ready' || document.state === 'failed';
    },
    120_000,
    100,
  );
  if (document?.state !== 'ready')
    throw new Error(`${request.kind} ${suffix} failed: ${document?.error}\n${stack.log('worker')}`);
  const response = await client.send('GET', `${address}/${id}/file`);
  const path = join(folder, `${request.kind}-${suffix}${extname(document.fileName)}`);
  writeFileSync(path, new Uint8Array(await response.arrayBuffer()));
  say(path);
}

/** @param {string} month */
function previousMonth(month) {
  const date = new Date(`${month}-15T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - 1);
  return date.toISOString().slice(0, 7);
}

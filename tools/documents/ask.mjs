/** Asks a running Jalon for deliverables as a person would, and takes what they were made from out of its database. */
import pg from 'pg';
import { waitUntil } from '../processes.mjs';

const READY_MS = 180_000;

/** @typedef {{ format: string, bytes: Uint8Array, sha256: string }} MadeFile */
/** @typedef {{ document: { kind: string, facts: object }, files: MadeFile[] }} Made */

/**
 * The first thing of the demo that gives a deliverable of this kind, made.
 * @param {import('../client.mjs').Client} client
 * @param {string} databaseUrl
 * @param {{ kind: string, language: string, subject: string, month: string, year: number, written: boolean }} wanted
 * @returns {Promise<Made>}
 */
export async function askFor(client, databaseUrl, wanted) {
  const { kind, language, subject, month, year } = wanted;
  const content = wanted.written ? await writtenContent(client, kind) : null;
  const refs = await subjectsOf(client, { kind, subject, month, year });
  let reason = 'the demo has nothing to make it from';
  for (const ref of refs) {
    const response = await client.send('POST', '/api/deliverables', { kind, language, content, ...ref });
    /** @type {any} */
    const answer = await response.json();
    if (!response.ok) {
      reason = JSON.stringify(answer).slice(0, 300);
      continue;
    }
    const version = await settled(client, answer.id);
    if (version.state !== 'ready') {
      reason = version.error;
      continue;
    }
    return {
      document: await factsOf(databaseUrl, version.id),
      files: await Promise.all(
        version.files.map(async (/** @type {any} */ { format, sha256 }) => ({
          format,
          sha256,
          bytes: await download(client, answer.id, version.number, format),
        })),
      ),
    };
  }
  throw new Error(`${kind} in ${language}: ${reason}`);
}

/**
 * What the kind can be made from, in the order they are offered.
 * @param {import('../client.mjs').Client} client
 * @param {{ kind: string, subject: string, month: string, year: number }} wanted
 * @returns {Promise<object[]>}
 */
async function subjectsOf(client, { kind, subject, month, year }) {
  if (subject === 'month') return [{ month }];
  if (subject === 'programme') return [{ year }];
  const known = await demoDetail(client, kind);
  const { items } = await client.ask('GET', `/api/deliverables/subjects?kind=${kind}`);
  const offered = items.map((/** @type {any} */ { id }) => id);
  // What the demo's own deliverable is made from is the fullest.
  const ids = new Set([...(known?.subjectId ? [known.subjectId] : []), ...offered]);
  return [...ids].map((subjectId) => ({ subjectId }));
}

/**
 * The deliverable of this kind that came with the demo.
 * @param {import('../client.mjs').Client} client
 * @param {string} kind
 * @returns {Promise<any>} its detail; null where there is none
 */
async function demoDetail(client, kind) {
  const { items } = await client.ask('GET', `/api/deliverables?kind=${kind}&pageSize=100`);
  const oldest = items.filter((/** @type {any} */ { home }) => home === 'deliverable').at(-1);
  return oldest ? client.ask('GET', `/api/deliverables/${oldest.id}`) : null;
}

/**
 * @param {import('../client.mjs').Client} client
 * @param {string} kind
 * @returns {Promise<object>}
 */
async function writtenContent(client, kind) {
  const known = await demoDetail(client, kind);
  if (!known) throw new Error(`The demo has no ${kind}.`);
  return known.content;
}

/**
 * @param {import('../client.mjs').Client} client
 * @param {string} id
 * @returns {Promise<any>} its only version, made or failed
 */
async function settled(client, id) {
  /** @type {any} */
  let version;
  await waitUntil(
    async () => {
      version = (await client.ask('GET', `/api/deliverables/${id}`)).versions[0];
      return version?.state === 'ready' || version?.state === 'failed';
    },
    READY_MS,
    100,
  );
  return version;
}

/**
 * @param {import('../client.mjs').Client} client
 * @param {string} id
 * @param {number} number
 * @param {string} format
 * @returns {Promise<Uint8Array>}
 */
async function download(client, id, number, format) {
  const response = await client.send('GET', `/api/deliverables/${id}/versions/${number}/files/${format}`);
  if (!response.ok) throw new Error(`Downloading: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * @param {string} databaseUrl
 * @param {string} versionId
 * @returns {Promise<Made['document']>}
 */
async function factsOf(databaseUrl, versionId) {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const { rows } = await database.query(
      `select d.kind, v.facts from deliverable_version v join deliverable d on d.id = v.deliverable_id where v.id = $1`,
      [versionId],
    );
    const [{ kind, facts }] = rows;
    return { kind, facts };
  } finally {
    await database.end();
  }
}

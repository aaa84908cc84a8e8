/** The drill of the minutes: people type one text together, things die, and every confirmed word is counted. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import * as Y from 'yjs';
import { Client } from '../client.mjs';
import { waitUntil } from '../processes.mjs';
import { answers, startStack } from '../stack.mjs';
import { BrowserTypist, hasBrowser } from './browser-typist.mjs';
import { seeded } from './random.mjs';
import { Typist, wordsIn } from './typist.mjs';

const TYPISTS = 4;
/** After the last kill, how long everybody may take to get the rest to the server. */
const SETTLE_MS = 60_000;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '20261122' },
    json: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isInteger(kills) || kills < 0 || kills > 10_000 || !Number.isInteger(seed)) {
  console.error('--kills takes a whole number from 0 to 10000, --seed a whole number.');
  process.exit(2);
}
/** @param {string} line */
const say = (line) => void (values.json ? process.stderr : process.stdout).write(`${line}\n`);

const stack = await startStack({ worker: false });
try {
  const result = await drill();
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else for (const [name, value] of Object.entries(result)) say(`${name}: ${JSON.stringify(value)}`);
  process.exitCode = result.lost + result.doubled > 0 || !result.settled ? 1 : 0;
} finally {
  await stack.stop();
}

async function drill() {
  const random = seeded(seed);
  const clients = await Promise.all(
    ['project_manager', 'expert', 'admin'].map((role) => {
      const account = stack.accounts.find((one) => one.role === role);
      if (!account) throw new Error(`The demo has no ${role}.`);
      return new Client(stack.address).signIn(account);
    }),
  );
  const [manager] = clients;
  if (!manager) throw new Error('Nobody is signed in.');
  const { meetingId, minutesId } = await begin(manager);

  let over = false;
  const stopped = () => over;
  const typists = Array.from(
    { length: TYPISTS },
    (_, index) =>
      new Typist({
        who: `n${index}`,
        address: stack.address,
        minutesId,
        cookie: clients[index % clients.length]?.headers['cookie'] ?? '',
        random: seeded(seed + index + 1),
      }),
  );
  const browser = hasBrowser()
    ? new BrowserTypist({
        page: `${stack.address}/meetings/${meetingId}/minutes`,
        cookie: manager.headers['cookie'] ?? '',
      })
    : null;
  if (browser === null) say('There is no Chromium here: no browser types.');
  const everybody = browser === null ? typists : [...typists, browser];
  try {
    const work = Promise.all(everybody.map((one) => one.work(stopped)));
    const failure = work.then(
      () => null,
      (error) => error,
    );
    if (browser) await waitUntil(() => browser.words.typed.size > 3, SETTLE_MS, 100);

    const killed = { api: 0, database: 0, browser: 0 };
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(300 + random() * 1_700);
      const draw = random();
      const part = browser && draw < 0.35 ? 'browser' : draw < 0.75 ? 'api' : 'database';
      if (part === 'browser') {
        const before = browser?.words.typed.size ?? 0;
        browser?.kill();
        await waitUntil(() => (browser?.words.typed.size ?? 0) > before + 5, SETTLE_MS, 50);
      } else {
        await stack.kill(part);
        await waitUntil(() => answers(`${stack.address}/ready`), SETTLE_MS, 100);
      }
      killed[part] += 1;
      if ((kill + 1) % 10 === 0) say(`${kill + 1} of ${kills} kills, ${count(everybody, 'typed')} words`);
    }
    await sleep(1_000);
    over = true;
    const error = await failure;
    if (error) throw error;
    const inTime = await waitUntil(() => typists.every((one) => one.settled), SETTLE_MS, 50);
    const settled = (browser === null || (await browser.settle(SETTLE_MS))) && inTime;
    return { kills: killed, seed, settled, ...(await compare(minutesId, typists, browser)) };
  } finally {
    for (const one of typists) one.close();
    await browser?.close();
  }
}

/** A meeting with minutes. @param {Client} manager */
async function begin(manager) {
  const session = await manager.ask('GET', '/api/session');
  const meeting = await manager.ask(
    'POST',
    '/api/meetings',
    { kind: 'steering_committee', title: 'Drill', heldOn: session.today, startsAt: '10:00', minutes: 60 },
    { 'idempotency-key': `drill-meeting-${seed}` },
  );
  const minutes = await manager.ask(
    'POST',
    `/api/meetings/${meeting.id}/minutes`,
    { language: 'fr' },
    { 'idempotency-key': `drill-minutes-${seed}` },
  );
  return { meetingId: meeting.id, minutesId: minutes.id };
}

/**
 * What is stored against what was confirmed, and what every window shows against what is stored.
 * @param {string} minutesId
 * @param {Typist[]} typists
 * @param {BrowserTypist | null} browser
 */
async function compare(minutesId, typists, browser) {
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query(
      `select state as bytes, seq from minutes_base where minutes_id = $1
       union all select change, seq from minutes_change where minutes_id = $1 order by seq`,
      [minutesId],
    );
    const doc = new Y.Doc();
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
    const text = doc.getXmlFragment('minutes').toString();
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const one of wordsIn(text)) found.set(one, (found.get(one) ?? 0) + 1);
    const everybody = browser === null ? typists : [...typists, browser];
    const confirmed = everybody.flatMap(({ words }) => [...words.confirmed]);
    const lost = confirmed.filter((one) => !found.has(one));
    const keptLost = browser ? [...browser.kept].filter((one) => !found.has(one)) : [];
    const doubled = [...found].filter(([, times]) => times > 1).map(([one]) => one);
    await waitUntil(
      () => typists.every((one) => one.doc.getXmlFragment('minutes').toString() === text),
      10_000,
    );
    const apart = typists.filter((one) => one.doc.getXmlFragment('minutes').toString() !== text).length;
    return {
      typed: count(everybody, 'typed'),
      confirmed: { words: confirmed.length, characters: confirmed.join('').length },
      browser: browser && {
        typed: browser.words.typed.size,
        confirmed: browser.words.confirmed.size,
        keptOnDevice: browser.kept.size,
      },
      found: found.size,
      storedRows: rows.length,
      reconnections: typists.reduce((sum, one) => sum + one.reconnections, 0),
      refusals: typists.reduce((sum, one) => sum + one.refusals, 0),
      windowsApart: apart,
      lost: lost.length + keptLost.length + apart,
      doubled: doubled.length,
      examples: [...lost, ...keptLost, ...doubled].slice(0, 5),
    };
  } finally {
    await db.end();
  }
}

/** @param {(Typist | BrowserTypist)[]} everybody @param {'typed' | 'confirmed'} what */
function count(everybody, what) {
  return everybody.reduce((sum, { words }) => sum + words[what].size, 0);
}

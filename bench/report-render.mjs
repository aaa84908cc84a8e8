import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DELIVERABLE_KINDS } from '../libs/domain/dist/index.js';
import {
  drawDocument,
  renderCommitteeDeck,
  renderMinutes,
  renderMonthlyDeck,
  renderWorkshopDeck,
  sampleDocument,
} from '../libs/reporting/dist/index.js';
import { readMonth } from '../apps/api/dist/modules/monthly-report/read/month-facts.js';
import { Database } from '../apps/api/dist/database/database.js';
import { createDataSource } from '../apps/api/dist/database/data-source.js';
import { median } from './figures.mjs';

const ROUNDS = 9;
const USE_CASES = 60;
/** Typed rows of the minutes that are drawn: some sixteen pages. */
const ENTRIES = 120;
/** Use cases of the committee that is drawn. */
const COMMITTEE_USE_CASES = 12;

/**
 * Milliseconds to draw the deck of 60 use cases, the minutes of 120 typed rows, the deck of a committee (some forty
 * slides) and the restitution of a workshop, then every kind of deliverable from the invented facts of its proof, against
 * deflating the same finished parts. The bytes of a kind are those of all its files.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function reportRender({ stack, client }) {
  const { today } = await client.ask('GET', '/api/session');
  const month = await sixtyUseCases(stack.databaseUrl, today);
  const minutes = longMinutes(today);
  const committee = fullCommittee(month, today);
  /** @type {import('./figures.mjs').Figure[]} */
  const kinds = [];
  for (const kind of DELIVERABLE_KINDS) {
    const document = sampleDocument(kind, 'fr');
    kinds.push(
      await besideFloor(`draw-${kind.replaceAll('_', '-')}`, async () =>
        (await drawDocument(document)).map(({ bytes }) => bytes),
      ),
    );
  }
  return [
    await besideFloor('report-render', () => renderMonthlyDeck(month)),
    await besideFloor('minutes-render', () => renderMinutes(minutes)),
    await besideFloor('committee-deck', () => renderCommitteeDeck(committee)),
    await besideFloor('workshop-deck', () => renderWorkshopDeck(minutes)),
    ...kinds,
  ];
}

/**
 * @param {string} name
 * @param {() => Promise<Uint8Array | Uint8Array[]>} render
 */
async function besideFloor(name, render) {
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const floor = [];
  /** @type {Uint8Array[]} */
  let files = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    let began = performance.now();
    files = [await render()].flat();
    if (round > 0) ours.push(performance.now() - began);
    const parts = files.flatMap((bytes) => inflated(Buffer.from(bytes)));
    began = performance.now();
    for (const part of parts) deflateRawSync(part, { level: 6 });
    if (round > 0) floor.push(performance.now() - began);
  }
  const value = median(ours);
  const base = median(floor);
  return {
    name,
    value,
    unit: 'ms',
    floor: base,
    ratio: base / value,
    bytes: files.reduce((sum, { length }) => sum + length, 0),
  };
}

/**
 * A committee on twelve of the month's use cases, each with its plan and its trend, with full registers.
 * @param {import('@jalon/reporting').MonthlyReportFacts} month
 * @param {string} today
 * @returns {import('@jalon/reporting').CommitteeFacts}
 */
function fullCommittee(month, today) {
  /** @param {number} days */
  const after = (days) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const useCases = month.useCases.slice(0, COMMITTEE_USE_CASES);
  /** @param {number} at */
  const row = (at) => ({
    code: useCases[at % useCases.length]?.code ?? '',
    number: `A-${at + 1}`,
    title: `Transmettre le plan de test du lot ${at + 1} à l’équipe métier`,
    ownerName: 'Sofia Perrault',
  });
  return {
    language: 'fr',
    labName: 'DataLab',
    demo: true,
    asOf: today,
    meeting: { ...longMinutes(today).meeting, title: 'COPIL du portefeuille' },
    previousOn: after(-28),
    sinceOn: after(-28),
    next: { heldOn: after(28), startsAt: '10:00', place: 'Salle Ampère' },
    agenda: Array.from({ length: 6 }, (_, at) => ({
      title: `Point ${at + 1}`,
      ownerName: 'Claire Aubin',
      minutes: 15,
      useCaseCode: null,
    })),
    useCases: useCases.map((one) => ({
      ...one,
      objective: one.summary,
      studyCode: null,
      gate: null,
      agreement: null,
      milestones: Array.from({ length: 6 }, (_, at) => ({
        name: `Jalon ${at + 1}`,
        baselineOn: after(at * 30),
        forecastOn: after(at * 30 + 12),
        actualOn: null,
        slipDays: 8,
        slips: 2,
        trend: [-90, -60, -30, 0].map((back, step) => ({
          on: after(back),
          dueOn: after(at * 30 + step * 4),
        })),
      })),
    })),
    moves: [],
    healthMoves: [],
    decisions: Array.from({ length: 12 }, (_, at) => ({
      ...row(at),
      state: at % 2 === 0 ? 'proposed' : 'taken',
      dueOn: after(10),
      decidedOn: at % 2 === 0 ? null : after(-10),
    })),
    actions: Array.from({ length: 40 }, (_, at) => ({
      ...row(at),
      state: 'todo',
      dueOn: after(at - 10),
      closedOn: null,
    })),
    risks: Array.from({ length: 20 }, (_, at) => ({
      ...row(at),
      probability: (at % 5) + 1,
      impact: 4,
      response: 'reduce',
      responsePlan: 'Annoter davantage de pièces et mesurer à nouveau.',
    })),
  };
}

/**
 * Minutes of twelve points with everything they can hold.
 * @param {string} today
 * @returns {import('@jalon/reporting').MinutesFacts}
 */
function longMinutes(today) {
  /** @param {string} text */
  const words = (text) => [{ type: /** @type {const} */ ('text'), text }];
  const said = 'La lecture automatique atteint 93 % sur les pièces du pilote, pour un seuil de 90 %. '.repeat(
    3,
  );
  const kinds = /** @type {const} */ (['decision', 'action', 'risk', 'info']);
  const points = Array.from({ length: 12 }, (_, at) => [
    { type: /** @type {const} */ ('point'), attrs: { itemId: null }, content: words(`Point ${at + 1}`) },
    { type: /** @type {const} */ ('paragraph'), content: words(said) },
    ...Array.from({ length: ENTRIES / 12 }, (__, row) => ({
      type: /** @type {const} */ ('entry'),
      attrs: {
        entryId: `${at}-${row}`,
        kind: kinds[row % kinds.length] ?? 'info',
        ownerId: 'p1',
        dueOn: today,
        useCaseId: null,
        probability: 3,
        impact: 4,
      },
      content: words(`Transmettre le plan de test du lot ${row + 1} à l’équipe métier`),
    })),
  ]);
  return {
    language: 'fr',
    labName: 'DataLab',
    demo: true,
    meeting: {
      title: 'COPIL Lecture automatique des courriers',
      kind: 'steering_committee',
      objective: 'Décider de l’extension du pilote.',
      entityName: null,
      heldOn: today,
      startsAt: '10:00',
      minutes: 90,
      place: 'Salle Ampère',
      chairName: 'Claire Aubin',
    },
    authorName: 'Sofia Perrault',
    edition: 1,
    approval: { byName: 'Mehdi Lantier', on: today },
    useCases: [{ id: 'u1', code: 'UC-012', title: 'Lecture automatique des courriers' }],
    attendance: Array.from({ length: 12 }, (_, at) => ({
      personName: `Personne ${at + 1}`,
      entityName: null,
      status: 'present',
    })),
    agenda: [],
    previousActions: Array.from({ length: 20 }, (_, at) => ({
      useCaseCode: 'UC-012',
      code: `A-${at + 1}`,
      title: 'Transmettre le plan de test',
      ownerName: 'Sofia Perrault',
      dueOn: today,
      state: 'todo',
      overdue: false,
    })),
    content: { type: 'doc', content: points.flat() },
    people: { p1: 'Claire Aubin' },
    registered: {},
    next: null,
  };
}

/**
 * The demo's month, its use cases repeated under other codes until there are sixty.
 * @param {string} url
 * @param {string} today
 */
async function sixtyUseCases(url, today) {
  const database = new Database(
    createDataSource({ url, poolMax: 2, statementTimeout: 60_000, applicationName: 'jalon-bench' }),
  );
  await database.connect(5_000);
  try {
    const facts = await readMonth(database, {
      month: today.slice(0, 7),
      entityId: null,
      language: 'fr',
      labName: 'DataLab',
      authorName: 'Bench',
      today,
    });
    const useCases = Array.from({ length: USE_CASES }, (_, index) => {
      const source = facts.useCases[index % facts.useCases.length];
      if (!source) throw new Error('The demo has no use case.');
      return {
        ...source,
        code: `UC-${String(index + 1).padStart(3, '0')}`,
        title: `${source.title} ${index + 1}`,
      };
    });
    return { ...facts, useCases };
  } finally {
    await database.close();
  }
}

/**
 * The parts of a zip, inflated.
 * @param {Buffer} zip
 * @returns {Buffer[]}
 */
function inflated(zip) {
  /** @type {Buffer[]} */
  const parts = [];
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== 0x06054b50) end -= 1;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const header = zip.readUInt32LE(at + 42);
    const data = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const raw = zip.subarray(data, data + size);
    parts.push(method === 8 ? inflateRawSync(raw) : raw);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

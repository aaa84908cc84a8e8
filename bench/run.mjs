/** The figures one after the other, on a stack of their own. */
import { parseArgs } from 'node:util';
import { asOf } from './as-of.mjs';
import { capacity } from './capacity.mjs';
import { deliverableDrain } from './deliverable-drain.mjs';
import { layoutSwitch } from './layout-switch.mjs';
import { lighthouseScores } from './lighthouse.mjs';
import { portfolioImport } from './portfolio-import.mjs';
import { portfolioList } from './portfolio-list.mjs';
import { minutesTyping } from './minutes-typing.mjs';
import { memory, start } from './processes.mjs';
import { queueLatency } from './queue-latency.mjs';
import { reportRender } from './report-render.mjs';
import { seedPortfolio } from './seed.mjs';
import { usageDashboard } from './usage-dashboard.mjs';
import { usageIngest } from './usage-ingest.mjs';
import { webBundle } from './web-bundle.mjs';
import { Client } from '../tools/client.mjs';
import { startStack } from '../tools/stack.mjs';

/** In this order: each finds the database as the ones before left it, memory last. */
const BENCHES = {
  'web-bundle': webBundle,
  lighthouse: lighthouseScores,
  'queue-latency': queueLatency,
  'report-render': reportRender,
  'deliverable-drain': deliverableDrain,
  import: portfolioImport,
  'minutes-typing': minutesTyping,
  'layout-switch': layoutSwitch,
  'usage-ingest': usageIngest,
  // On a stack of its own.
  'usage-dashboard': usageDashboard,
  'portfolio-list': portfolioList,
  'as-of': asOf,
  capacity,
  start,
  memory,
};

/** Those that ask a portfolio of 10,000 use cases. */
const LARGE = new Set(['portfolio-list', 'as-of', 'capacity']);
let grown = false;

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const names = Object.keys(BENCHES);
if (values.only !== undefined && !names.includes(values.only)) {
  console.error(`--only takes one of: ${names.join(', ')}`);
  process.exit(2);
}
/** @param {string} line */
const say = (line) => void (values.json ? process.stderr : process.stdout).write(`${line}\n`);

const stack = await startStack();
try {
  const account = stack.accounts.find(({ role }) => role === 'project_manager');
  if (!account) throw new Error('The demo has no project manager.');
  const client = await new Client(stack.address).signIn(account);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (values.only !== undefined && values.only !== name) continue;
    // Layouts are measured on the portfolio of a large lab, before it is grown further.
    if (name === 'layout-switch') await seedPortfolio(stack.databaseUrl, 500, 6);
    if (LARGE.has(name) && !grown) {
      await seedPortfolio(stack.databaseUrl, 10_000, 6);
      grown = true;
    }
    for (const figure of await bench({ stack, client })) show(figure);
  }
} finally {
  await stack.stop();
}

/** @param {import('./figures.mjs').Figure} figure */
function show(figure) {
  const rounded = {
    ...figure,
    value: round(figure.value),
    floor: round(figure.floor),
    ratio: round(figure.ratio),
  };
  if (values.json) process.stdout.write(`${JSON.stringify(rounded)}\n`);
  else
    say(
      `${figure.name.padEnd(30)} ${String(rounded.value).padStart(10)} ${figure.unit.padEnd(12)} floor ${String(rounded.floor).padStart(10)}   ratio ${rounded.ratio}` +
        (figure.bytes === undefined ? '' : `   ${figure.bytes} bytes`),
    );
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 1_000) / 1_000;
}

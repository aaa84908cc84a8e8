import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { REDIS, startThrowawayRedis } from '../../../../tools/redis.mjs';
import { readConfig, type Config } from '../config/config.js';
import { testDatabase, type TestDatabase } from '../testing/database.js';
import { bullOf, type JobWorker } from './backend.js';
import { startSchedule, type Times } from './schedule.js';

const backends = ['postgresql', ...(existsSync(REDIS) ? ['redis'] : [])] as const;

describe.each(backends)('the schedule on %s', (backend) => {
  let server: TestDatabase;
  let redis: { url: string; stop: () => Promise<void> } | undefined;
  let config: Config;
  const open: JobWorker[] = [];

  beforeAll(async () => {
    server = await testDatabase();
    if (backend === 'redis') redis = await startThrowawayRedis();
    config = readConfig({ DATABASE_URL: server.url, REDIS_URL: redis?.url });
  }, 60_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  afterAll(async () => {
    await redis?.stop();
    await server.drop();
  });

  function start(times: Times, run: () => Promise<void>): JobWorker {
    const worker = startSchedule(config, [{ name: 'told', times, run }], () => undefined);
    open.push(worker);
    return worker;
  }

  async function reaches(enough: () => boolean | Promise<boolean>): Promise<void> {
    for (let waited = 0; waited < 60_000 && !(await enough()); waited += 20) await sleep(20);
    expect(await enough()).toBe(true);
  }

  it('comes again and again, however many workers there are, also after all of them were stopped', async () => {
    let runs = 0;
    const run = () => {
      runs += 1;
      return Promise.resolve();
    };
    start({ every: 300 }, run);
    start({ every: 300 }, run);
    await reaches(() => runs >= 3);
    await Promise.all(open.splice(0).map((one) => one.close()));
    const before = runs;
    await sleep(700);
    expect(runs).toBe(before);
    start({ every: 300 }, run);
    await reaches(() => runs > before);
  });

  it('goes on after a run that failed', async () => {
    let runs = 0;
    start({ every: 300 }, () => {
      runs += 1;
      return Promise.reject(new Error('not now'));
    });
    await reaches(() => runs >= 2);
  });

  it('has one time to come, however often it is started, at the hour of Paris', async () => {
    const times = { pattern: '0 8-19 * * *', tz: 'Europe/Paris' };
    for (let count = 0; count < 3; count += 1) start(times, () => Promise.resolve());
    const { Queue, connection } = bullOf(config);
    const queue = new Queue('jalon-clock', { connection: connection(2) });
    try {
      await queue.waitUntilReady();
      let [one] = await queue.getJobSchedulers();
      await reaches(async () => {
        [one] = await queue.getJobSchedulers();
        return one?.pattern === times.pattern;
      });
      expect(await queue.getJobSchedulersCount()).toBe(1);
      const hour = new Intl.DateTimeFormat('fr', { hour: 'numeric', timeZone: 'Europe/Paris' })
        .formatToParts(new Date(one?.next ?? 0))
        .find(({ type }) => type === 'hour')?.value;
      expect(Number(hour)).toBeGreaterThanOrEqual(8);
      expect(Number(hour)).toBeLessThanOrEqual(19);
    } finally {
      await queue.close();
    }
  });
});

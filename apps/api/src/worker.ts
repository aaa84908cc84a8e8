import 'reflect-metadata';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { readConfig } from './config/config.js';
import { giveWay } from './config/give-way.js';
import { nestLogger } from './config/logger.js';
import { createCore } from './create-core.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { EraseDueApplications } from './modules/internship-applications/index.js';
import { RemindUpdatesCommands } from './modules/restitutions/index.js';
import { EvaluateAlerts } from './modules/usage-alerts/index.js';
import { RollUpUsage } from './modules/usage-metrics/index.js';
import { UsageClock } from './modules/usage-events/index.js';
import { createBackend } from './queue/backend.js';
import { JOB_HANDLERS, type JobHandlers } from './queue/job-handler.js';
import { JobRunner } from './queue/job-runner.js';
import { OutboxRelay } from './queue/relay.js';
import { startSchedule } from './queue/schedule.js';
import { onStopSignal } from './stop-signal.js';
import { WorkerModule } from './worker.module.js';

const PATIENCE_MS = 30_000;
/** Drawing is the processor's work: as many at a time as there are processors. */
const PLACES = availableParallelism();
/** Each hour of the lab's day: who was off in the morning is told in the afternoon, nobody at night. */
const WORKING_HOURS = { pattern: '0 8-19 * * *', tz: 'Europe/Paris' };
/** Each hour after the first rollups of the day: who was off at six judges the day that ended when it is back. */
const AFTER_ROLLUP = { pattern: '40 6-19 * * *', tz: 'Europe/Paris' };
/** Each minute: what was sent is in the figures when one looks. */
const EACH_MINUTE = { every: 60_000 };
/** Each hour: a worker that was off at midnight still erases on the day. */
const HOURLY = { pattern: '20 * * * *', tz: 'Europe/Paris' };

// Who waits for a page comes before who waits for a document.
giveWay();
const config = readConfig(process.env);
const core = createCore(config, 'worker', 60_000);
await core.database.connect(PATIENCE_MS);
core.listener.start();
const thread = join(import.meta.dirname, 'rendering', 'render-thread.js');
const app = await NestFactory.createApplicationContext(WorkerModule.of(core, thread), {
  logger: nestLogger(core.logger),
  abortOnError: false,
});
const runner = new JobRunner(
  core.database,
  app.get(UnitOfWork),
  app.get<JobHandlers>(JOB_HANDLERS),
  core.logger,
  PLACES,
);
const backend = createBackend(config);
const complain = (error: Error) => core.logger.warn({ err: error }, 'the queue complains');
const queue = backend.queue(complain);
const worker = backend.worker(PLACES, runner.process, complain);
const relay = new OutboxRelay(core.database, queue, core.listener, core.logger);
relay.start();
const reminders = app.get(RemindUpdatesCommands);
const erasure = app.get(EraseDueApplications);
const alerts = app.get(EvaluateAlerts);
const usage = app.get(RollUpUsage);
const retention = app.get(UsageClock);
const schedule = startSchedule(
  config,
  [
    { name: 'usage_rollup', times: EACH_MINUTE, run: () => usage.byClock() },
    { name: 'month_to_update', times: WORKING_HOURS, run: () => reminders.byClock() },
    {
      name: 'usage_alerts',
      times: AFTER_ROLLUP,
      run: async () => {
        // What the events of the day say is judged, however late the worker comes.
        await usage.byClock();
        const judged = await alerts.byClock();
        if (judged) core.logger.info(judged, 'the use of yesterday was judged');
      },
    },
    {
      name: 'application_retention',
      times: HOURLY,
      run: async () => {
        const count = await erasure.byClock();
        if (count > 0) core.logger.info({ count }, 'applications were erased at the end of their retention');
      },
    },
    {
      name: 'usage_retention',
      times: HOURLY,
      run: async () => {
        const months = await retention.byClock();
        if (months > 0) core.logger.info({ months }, 'months of usage events ended their retention');
      },
    },
  ],
  complain,
);
core.logger.info({ backend: config.redisUrl ? 'redis' : 'postgresql' }, 'the worker waits for jobs');

// Workers first, so that what runs ends; then the relay, the pools, the database.
onStopSignal(core.logger, async () => {
  core.state.stop();
  await worker.close();
  await schedule.close();
  await relay.close();
  await queue.close();
  await app.close();
  await core.listener.close();
  await core.database.close();
});

import 'reflect-metadata';
import { readConfig, type Config } from './config/config.js';
import { today } from './config/clock.js';
import type { Core } from './core.module.js';
import { createCore } from './create-core.js';
import { runMigrations } from './database/migrate.js';
import { UnitOfWork, type Transaction } from './database/unit-of-work.js';
import { loadDemo, type DemoAccount } from './modules/demo/index.js';
import { hashPassword } from './modules/identity/index.js';
import { migrateQueue } from './queue/backend.js';

const PATIENCE_MS = 30_000;

const config = readConfig(process.env);
const core = createCore(config, 'migrate', 0);
try {
  await core.database.connect(PATIENCE_MS);
  const ran = await runMigrations(core.database);
  await migrateQueue(config);
  core.logger.info({ ran }, 'the schema is up to date');
  const demoAccounts = await fillOnFirstStart(core, config);
  // Read by whoever starts us; the passphrase is kept nowhere else.
  if (demoAccounts.length > 0) process.stdout.write(`${JSON.stringify({ demoAccounts })}\n`);
} finally {
  await core.database.close();
}

/** The demo or the first administrator, only when there is no account at all and only by one process. */
async function fillOnFirstStart(
  { database, clock }: Core,
  settings: Config,
): Promise<readonly DemoAccount[]> {
  const work = new UnitOfWork(database);
  const nobody = { accountId: null, personId: null, requestId: null };
  const count = await database.query('select 1 from account limit 1');
  if (count.length > 0 || (settings.demo === 'never' && !settings.admin)) return [];
  return work.run(nobody, async (tx) => {
    await tx.query('lock table account in exclusive mode');
    await tx.audit({ action: 'installation.started', subjectType: 'installation', subjectId: null });
    if ((await tx.query('select 1 from account limit 1')).length > 0) return [];
    if (settings.admin) await createAdministrator(tx, settings.admin);
    return settings.demo === 'first-start' ? loadDemo(tx, today(clock)) : [];
  });
}

async function createAdministrator(
  tx: Transaction,
  admin: { email: string; password: string },
): Promise<void> {
  const [person] = await tx.query<{ id: string }>(
    `insert into person (name) values ('Administrator') returning id`,
  );
  await tx.query(`insert into account (person_id, email, password_hash, role) values ($1, $2, $3, 'admin')`, [
    person?.id,
    admin.email,
    await hashPassword(admin.password),
  ]);
}

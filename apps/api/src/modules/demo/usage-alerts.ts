import { addDays } from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import { judgeUse, tickDay } from '../usage-alerts/index.js';
import type { DemoWorld } from './demo-world.js';

/** As many days are judged as the two months that the restitutions of the demo look back on. */
const DAYS = 60;

/** The alerts that the use of the demo asks for, judged day after day as the clock does. */
export async function insertUsageAlerts(tx: Transaction, { today }: DemoWorld): Promise<void> {
  for (let back = DAYS; back > 0; back -= 1) {
    const on = addDays(today, -back);
    await tickDay(tx, on);
    await judgeUse(tx, on);
  }
}

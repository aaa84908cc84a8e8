import { alertMoves, usageAlerts, type LocalDate } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { readAlertFacts } from '../persistence/alert-facts.query.js';
import { closeAlerts, openAlerts } from '../persistence/alert-writes.js';

/** What a judgement changed. */
export interface Judged {
  readonly opened: readonly string[];
  readonly closed: number;
}

/** Opens and closes the alerts that the end of `on` asks for, within the caller's transaction; tells nobody. */
export async function judgeUse(tx: Transaction, on: LocalDate): Promise<Judged> {
  const judged = (await readAlertFacts(tx, on)).map(({ deploymentId, facts, open }) => ({
    deploymentId,
    ...alertMoves(open, usageAlerts(facts)),
  }));
  const closes = judged.flatMap(({ deploymentId, closes }) => closes.map((rule) => ({ deploymentId, rule })));
  const opens = judged.flatMap(({ deploymentId, opens }) =>
    opens.map((reason) => ({ deploymentId, reason })),
  );
  await closeAlerts(tx, on, closes);
  return { opened: await openAlerts(tx, on, opens), closed: closes.length };
}

import type { Transaction } from '../database/unit-of-work.js';
import type { JobHandler } from './job-handler.js';

/** The handler of jobs that stand for others: they are never handed to the queue, so there is nothing to do. */
export const PARENT_JOB: JobHandler = {
  run: () => Promise.resolve(),
  failed: () => Promise.resolve(),
};

/** Takes the parent of a job first, if it has one: parts that end at once count each other. */
export async function holdParent(tx: Transaction, jobId: string): Promise<string | null> {
  const [parent] = await tx.query<{ id: string }>(
    'select id from job where id = (select parent_id from job where id = $1) for update',
    [jobId],
  );
  return parent?.id ?? null;
}

/**
 * Counts the parts that have ended into their parent, and ends it with the last one: failed when a part is, for the
 * person to try those again. The parent is held by `holdParent`.
 */
export async function countParts(tx: Transaction, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const rows = await tx.query<{ account: string }>(
    `with parts as (
       select count(*) filter (where state in ('done', 'failed', 'cancelled'))::int as ended,
         count(*) filter (where state = 'failed')::int as failed, count(*)::int as parts
       from job where parent_id = $1)
     update job j set done = p.ended, updated_at = now(), event_id = nextval('job_event'),
       state = case when p.ended < p.parts then 'running' when p.failed > 0 then 'failed' else 'done' end,
       error = case when p.ended = p.parts and p.failed > 0 then 'parts_failed' end,
       finished_at = case when p.ended = p.parts then now() end
     from parts p where j.id = $1 and j.state in ('running', 'failed') returning j.account_id as account`,
    [parentId],
  );
  for (const { account } of rows) {
    await tx.query(`select pg_notify('jalon_job', $1)`, [`${account}:${parentId}`]);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';

export interface Bucket {
  readonly key: string;
  /** Failures that go without delay. */
  readonly free: number;
}

const LONGEST_WAIT_SECONDS = 300;
const FORGET_AFTER = '1 hour';

/** Delays those who guess: by account and by address, doubling, never a permanent lock. */
@Injectable()
export class LoginThrottle {
  constructor(private readonly database: Database) {}

  /** Seconds to wait before the next attempt; 0 to go on. */
  async wait(buckets: readonly Bucket[], now: Date): Promise<number> {
    const [row] = await this.database.query<{ wait: number }>(
      `select coalesce(max(extract(epoch from blocked_until - $2::timestamptz)), 0)::float as wait
       from login_attempt where bucket = any($1) and blocked_until > $2`,
      [buckets.map((bucket) => bucket.key), now],
    );
    return Math.ceil(row?.wait ?? 0);
  }

  /** Counts a failure; the delay starts at 1 s past the free ones and doubles up to five minutes. */
  async failed(buckets: readonly Bucket[], now: Date): Promise<void> {
    await this.database.query(
      `insert into login_attempt as a (bucket, failures, last_at, blocked_until)
       select key, 1, $3, null from unnest($1::text[], $2::int[]) as b(key, free)
       on conflict (bucket) do update set
         failures = case when a.last_at < $3::timestamptz - interval '${FORGET_AFTER}' then 1 else a.failures + 1 end,
         last_at = $3,
         blocked_until = (
           select case when a.failures + 1 <= b.free or a.last_at < $3::timestamptz - interval '${FORGET_AFTER}' then null
             else $3::timestamptz + make_interval(secs => least(${LONGEST_WAIT_SECONDS}, power(2, least(a.failures - b.free, 20)))) end
           from unnest($1::text[], $2::int[]) as b(key, free) where b.key = a.bucket)`,
      [buckets.map((bucket) => bucket.key), buckets.map((bucket) => bucket.free), now],
    );
  }

  async succeeded(accountBucket: string): Promise<void> {
    await this.database.query('delete from login_attempt where bucket = $1', [accountBucket]);
  }
}

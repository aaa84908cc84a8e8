import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { AccountRepository, type Profile } from '../persistence/account.repository.js';

/** What the screens show of who is signed in. */
@Injectable()
export class ProfileQuery {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly database: Database,
  ) {}

  find(accountId: string): Promise<Profile | undefined> {
    return this.accounts.profile(accountId);
  }

  /** Whether demo data is loaded: the banner stays until it is removed. */
  async hasDemo(): Promise<boolean> {
    const rows = await this.database.query(`select 1 from setting where key = 'demo'`, [], 'setting-demo');
    return rows.length > 0;
  }
}

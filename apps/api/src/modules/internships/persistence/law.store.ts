import { Injectable } from '@nestjs/common';
import type { WriteInternshipSettings, WriteLawSetting } from '@jalon/contracts';
import {
  DEFAULT_SIGNATORIES,
  LAW_SETTINGS,
  type LawSetting,
  type Signatory,
  type YearRatePolicy,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** What the lab decided about its internships. Version 0: nobody wrote it, these are the usual ones. */
export interface LabSettings {
  readonly signatories: readonly Signatory[];
  readonly scope: 'legal_entity' | 'lab';
  readonly yearRatePolicy: YearRatePolicy;
  readonly headcount: number;
  readonly averageHeadcount: number;
  readonly version: number;
}

const USUAL: LabSettings = {
  signatories: DEFAULT_SIGNATORIES,
  scope: 'lab',
  yearRatePolicy: 'month_of_presence',
  headcount: 0,
  averageHeadcount: 0,
  version: 0,
};

/** The law by date, and the lab's own settings. */
@Injectable()
export class LawStore {
  constructor(private readonly database: Database) {}

  /** Amounts and thresholds: an administrator's first, so that they hold where both begin on one day. */
  async law(tx?: Transaction): Promise<readonly LawSetting[]> {
    return [...(await this.ownLaw(tx)), ...LAW_SETTINGS];
  }

  ownLaw(tx?: Transaction): Promise<readonly LawSetting[]> {
    return this.read<LawSetting>(
      `select key, valid_from as "from", value::float8 as value, source, basis from law_setting order by key, valid_from`,
      tx,
    );
  }

  async lab(tx?: Transaction): Promise<LabSettings> {
    const [row] = await this.read<LabSettings>(
      `select signatories, scope, year_rate_policy as "yearRatePolicy", headcount,
         average_headcount as "averageHeadcount", version from internship_setting`,
      tx,
    );
    return row ?? USUAL;
  }

  /** Writes the settings of `command.version`. @returns false when another version is there by now */
  async saveLab(tx: Transaction, command: WriteInternshipSettings): Promise<boolean> {
    const rows = await tx.query(
      command.version === 0
        ? `insert into internship_setting (signatories, scope, year_rate_policy, headcount, average_headcount, updated_at)
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning version`
        : `update internship_setting set signatories = $1, scope = $2, year_rate_policy = $3, headcount = $4,
             average_headcount = $5, updated_at = $6, version = version + 1 where version = $7 returning version`,
      [
        command.signatories,
        command.scope,
        command.yearRatePolicy,
        command.headcount,
        command.averageHeadcount,
        tx.now,
        ...(command.version === 0 ? [] : [command.version]),
      ],
    );
    return rows.length > 0;
  }

  async saveLaw(tx: Transaction, setting: WriteLawSetting): Promise<void> {
    await tx.query(
      `insert into law_setting (key, valid_from, value, source, basis, by_account_id, at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (key, valid_from) do update set value = excluded.value, source = excluded.source,
         basis = excluded.basis, by_account_id = excluded.by_account_id, at = excluded.at`,
      [setting.key, setting.from, setting.value, setting.source, setting.basis, tx.actor.accountId, tx.now],
    );
  }

  /** @returns false when no administrator had added it */
  async removeLaw(tx: Transaction, key: string, from: string): Promise<boolean> {
    const rows = await tx.query('delete from law_setting where key = $1 and valid_from = $2 returning key', [
      key,
      from,
    ]);
    return rows.length > 0;
  }

  private read<Row extends object>(text: string, tx?: Transaction): Promise<Row[]> {
    return tx ? tx.query<Row>(text) : this.database.query<Row>(text);
  }
}

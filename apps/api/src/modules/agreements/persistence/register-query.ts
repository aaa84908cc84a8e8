import { Injectable } from '@nestjs/common';
import { AGREEMENT_ENDING_DAYS, type AgreementQuery, type AgreementRegister } from '@jalon/contracts';
import { addDays, type LocalDate, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { SUMMARY_COLUMNS, SUMMARY_FROM } from './agreement-columns.js';
import type { SummaryRow } from './agreement.store.js';

const SHOWN_MAX = 200;
type Show = AgreementQuery['show'];

/** The agreements of every use case that the reader may see. */
@Injectable()
export class RegisterQuery {
  constructor(private readonly database: Database) {}

  async read(
    principal: Principal,
    show: Show,
    today: LocalDate,
  ): Promise<{ readonly items: readonly SummaryRow[]; readonly counts: AgreementRegister['counts'] }> {
    const values = new Values();
    const visible = `${visibleTo(principal, values)} and ${principal.role === 'partner' ? `a.state <> 'draft'` : 'true'}`;
    const day = `${values.add(today)}::date`;
    const soon = `${values.add(addDays(today, AGREEMENT_ENDING_DAYS))}::date`;
    const is: Readonly<Record<Show, string>> = {
      all: 'true',
      ending: `a.state = 'signed' and a.valid_to between ${day} and ${soon}`,
      under_way: `a.state <> 'signed'`,
      signed: `a.state = 'signed' and (a.valid_to is null or a.valid_to >= ${day})`,
      expired: `a.state = 'signed' and a.valid_to < ${day}`,
    };
    const [items, [counts]] = await Promise.all([
      this.database.query<SummaryRow>(
        // Under way first by what waits longest, then what ends soonest.
        `select ${SUMMARY_COLUMNS} ${SUMMARY_FROM} where ${visible} and ${is[show]}
           and ${day} <= ${soon}
         order by case when a.state = 'signed' then a.valid_to end nulls first, a.updated_at, a.id limit ${SHOWN_MAX}`,
        values.all,
      ),
      this.database.query<AgreementRegister['counts']>(
        `select ${Object.entries(is)
          .map(([name, condition]) => `count(*) filter (where ${condition})::int as ${name}`)
          .join(', ')}
         from agreement a join use_case u on u.id = a.use_case_id where ${visible}`,
        values.all,
      ),
    ]);
    return { items, counts: counts ?? { all: 0, ending: 0, under_way: 0, signed: 0, expired: 0 } };
  }
}

import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/unit-of-work.js';

/** Whom the moves of minutes concern. */
@Injectable()
export class AudienceStore {
  /**
   * Who may review the minutes and answers for the meeting: its chair, and the functional referents of its use cases.
   * When none of them has such an account, every project manager.
   */
  async reviewers(
    tx: Transaction,
    meeting: { readonly chairId: string | null; readonly useCaseIds: readonly string[] },
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ personId: string; concerned: boolean }>(
      `select a.person_id as "personId", a.person_id is not distinct from $1::uuid or exists (
           select 1 from use_case u where u.id = any($2::uuid[]) and u.functional_referent_id = a.person_id) as concerned
       from account a where a.disabled_at is null and a.role in ('project_manager', 'admin')
         and (a.role = 'project_manager' or a.person_id is not distinct from $1::uuid)`,
      [meeting.chairId, meeting.useCaseIds],
    );
    const concerned = rows.filter((row) => row.concerned);
    return (concerned.length > 0 ? concerned : rows).map(({ personId }) => personId);
  }

  async nameOf(tx: Transaction, personId: string | null): Promise<string | null> {
    const [row] = await tx.query<{ name: string }>('select name from person where id = $1', [personId]);
    return row?.name ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import type { AssignmentDraft, Competence, LocalDate } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { Reader } from './reader.js';

export interface AssignmentRecord extends AssignmentDraft {
  readonly id: string;
  readonly version: number;
}

/** With the names, for the screens. */
export interface AssignmentRow extends AssignmentRecord {
  readonly personName: string;
  readonly competence: Competence | null;
  readonly squadName: string | null;
}

/** Who works for a use case, from when to when and how much. */
@Injectable()
export class AssignmentStore {
  constructor(private readonly database: Database) {}

  ofUseCase(useCaseId: string, reader: Reader = this.database): Promise<AssignmentRow[]> {
    return reader.query<AssignmentRow>(
      `select a.id, a.person_id as "personId", p.name as "personName", p.competence, a.squad_id as "squadId",
         s.name as "squadName", a.role, a.from_on as "fromOn", a.to_on as "toOn", a.percent,
         a.person_days::float8 as "personDays", a.version
       from assignment a join person p on p.id = a.person_id left join squad s on s.id = a.squad_id
       where a.use_case_id = $1 order by a.from_on, fold(p.name), a.id`,
      [useCaseId],
    );
  }

  /** The day of its entry into its first stage. */
  async bornOn(useCaseId: string, reader: Reader = this.database): Promise<LocalDate | null> {
    const [row] = await reader.query<{ on: LocalDate | null }>(
      'select min(effective_on) as on from use_case_move where use_case_id = $1',
      [useCaseId],
    );
    return row?.on ?? null;
  }

  async add(tx: Transaction, useCaseId: string, draft: AssignmentDraft): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into assignment (use_case_id, person_id, squad_id, role, from_on, to_on, percent, person_days)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        useCaseId,
        draft.personId,
        draft.squadId,
        draft.role,
        draft.fromOn,
        draft.toOn,
        draft.percent,
        draft.personDays,
      ],
    );
    return row?.id ?? '';
  }

  async save(tx: Transaction, id: string, draft: AssignmentDraft): Promise<void> {
    await tx.query(
      `update assignment set squad_id = $2, role = $3, from_on = $4, to_on = $5, percent = $6, person_days = $7,
         version = version + 1 where id = $1`,
      [id, draft.squadId, draft.role, draft.fromOn, draft.toOn, draft.percent, draft.personDays],
    );
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from assignment where id = $1', [id]);
  }
}

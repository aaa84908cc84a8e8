import { Injectable } from '@nestjs/common';
import { withoutPerson, type LocalDate, type CandidateIdentity } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** What goes when the retention of an application ends, and what is handed to the person before. */
@Injectable()
export class ErasureStore {
  constructor(private readonly database: Database) {}

  /** Those kept past their last day, the oldest first. */
  async due(today: LocalDate, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from internship_application where erased_at is null and retained_until < $1
       order by retained_until, id limit ${limit}`,
      [today],
    );
    return rows.map(({ id }) => id);
  }

  async keepUntil(tx: Transaction, id: string, until: LocalDate): Promise<void> {
    await tx.query('update internship_application set retained_until = $2, updated_at = $3 where id = $1', [
      id,
      until,
      tx.now,
    ]);
  }

  /**
   * In place: who applied, what they sent and what was noted of them go; the offer, the days, the scores and the moves
   * stay, and the reasons of the decisions without the person.
   */
  async erase(tx: Transaction, id: string, person: CandidateIdentity): Promise<void> {
    await tx.query('delete from internship_application_file where application_id = $1', [id]);
    await tx.query(`update internship_score set note = '' where application_id = $1 and note <> ''`, [id]);
    await tx.query(
      `update internship_interview set notes = '', version = version + 1 where application_id = $1 and notes <> ''`,
      [id],
    );
    const moves = await tx.query<{ seq: string; reason: string }>(
      `select seq, reason from internship_application_move where application_id = $1 and reason <> ''`,
      [id],
    );
    for (const { seq, reason } of moves) {
      const left = withoutPerson(reason, person);
      if (left !== reason)
        await tx.query('update internship_application_move set reason = $2 where seq = $1', [seq, left]);
    }
    await tx.query(
      `update internship_application set name = '', email = '', phone = '', school = '', curriculum = '', level = '',
         available_from = null, months = null, message = '', erased_at = $2, updated_at = $2, version = version + 1
       where id = $1`,
      [id, tx.now],
    );
  }

  /** Everything the lab holds of who sent this application, by its address: each application with what hangs on it. */
  ofPerson(tx: Transaction, email: string): Promise<readonly Exported[]> {
    return tx.query<Exported>(
      `select a.id, json_build_object('offer', o.title, 'state', a.state, 'name', a.name, 'email', a.email,
         'phone', a.phone, 'school', a.school, 'curriculum', a.curriculum, 'level', a.level,
         'availableFrom', a.available_from, 'months', a.months, 'message', a.message, 'language', a.language,
         'receivedAt', a.received_at, 'lastContactOn', a.last_contact_on, 'retainedUntil', a.retained_until,
         'decidedAt', a.decided_at, 'score', a.score,
         'scores', (select coalesce(json_agg(json_build_object('criterion', s.criterion, 'score', s.score, 'note', s.note,
            'at', s.at) order by s.criterion, s.at), '[]') from internship_score s where s.application_id = a.id),
         'interviews', (select coalesce(json_agg(json_build_object('heldOn', v.held_on, 'notes', v.notes)
            order by v.held_on, v.id), '[]') from internship_interview v where v.application_id = a.id),
         'moves', (select coalesce(json_agg(json_build_object('name', m.name, 'to', m.to_state, 'reason', m.reason,
            'at', m.at) order by m.seq), '[]') from internship_application_move m where m.application_id = a.id)) as data,
         (select coalesce(json_agg(json_build_object('position', f.position, 'name', f.name, 'mime', f.mime,
            'sha256', f.sha256) order by f.position), '[]')
            from internship_application_file f where f.application_id = a.id) as files
       from internship_application a join internship_offer o on o.id = a.offer_id
       where lower(a.email) = lower($1) and a.erased_at is null order by a.received_at, a.id`,
      [email],
    );
  }

  async bytes(tx: Transaction, id: string, position: number): Promise<Buffer> {
    const [file] = await tx.query<{ bytes: Buffer }>(
      'select bytes from internship_application_file where application_id = $1 and position = $2',
      [id, position],
    );
    return file?.bytes ?? Buffer.alloc(0);
  }
}

export interface Exported {
  readonly id: string;
  readonly data: object;
  readonly files: readonly {
    readonly position: number;
    readonly name: string;
    readonly mime: string;
    readonly sha256: string;
  }[];
}

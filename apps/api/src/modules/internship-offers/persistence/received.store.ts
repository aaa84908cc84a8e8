import { Injectable } from '@nestjs/common';
import type { SendApplication } from '@jalon/contracts';
import type { LocalDate } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface ReceivedFile {
  readonly format: 'pdf' | 'docx';
  readonly mime: string;
  readonly bytes: Buffer;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Applications as they arrive. */
@Injectable()
export class ReceivedStore {
  /** Its id; null when this address has applied to the offer already. */
  async add(
    tx: Transaction,
    offerId: string,
    form: SendApplication,
    days: { readonly today: LocalDate; readonly retainedUntil: LocalDate },
  ): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `insert into internship_application (offer_id, name, email, phone, school, curriculum, level, available_from, months,
         message, language, received_at, last_contact_on, retained_until, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $12)
       on conflict (offer_id, lower(email)) where erased_at is null and state <> 'withdrawn' do nothing returning id`,
      [
        offerId,
        form.name,
        form.email,
        form.phone,
        form.school,
        form.curriculum,
        form.level,
        form.availableFrom,
        form.months,
        form.message,
        form.language,
        tx.now,
        days.today,
        days.retainedUntil,
      ],
    );
    return row?.id ?? null;
  }

  /** The file goes by a name of ours: the one it came with may be somebody's. */
  async attach(tx: Transaction, applicationId: string, file: ReceivedFile): Promise<void> {
    await tx.query(
      `insert into internship_application_file (application_id, position, name, mime, bytes, sha256)
       values ($1, 1, $2, $3, $4, $5)`,
      [applicationId, `cv.${file.format}`, file.mime, file.bytes, file.sha256],
    );
  }
}

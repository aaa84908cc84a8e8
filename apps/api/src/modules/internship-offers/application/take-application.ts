import { Inject, Injectable } from '@nestjs/common';
import type { ApplicationReceived, SendApplication } from '@jalon/contracts';
import { DomainError, retentionLimit, type LocalDate } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import { LawStore } from '../../internships/index.js';
import { Notifier } from '../../notifications/index.js';
import { PublicOffersQuery, type PublicOfferRow } from '../persistence/public-offers.query.js';
import { ReceivedStore, type ReceivedFile } from '../persistence/received.store.js';
import { CvIntake } from './cv-intake.js';

/** Takes an application from somebody without an account: the form, its file, its audit and who is told, or nothing. */
@Injectable()
export class TakeApplication {
  constructor(
    private readonly offers: PublicOffersQuery,
    private readonly received: ReceivedStore,
    private readonly intake: CvIntake,
    private readonly law: LawStore,
    private readonly notifier: Notifier,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Until when an application that arrives today may be kept. */
  async retainedUntil(): Promise<LocalDate> {
    return retentionLimit(
      { state: 'received', lastContactOn: today(this.clock), internshipEndOn: null },
      await this.law.law(),
    );
  }

  /** @throws DomainError `not_found` for an offer that candidates cannot read */
  async readable(slug: string, tx?: Transaction): Promise<PublicOfferRow> {
    const offer = await this.offers.find(today(this.clock), slug, tx);
    if (!offer) throw new DomainError('not_found', 'No such offer');
    return offer;
  }

  /**
   * Sent again, or twice by one address, it is kept once: the address and the offer are its key, and the answer is the
   * same. Who fills in what people do not see gets that answer too, and nothing is kept.
   * @throws DomainError `file_refused`, `not_found` when the offer closed meanwhile
   */
  async take(
    slug: string,
    form: SendApplication,
    cv: { readonly name: string; readonly bytes: Buffer },
    requestId: string,
  ): Promise<ApplicationReceived> {
    const retainedUntil = await this.retainedUntil();
    const file = await this.intake.take(cv.name, cv.bytes);
    if (form.website !== '') return { received: true, retainedUntil };
    await this.work.run({ accountId: null, personId: null, requestId }, async (tx) => {
      const offer = await this.readable(slug, tx);
      await this.keep(tx, offer, form, file, retainedUntil);
    });
    return { received: true, retainedUntil };
  }

  private async keep(
    tx: Transaction,
    offer: PublicOfferRow,
    form: SendApplication,
    file: ReceivedFile,
    retainedUntil: LocalDate,
  ): Promise<void> {
    const days = { today: today(this.clock), retainedUntil };
    const id = await this.received.add(tx, offer.id, form, days);
    if (id === null) {
      await tx.audit({
        action: 'internship_application.repeated',
        subjectType: 'internship_offer',
        subjectId: offer.id,
      });
      return;
    }
    await this.received.attach(tx, id, file);
    await tx.audit({
      action: 'internship_application.received',
      subjectType: 'internship_application',
      subjectId: id,
    });
    const told = new Set([offer.tutorId, offer.referentId].filter((person) => person !== null));
    await this.notifier.tell(
      tx,
      [...told].map((personId) => ({
        personId,
        kind: 'application_received',
        subjectId: id,
        occasion: 1,
        // Of the candidate nothing: a notice outlives what is erased.
        data: { title: offer.title, heldOn: days.today, by: null, actions: [], decisions: 0, reason: null },
      })),
    );
  }
}

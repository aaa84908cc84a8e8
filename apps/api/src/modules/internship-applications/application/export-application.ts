import { Injectable } from '@nestjs/common';
import { DomainError, type Principal } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { zipPieces } from '../../deliverables/index.js';
import { ErasureStore } from '../persistence/erasure.store.js';
import { ApplicationQueries, fileName } from './application-queries.js';

/** What the lab holds of one candidate, to hand to them (GDPR, articles 15 and 20). */
@Injectable()
export class ExportApplication {
  constructor(
    private readonly queries: ApplicationQueries,
    private readonly erasures: ErasureStore,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * A ZIP of every application sent from the address of this one: `candidature.json` and the files as they were sent.
   * Scorers are not named: their names are no data of the candidate.
   * @throws DomainError `not_found`; `not_ready` once erased
   */
  async pieces(context: RequestContext, id: string): Promise<AsyncGenerator<Buffer>> {
    const { actor } = context;
    const principal: Principal = context.principal;
    const files = await this.work.run(actor, async (tx) => {
      const held = await this.queries.hold(tx, principal, id, null);
      if (held.erased) {
        throw new DomainError('not_ready', 'Nothing is left of this person', [
          { path: 'id', code: 'already_erased' },
        ]);
      }
      const found = await this.erasures.ofPerson(tx, held.email);
      const list: { readonly name: string; readonly bytes: Buffer }[] = [];
      const applications = [];
      for (const one of found) {
        applications.push({
          ...one.data,
          files: one.files.map(({ position, name, mime, sha256 }) => ({
            file: fileName(one.id, position, mime),
            sentAs: name,
            mime,
            sha256,
          })),
        });
        for (const { position, mime } of one.files) {
          const bytes = await this.erasures.bytes(tx, one.id, position);
          list.push({ name: fileName(one.id, position, mime), bytes });
        }
      }
      await tx.audit({
        action: 'internship_application.exported',
        subjectType: 'internship_application',
        subjectId: id,
      });
      const json = Buffer.from(JSON.stringify({ applications }, null, 2), 'utf8');
      return [{ name: 'candidature.json', bytes: json }, ...list];
    });
    return zipPieces(files.map(({ name, bytes }) => ({ name, bytes: () => Promise.resolve(bytes) })));
  }
}

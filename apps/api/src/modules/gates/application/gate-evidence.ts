import { Injectable } from '@nestjs/common';
import type { AddGateEvidence, Gates, UploadGateFile } from '@jalon/contracts';
import { DomainError, GATE_LIMITS, may } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { canonical, GateFacts, sha256 } from '../persistence/gate-facts.js';
import { GateStore, type NewEvidence } from '../persistence/gate.store.js';
import { mediaTypeOf, refusal } from './file-type.js';
import { findCriterion } from './gate-preparation.js';
import type { ReviewParts } from './gate-queries.js';
import { ReviewWork, told } from './review-work.js';

type Address = { readonly address: string; readonly reviewId: string };
type Piece = Omit<NewEvidence, 'criterion' | 'sha256'>;

const JSON_TYPE = 'application/json';

/** What shows that a criterion is met, kept as it was on the day, with its hash. */
@Injectable()
export class GateEvidenceCommands {
  constructor(
    private readonly store: GateStore,
    private readonly facts: GateFacts,
    private readonly reviews: ReviewWork,
  ) {}

  /** A link or a fact. @throws DomainError `not_found` when Jalon holds nothing of the kind */
  add(context: RequestContext, at: Address, command: AddGateEvidence): Promise<Gates> {
    return this.keep(context, at, command, async (tx, useCaseId) => {
      if (command.kind === 'link') {
        const { label, note, url } = command;
        const bytes = Buffer.from(canonical({ label, note, url }), 'utf8');
        return { kind: 'link', label, note, url, fact: null, mediaType: JSON_TYPE, bytes };
      }
      const { fact, note } = command;
      const bytes = await this.facts.read(tx.query.bind(tx), useCaseId, fact);
      if (bytes === null) {
        throw new DomainError('invalid_value', 'There is nothing of this kind yet', [
          { path: 'fact', code: 'nothing_to_pin' },
        ]);
      }
      return { kind: 'fact', label: fact, note, url: null, fact, mediaType: JSON_TYPE, bytes };
    });
  }

  /** @throws DomainError `file_refused` with a code for `file`; nothing is kept then */
  async upload(
    context: RequestContext,
    at: Address,
    command: UploadGateFile,
    body: AsyncIterable<unknown>,
  ): Promise<Gates> {
    // Ten megabytes are read only for who may leave them here.
    if (!may(context.principal, 'gate:request')) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    const bytes = await received(body);
    const mediaType = mediaTypeOf(command.fileName, bytes);
    return this.keep(context, at, command, () =>
      Promise.resolve({
        kind: 'file',
        label: command.fileName,
        note: '',
        url: null,
        fact: null,
        mediaType,
        bytes,
      }),
    );
  }

  /** @throws DomainError `not_found` */
  remove(context: RequestContext, at: Address, evidenceId: string, version: number): Promise<Gates> {
    const change = { ...at, version, action: 'gate:request' } as const;
    return this.reviews.run(context, change, async (tx, _useCase, { evidence }) => {
      const piece = evidence.find((one) => one.id === evidenceId.toLowerCase());
      if (!piece) throw new DomainError('not_found', 'No such evidence');
      await this.store.removeEvidence(tx, piece.id);
      return {
        action: 'gate.evidence_removed',
        changes: [told('label', piece.label, null), told('sha256', piece.sha256, null)],
      };
    });
  }

  private keep(
    context: RequestContext,
    at: Address,
    { criterion, version }: { readonly criterion: string; readonly version: number },
    make: (tx: Transaction, useCaseId: string) => Promise<Piece>,
  ): Promise<Gates> {
    const change = { ...at, version, action: 'gate:request' } as const;
    return this.reviews.run(context, change, async (tx, useCase, parts) => {
      checkRoom(parts);
      const { key } = findCriterion(parts.review.criteria, criterion);
      const piece = await make(tx, useCase.id);
      const hash = sha256(piece.bytes);
      await this.store.addEvidence(tx, parts.review.id, { ...piece, criterion: key, sha256: hash });
      return {
        action: 'gate.evidence_added',
        changes: [told('criterion', key, key), told('label', null, piece.label), told('sha256', null, hash)],
      };
    });
  }
}

function checkRoom({ evidence }: ReviewParts): void {
  if (evidence.length < GATE_LIMITS.evidence) return;
  throw new DomainError('limit_exceeded', 'This review has too many pieces of evidence', [
    { path: 'criterion', code: 'too_many', params: { max: GATE_LIMITS.evidence } },
  ]);
}

/** The whole body, counted while it comes. @throws DomainError `file_refused` */
async function received(body: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      const piece = chunk as Buffer;
      size += piece.length;
      if (size > GATE_LIMITS.fileBytes) throw refusal('too_large', { max: GATE_LIMITS.fileBytes });
      pieces.push(piece);
    }
  } catch (error) {
    // The client went away in the middle: what came is not the file.
    throw error instanceof DomainError ? error : refusal('upload_cut');
  }
  return Buffer.concat(pieces);
}

import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  shareToken,
  type CreatedDeliverableShare,
  type CreateDeliverableShare,
  type DeliverableShares,
  type SharedDeliverable,
} from '@jalon/contracts';
import { DELIVERABLE_RULES, DomainError, type DeliverableFormat, type Principal } from '@jalon/domain';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import type { StoredDetail } from '../persistence/deliverable-detail.query.js';
import { ShareStore, type OpenShare } from '../persistence/share.store.js';
import type { FoundFile } from '../persistence/version.store.js';
import { DeliverableAccess } from './deliverable-access.js';
import { DeliverableQueries, shareRefusal } from './deliverable-queries.js';

const DAY_MS = 86_400_000;
/** 256 bits: nobody guesses one. */
const TOKEN_BYTES = 32;

const hashed = (token: string): Buffer => createHash('sha256').update(token).digest();
const noLink = (): DomainError => new DomainError('not_found', 'This link does not exist, or has ended');

/** Links that end, for people who have no account. */
@Injectable()
export class Shares {
  constructor(
    private readonly access: DeliverableAccess,
    private readonly queries: DeliverableQueries,
    private readonly store: ShareStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError `not_found` */
  async list(principal: Principal, id: string): Promise<DeliverableShares> {
    await this.access.read(principal, id);
    return { items: await this.store.list(id, this.now()) };
  }

  /**
   * The token is in the answer and nowhere else: a repeated request is a link of its own.
   * @throws DomainError `not_ready` for what is not ready, or not approved where its kind asks for it, or judges a person
   */
  create(
    context: RequestContext,
    id: string,
    command: CreateDeliverableShare,
  ): Promise<CreatedDeliverableShare> {
    const { principal } = context;
    return this.work.run(context.actor, async (tx) => {
      await this.access.hold(tx, principal, id);
      const stored = await this.queries.stored(principal, id, tx);
      const refusal = shareRefusal(stored);
      if (refusal !== null) throw notShared(refusal);
      const approved = approvedNumber(stored);
      const wanted = command.number ?? approved;
      // What was returned, or never read by a reviewer, does not go out with what is approved.
      if (approved !== undefined && wanted !== approved) throw notShared('not_approved');
      const version = stored.versions.find(
        ({ number, state }) => state === 'ready' && (wanted ?? number) === number,
      );
      if (!version) throw notShared('not_ready');
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const share = await this.store.add(tx, {
        deliverableId: id,
        versionId: version.id,
        tokenHash: hashed(token),
        expiresAt: new Date(Date.parse(tx.now) + command.days * DAY_MS).toISOString(),
      });
      await tx.audit({
        action: 'deliverable.shared',
        subjectType: 'deliverable',
        subjectId: id,
        changes: [{ path: 'expiresAt', before: null, after: share.expiresAt }],
      });
      return { ...share, token };
    });
  }

  /** @throws DomainError `not_found` */
  async revoke(context: RequestContext, id: string, shareId: string): Promise<void> {
    await this.work.run(context.actor, async (tx) => {
      await this.access.hold(tx, context.principal, id);
      if (!(await this.store.revoke(tx, id, shareId))) throw noLink();
      await tx.audit({ action: 'deliverable.share_revoked', subjectType: 'deliverable', subjectId: id });
    });
  }

  /** What a link leads to, for anybody who has it. @throws DomainError `not_found` */
  async read(token: string): Promise<SharedDeliverable> {
    const { id: _id, versionId, ...open } = await this.open(token);
    return { ...open, labName: this.config.labName, files: await this.store.files(versionId) };
  }

  /** A file by a link; each time is counted. @throws DomainError `not_found` */
  async file(token: string, format: DeliverableFormat, requestId: string): Promise<FoundFile> {
    const open = await this.open(token);
    const file = await this.store.file(open.versionId, format);
    if (!file) throw noLink();
    await this.work.run({ accountId: null, personId: null, requestId }, async (tx) => {
      await this.store.count(tx, open.id);
      await tx.audit({
        action: 'deliverable.share_opened',
        subjectType: 'deliverable_share',
        subjectId: open.id,
      });
    });
    return file;
  }

  private async open(token: string): Promise<OpenShare> {
    if (!shareToken.safeParse(token).success) throw noLink();
    const open = await this.store.open(hashed(token), this.now());
    if (!open) throw noLink();
    return open;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** Of a kind that is reviewed, the version that was approved last. */
const approvedNumber = ({ kind, moves }: Pick<StoredDetail, 'kind' | 'moves'>): number | undefined =>
  DELIVERABLE_RULES[kind].reviewed ? moves.find(({ name }) => name === 'approve')?.number : undefined;

const notShared = (code: NonNullable<ReturnType<typeof shareRefusal>>): DomainError =>
  new DomainError('not_ready', 'This deliverable cannot be shared yet', [
    { path: 'state', code: `deliverable_${code}` },
  ]);

import { Injectable } from '@nestjs/common';
import type {
  CreateMinutesComment,
  MinutesComment,
  MinutesComments,
  UpdateMinutesComment,
} from '@jalon/contracts';
import { DomainError, MINUTES_LIMITS, type Principal } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { CommentStore, type CommentRow } from '../persistence/comment.store.js';
import type { MinutesRecord } from '../persistence/minutes.store.js';
import { MinutesAccess } from './minutes-access.js';
import { isDiscussed } from './minutes-queries.js';

/** Comments of those who write and review minutes. */
@Injectable()
export class Comments {
  constructor(
    private readonly access: MinutesAccess,
    private readonly store: CommentStore,
    private readonly work: UnitOfWork,
  ) {}

  async list(principal: Principal, minutesId: string): Promise<MinutesComments> {
    const { minutes } = await this.access.read(principal, minutesId);
    const rows = await this.store.list(minutes.id);
    return { items: rows.map((row) => shown(principal, row)) };
  }

  /** @throws DomainError `not_found`, `transition_not_allowed` once approved, `limit_exceeded`, or `invalid_value` */
  add(context: RequestContext, minutesId: string, command: CreateMinutesComment): Promise<MinutesComment> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const { minutes, meeting } = await this.access.hold(tx, context.principal, minutesId, 'minutes:write');
      checkDiscussed(minutes);
      if ((await this.store.count(tx, minutes.id)) >= MINUTES_LIMITS.comments) {
        throw new DomainError('limit_exceeded', 'These minutes have too many comments', [
          { path: 'body', code: 'too_many', params: { max: MINUTES_LIMITS.comments } },
        ]);
      }
      if (command.parentId !== null) await this.checkReply(tx, minutes.id, command);
      const id = await this.store.add(tx, minutes.id, command);
      await tx.audit({ action: 'minutes.commented', subjectType: 'meeting', subjectId: meeting.id });
      return this.read(tx, context.principal, minutes.id, id);
    });
  }

  /** @throws DomainError `version_conflict` with the current comment; `forbidden` to change another's words */
  update(
    context: RequestContext,
    minutesId: string,
    commentId: string,
    { version, body, resolved }: UpdateMinutesComment,
  ): Promise<MinutesComment> {
    const { principal } = context;
    return this.work.run(context.actor, async (tx) => {
      const { minutes, meeting } = await this.access.hold(tx, principal, minutesId, 'minutes:write');
      const before = await this.read(tx, principal, minutes.id, commentId);
      if (before.version !== version) {
        throw new DomainError('version_conflict', 'Somebody changed this comment', [], before);
      }
      if (body !== undefined && body !== before.body) {
        checkDiscussed(minutes);
        if (!before.mine) throw new DomainError('forbidden', 'Only its author changes a comment');
      }
      if (resolved !== undefined && before.parentId !== null) {
        throw new DomainError('invalid_value', 'A comment is resolved with its replies', [
          { path: 'resolved', code: 'invalid' },
        ]);
      }
      const isResolved = before.resolvedAt !== null;
      const turns = resolved !== undefined && resolved !== isResolved;
      await this.store.save(tx, commentId, {
        body: body ?? before.body,
        resolvedAt: turns ? (resolved ? tx.now : null) : before.resolvedAt,
        resolvedById: turns ? (resolved ? principal.personId : null) : before.resolvedById,
      });
      await tx.audit({
        action: turns
          ? resolved
            ? 'minutes.comment_resolved'
            : 'minutes.comment_reopened'
          : 'minutes.comment_changed',
        subjectType: 'meeting',
        subjectId: meeting.id,
      });
      return this.read(tx, principal, minutes.id, commentId);
    });
  }

  /** A reply belongs to a comment of the same minutes, and speaks of its passage. */
  private async checkReply(
    tx: Transaction,
    minutesId: string,
    { parentId, anchor }: CreateMinutesComment,
  ): Promise<void> {
    const parent = parentId === null ? undefined : await this.store.find(tx, minutesId, parentId);
    if (!parent || parent.parentId !== null) {
      throw new DomainError('invalid_value', 'No such comment', [{ path: 'parentId', code: 'unknown' }]);
    }
    if (anchor !== null) {
      throw new DomainError('invalid_value', 'A reply has the passage of its comment', [
        { path: 'anchor', code: 'invalid' },
      ]);
    }
  }

  private async read(
    tx: Transaction,
    principal: Principal,
    minutesId: string,
    id: string,
  ): Promise<MinutesComment> {
    const row = await this.store.find(tx, minutesId, id);
    if (!row) throw new DomainError('not_found', 'No such comment');
    return shown(principal, row);
  }
}

function shown({ personId }: Principal, row: CommentRow): MinutesComment {
  return { ...row, mine: row.authorId === personId };
}

/** @throws DomainError `transition_not_allowed`: what is said after approval goes into the next edition */
function checkDiscussed({ state }: MinutesRecord): void {
  if (isDiscussed(state)) return;
  throw new DomainError('transition_not_allowed', 'These minutes are approved', [
    { path: 'state', code: 'comments_closed' },
  ]);
}

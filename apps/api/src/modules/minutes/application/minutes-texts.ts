import { Injectable } from '@nestjs/common';
import type {
  CompareMinutes,
  MinutesCheck,
  MinutesComparison,
  MinutesRegister,
  MinutesSubmission,
  MinutesText,
} from '@jalon/contracts';
import {
  compareMinutesTexts,
  DomainError,
  minutesEntries,
  registerCode,
  type EntryKind,
  type MinutesContent,
  type Principal,
} from '@jalon/domain';
import { EntryStore } from '../persistence/entry.store.js';
import { MinutesStore } from '../persistence/minutes.store.js';
import { SubmissionStore, type FrozenMinutes } from '../persistence/submission.store.js';
import { MinutesAccess, readsOnlyDistributed } from './minutes-access.js';
import { MinutesFacts } from './minutes-facts.js';

/** The texts of minutes: what they hold, what was frozen, what changed between two, what became of them. */
@Injectable()
export class MinutesTexts {
  constructor(
    private readonly access: MinutesAccess,
    private readonly facts: MinutesFacts,
    private readonly store: MinutesStore,
    private readonly submissions: SubmissionStore,
    private readonly entries: EntryStore,
  ) {}

  async check(principal: Principal, minutesId: string): Promise<MinutesCheck> {
    const { minutes, meeting } = await this.access.read(principal, minutesId);
    const { content, facts, gaps } = await this.facts.written(minutes, meeting);
    const rows = minutesEntries(content, facts);
    const count = (kind: EntryKind) => rows.filter((row) => row.kind === kind).length;
    return {
      gaps: [...gaps],
      counts: {
        decision: count('decision'),
        action: count('action'),
        risk: count('risk'),
        info: count('info'),
      },
    };
  }

  /**
   * A frozen text, by its number, or `latest`: the approved one that readers read.
   * @throws DomainError `not_found`, for partners also of every text but the one distributed
   */
  async text(principal: Principal, minutesId: string, which: string): Promise<MinutesText> {
    const { minutes } = await this.access.read(principal, minutesId);
    const only = readsOnlyDistributed(principal);
    const approvedIn = only ? minutes.distributedEdition : null;
    const number = which === 'latest' ? null : numberOf(which);
    if (only) {
      const found = present(await this.submissions.text(minutes.id, { approvedIn }));
      if (number !== null && number !== found.number) throw noText();
      return textOf({ ...found, submittedById: null });
    }
    return textOf(
      present(await this.submissions.text(minutes.id, number === null ? { approvedIn } : { number })),
    );
  }

  /** @throws DomainError `not_found` for numbers that were never submitted */
  async compare(principal: Principal, minutesId: string, query: CompareMinutes): Promise<MinutesComparison> {
    const { minutes } = await this.access.read(principal, minutesId);
    const list = await this.submissions.list(minutes.id);
    const to = query.to ?? list.at(-1)?.number ?? 0;
    const from = query.from ?? Math.max(0, to - 1);
    const [before, after] = await Promise.all([this.content(minutes.id, from), this.content(minutes.id, to)]);
    const { blocks, ...counts } = compareMinutesTexts(before, after);
    return {
      from,
      to,
      blocks: blocks.map((block) => ({
        ...block,
        pieces: [...block.pieces],
        attributes: [...block.attributes],
      })),
      ...counts,
    };
  }

  async register(principal: Principal, minutesId: string): Promise<MinutesRegister> {
    const { minutes } = await this.access.read(principal, minutesId);
    const rows = await this.entries.list(minutes.id);
    return {
      items: rows.map(({ entryId, itemId, useCaseId, kind, number, title, state }) => ({
        entryId,
        itemId,
        useCaseId,
        code: registerCode(kind, number),
        title,
        state,
      })),
    };
  }

  /** 0 is what was prepared. */
  private async content(minutesId: string, number: number): Promise<MinutesContent> {
    if (number === 0) return this.store.prepared(minutesId);
    return present(await this.submissions.text(minutesId, { number })).content;
  }
}

function textOf({ content, attendance, ...submission }: FrozenMinutes): MinutesText {
  const summary: MinutesSubmission = submission;
  return { submission: summary, content, attendance };
}

function numberOf(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw noText();
  return Number(text);
}

function present<T>(found: T | undefined): T {
  if (found === undefined) throw noText();
  return found;
}

function noText(): DomainError {
  return new DomainError('not_found', 'No such text of these minutes');
}

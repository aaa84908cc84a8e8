import { computed, inject, Injectable, signal } from '@angular/core';
import { minutesComment, minutesComments, type MinutesComment } from '@jalon/contracts';
import { ApiClient, newIdempotencyKey } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import type { Place } from './comment-places';

/** A comment with its replies. */
export interface Thread extends MinutesComment {
  readonly replies: readonly MinutesComment[];
  /** Where it stands: on a passage, on one that is gone, or on the whole. */
  readonly stands: 'passage' | 'gone' | 'whole';
}

/** What a new comment says of the text. */
export interface Remark {
  readonly anchor: MinutesComment['anchor'];
  readonly quote: string;
  readonly body: string;
}

/** The comments on the minutes on screen. Provided by the page that shows them. */
@Injectable()
export class CommentStore {
  private readonly api = inject(ApiClient);
  private readonly state = signal<readonly MinutesComment[]>([]);
  private minutesId = '';

  readonly items = this.state.asReadonly();
  readonly loaded = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  /** Where the passages are, told by the text beside the list. */
  readonly places = signal<ReadonlyMap<string, Place>>(new Map());
  /** Whether the text is on screen: without it nobody knows where a passage stands. */
  readonly placed = signal(false);

  /** In the order of the text: first those on the whole, then passage by passage, then those whose passage went. */
  readonly threads = computed<readonly Thread[]>(() => {
    const places = this.places();
    const placed = this.placed();
    const threads = this.state()
      .filter((one) => one.parentId === null)
      .map((one): Thread => {
        const stands =
          one.anchor === null && one.quote === '' ? 'whole' : places.has(one.id) ? 'passage' : 'gone';
        return {
          ...one,
          stands: stands === 'gone' && !placed ? 'passage' : stands,
          replies: this.state().filter((reply) => reply.parentId === one.id),
        };
      });
    const rank = (one: Thread) =>
      one.stands === 'whole' ? -1 : one.stands === 'gone' ? Infinity : (places.get(one.id)?.from ?? 0);
    return threads.sort((a, b) => compare(rank(a), rank(b)) || a.at.localeCompare(b.at));
  });
  readonly open = computed(() => this.threads().filter((one) => one.resolvedAt === null).length);

  async load(minutesId: string): Promise<void> {
    if (minutesId !== this.minutesId) {
      this.state.set([]);
      this.loaded.set(false);
    }
    this.minutesId = minutesId;
    try {
      const { items } = await this.api.get(this.url(), minutesComments);
      if (minutesId !== this.minutesId) return;
      this.state.set(items);
      this.loaded.set(true);
      this.problem.set(null);
    } catch (failure) {
      if (minutesId === this.minutesId) this.problem.set(toApiProblem(failure));
    }
  }

  reload(): Promise<void> {
    return this.minutesId === '' ? Promise.resolve() : this.load(this.minutesId);
  }

  /** `key` is made when the form opens: sent twice, it is one comment. @throws ApiProblem */
  async add(remark: Remark, key = newIdempotencyKey()): Promise<MinutesComment> {
    return this.put(await this.api.post(this.url(), remark, minutesComment, { idempotencyKey: key }));
  }

  /** @throws ApiProblem */
  async reply(parentId: string, body: string, key = newIdempotencyKey()): Promise<MinutesComment> {
    const sent = { parentId, body };
    return this.put(await this.api.post(this.url(), sent, minutesComment, { idempotencyKey: key }));
  }

  /** After a conflict the comment is shown as it is now. @throws ApiProblem */
  async change(
    { id, version }: Pick<MinutesComment, 'id' | 'version'>,
    changes: { readonly body?: string; readonly resolved?: boolean },
  ): Promise<MinutesComment> {
    try {
      return this.put(await this.api.patch(`${this.url()}/${id}`, { version, ...changes }, minutesComment));
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = minutesComment.safeParse(problem.current);
      if (current.success) this.put(current.data);
      throw problem;
    }
  }

  private put(comment: MinutesComment): MinutesComment {
    this.state.update((all) =>
      all.some((one) => one.id === comment.id)
        ? all.map((one) => (one.id === comment.id ? comment : one))
        : [...all, comment],
    );
    return comment;
  }

  private url(): string {
    return `/api/minutes/${this.minutesId}/comments`;
  }
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

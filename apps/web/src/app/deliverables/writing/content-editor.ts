import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { deliverableContents, deliverableDetail, type DeliverableDetail } from '@jalon/contracts';
import { EMPTY_CONTENTS, type WrittenKind } from '@jalon/domain';
import { ApiClient } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { Connection } from '../../core/api/connection';
import { LocalDrafts } from '../../core/drafts/local-drafts';
import { SessionStore } from '../../core/session/session-store';
import type { Side } from '../../ui/two-sides/two-sides';
import { mergeContent, same, type Content, type ContentClash } from './content-merge';

/** How long a pause in typing lasts before what was typed is saved. */
export const PAUSE_MS = 700;
const RETRY_MS = 5_000;
const PART = 'content';

export type SaveState = 'saved' | 'saving' | 'waiting' | 'invalid' | 'refused' | 'clash';
/** What does not fit, by the path of its field: `references.3.url` → a code. */
export type FieldErrors = Readonly<Record<string, { readonly code: string; readonly params: Fields }>>;
type Fields = Readonly<Record<string, string | number>>;

/**
 * The content of a deliverable being written. Each change is kept on this device at once and saved after a pause, with
 * the version it was read at. What somebody else saved meanwhile is merged field by field; only fields that both
 * changed are asked about. What the contract refuses stays here until it is mended. Without network it waits.
 */
@Injectable()
export class ContentEditor {
  private readonly api = inject(ApiClient);
  private readonly connection = inject(Connection);
  private readonly session = inject(SessionStore);

  private readonly current = signal<DeliverableDetail | null>(null);
  private readonly typed = signal<Content | null>(null);
  private readonly saving = signal(false);
  private readonly stuck = signal(false);
  private readonly keeping = signal(true);
  private readonly refusal = signal<ApiProblem | null>(null);
  private readonly clashing = signal<readonly ContentClash[]>([]);
  readonly failure = signal<ApiProblem | null>(null);
  /** As last read from the server. */
  readonly detail = this.current.asReadonly();
  /** What the form shows, with what is not saved yet. */
  readonly values = this.typed.asReadonly();
  readonly clashes = this.clashing.asReadonly();
  /** Why the server did not take what was typed. */
  readonly refused = this.refusal.asReadonly();
  readonly kind = computed<WrittenKind | null>(() => {
    const kind = this.current()?.kind;
    return kind !== undefined && isWritten(kind) ? kind : null;
  });
  private readonly checked = computed(() => {
    const [kind, typed] = [this.kind(), this.typed()];
    return kind && typed ? deliverableContents[kind].safeParse(typed) : null;
  });
  /** What keeps it from being saved, by field. */
  readonly errors = computed<FieldErrors>(() => {
    const checked = this.checked();
    if (!checked || checked.success) return {};
    return Object.fromEntries(
      checked.error.issues.map((issue) => [
        issue.path.join('.'),
        {
          code: codeOf(issue.code, issue.message),
          params: {
            ...('maximum' in issue ? { max: Number(issue.maximum) } : {}),
            ...('minimum' in issue ? { min: Number(issue.minimum) } : {}),
          },
        },
      ]),
    );
  });
  private readonly dirty = computed(() => {
    const [checked, saved] = [this.checked(), this.current()?.content];
    return !!checked && (!checked.success || !same(checked.data, saved));
  });
  /** False once it is read by a reviewer, or approved, or another's to write. */
  readonly editable = computed(() => this.current()?.mayWrite ?? false);
  readonly state = computed<SaveState>(() => {
    if (this.clashing().length > 0) return 'clash';
    if (this.saving()) return 'saving';
    if (!this.dirty()) return 'saved';
    if (Object.keys(this.errors()).length > 0) return 'invalid';
    if (this.refusal()) return 'refused';
    return this.stuck() ? 'waiting' : 'saving';
  });
  /** Whether leaving would lose something: it is neither saved nor kept on this device. */
  readonly atRisk = computed(() => this.dirty() && !this.keeping());

  private drafts: LocalDrafts | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  /** What was sent last: the server may have kept it although we never heard. */
  private sent: Content | null = null;

  constructor() {
    effect(() => {
      if (this.connection.state() === 'up' && untracked(this.stuck)) untracked(() => void this.flush());
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      void this.flush();
    });
  }

  /** Reads it, and takes up what this device still holds of it. */
  async open(id: string): Promise<void> {
    this.failure.set(null);
    try {
      const detail = await this.api.get(`/api/deliverables/${id}`, deliverableDetail);
      this.current.set(detail);
      const kind = this.kind();
      if (!kind) return;
      const saved = detail.content ?? EMPTY_CONTENTS[kind];
      this.drafts = new LocalDrafts(this.session.me()?.accountId ?? '', `deliverable.${id}`);
      const copy = this.drafts.all().get(PART);
      const whole = detail.mayWrite && isCopy(copy) && sameFields(copy.value, saved) ? copy : null;
      const { merged, clashes } = whole
        ? mergeContent(whole.base, whole.value, saved)
        : { merged: saved, clashes: [] };
      this.typed.set(merged);
      this.clashing.set(clashes);
      if (this.dirty()) void this.flush();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }

  change(change: Partial<Content>): void {
    if (!this.typed() || !this.editable()) return;
    this.typed.update((typed) => typed && { ...typed, ...change });
    this.keepLocally();
    this.refusal.set(null);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Saves what is not saved yet. Answers whether everything is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.running ??= this.save().finally(() => (this.running = null));
    await this.running;
    return !this.dirty();
  }

  /** The person's choice for each clash, by field; mine where they did not choose. */
  settle(choices: Readonly<Record<string, Side>>): Promise<boolean> {
    const chosen = this.clashing().filter(({ field }) => choices[field] === 'theirs');
    this.clashing.set([]);
    this.change(Object.fromEntries(chosen.map(({ field, theirs }) => [field, theirs])));
    return this.flush();
  }

  private keepLocally(): void {
    const [base, value] = [this.current()?.content, this.typed()];
    if (!base || !value) return;
    if (this.dirty()) this.keeping.set(this.drafts?.keep(PART, { value, base }) ?? false);
    else this.drafts?.drop(PART);
  }

  private async save(): Promise<void> {
    this.stuck.set(false);
    for (;;) {
      const [detail, checked] = [this.current(), this.checked()];
      if (!detail?.mayWrite || !checked?.success || !this.dirty()) return;
      if (this.clashing().length > 0 || this.refusal()) return;
      this.saving.set(true);
      try {
        this.sent = checked.data;
        const body = { version: detail.version, changes: { content: checked.data } };
        this.rebase(await this.api.patch(`/api/deliverables/${detail.id}`, body, deliverableDetail));
      } catch (failure) {
        const problem = toApiProblem(failure);
        const theirs = problem.status === 409 ? deliverableDetail.safeParse(problem.current) : null;
        if (theirs?.success) {
          this.rebase(theirs.data);
          continue;
        }
        if (problem.status === 0 || problem.status >= 500 || problem.code === 'too_many_requests') {
          this.later();
          return;
        }
        this.refusal.set(problem);
        // Refused as a whole: what it has become says why.
        await this.readAgain(detail.id);
      } finally {
        this.saving.set(false);
      }
    }
  }

  /** Takes what the server has now as the ground, and what is typed on top of it. */
  private rebase(detail: DeliverableDetail): void {
    const [before, typed, saved] = [this.current()?.content, this.typed(), detail.content];
    this.current.set(detail);
    if (before && typed && saved) {
      // What we sent ourselves is no change of somebody else's, even when its answer was lost on the way.
      const ground = this.sent && same(this.sent, saved) ? saved : before;
      const { merged, clashes } = mergeContent(ground, typed, saved);
      this.typed.set(merged);
      this.clashing.set(clashes);
    }
    this.sent = null;
    this.keepLocally();
  }

  private later(): void {
    this.stuck.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), RETRY_MS);
  }

  private async readAgain(id: string): Promise<void> {
    try {
      this.current.set(await this.api.get(`/api/deliverables/${id}`, deliverableDetail));
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }
}

const isWritten = (kind: string): kind is WrittenKind => Object.hasOwn(deliverableContents, kind);

/** Whatever stands in the browser's storage may be of another version, or damaged. */
function isCopy(value: unknown): value is { readonly value: Content; readonly base: Content } {
  if (typeof value !== 'object' || value === null) return false;
  const { value: typed, base } = value as Partial<Record<'value' | 'base', unknown>>;
  return typeof typed === 'object' && typed !== null && typeof base === 'object' && base !== null;
}

const sameFields = (left: Content, right: Content): boolean =>
  same(Object.keys(left).sort(), Object.keys(right).sort());

/** Of an issue of the contract, the code that the screens have words for. */
function codeOf(code: string, message: string): string {
  if (code === 'too_big') return 'too_long';
  if (code === 'custom') return message;
  return code === 'invalid_union' || code === 'invalid_format' ? 'invalid_format' : code;
}

import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import {
  agreementDetail,
  type AgreementDetail,
  type MoveAgreement,
  type ReviewAgreement,
  type SignAgreement,
} from '@jalon/contracts';
import { sameAgreementSection, type AgreementContent, type AgreementSection } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';

/** What of an agreement can be written: its sections, its title, and why an amendment is made. */
export interface AgreementEdits extends Partial<{
  -readonly [S in AgreementSection]: AgreementContent[S] | null;
}> {
  title?: string;
  reason?: string;
}
type Part = keyof AgreementEdits;
export type Autosave = 'saved' | 'waiting' | 'saving' | 'refused' | 'offline' | 'frozen';
export interface SectionConflict {
  readonly section: AgreementSection;
  readonly mine: AgreementContent[AgreementSection];
  readonly theirs: AgreementContent[AgreementSection];
}

/** How long nothing is typed before it is saved, and how long to wait after the server did not answer. */
const QUIET_MS = 1_500;
const RETRY_MS = 5_000;
const UNREACHED = new Set(['unreachable', 'unavailable', 'too_many_requests']);

/**
 * One agreement on screen. What is typed shows at once and is saved by itself; somebody else's sections are merged in,
 * and where both wrote in one section the person chooses (`conflicts`).
 */
@Injectable()
export class AgreementStore {
  private readonly api = inject(ApiClient);
  private url = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private alive = true;

  private readonly state = signal<AgreementDetail | null>(null);
  /** As typed, over what was saved: the server trims texts, the person may still be writing them. */
  private readonly typed = signal<AgreementEdits>({});
  private readonly dirty = signal<ReadonlySet<Part>>(new Set());
  private readonly autosaveState = signal<Autosave>('saved');
  private readonly refusal = signal<ApiProblem | null>(null);
  private readonly loadFailure = signal<ApiProblem | null>(null);
  private readonly clash = signal<readonly SectionConflict[]>([]);

  readonly detail = this.state.asReadonly();
  readonly autosave = this.autosaveState.asReadonly();
  /** Why the last save was refused, with the fields it named. */
  readonly refused = this.refusal.asReadonly();
  readonly problem = this.loadFailure.asReadonly();
  readonly conflicts = this.clash.asReadonly();
  readonly title = computed(() => this.typed().title ?? this.state()?.title ?? '');
  readonly reason = computed(() => this.typed().reason ?? this.state()?.amendment?.reason ?? '');
  readonly content = computed<AgreementContent | null>(() => {
    const detail = this.state();
    if (!detail) return null;
    const sections = Object.entries(this.typed()).filter(
      ([part, value]) => part !== 'title' && part !== 'reason' && value !== null,
    );
    return { ...detail.content, ...Object.fromEntries(sections) };
  });

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const hold = (event: BeforeUnloadEvent) => {
      if (this.holdsText()) event.preventDefault();
    };
    view?.addEventListener('beforeunload', hold);
    inject(DestroyRef).onDestroy(() => {
      this.alive = false;
      clearTimeout(this.timer);
      view?.removeEventListener('beforeunload', hold);
    });
  }

  async load(useCaseId: string, id: string): Promise<void> {
    this.url = `/api/use-cases/${useCaseId}/agreements/${id}`;
    this.state.set(null);
    this.loadFailure.set(null);
    try {
      this.accept(await this.api.get(this.url, agreementDetail));
    } catch (failure) {
      this.loadFailure.set(toApiProblem(failure));
    }
  }

  holdsText(): boolean {
    return this.dirty().size > 0 || this.running !== undefined;
  }

  set<P extends Part>(part: P, value: AgreementEdits[P]): void {
    this.typed.update((typed) => ({ ...typed, [part]: value }));
    this.dirty.update((dirty) => new Set(dirty).add(part));
    if (this.autosaveState() !== 'saving') this.autosaveState.set('waiting');
    this.schedule(QUIET_MS);
  }

  /** Saves what waits. Answers whether nothing is left unsaved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    // A save that found somebody else's is made again on top of it.
    for (let attempt = 0; attempt < 3 && this.dirty().size > 0 && this.clash().length === 0; attempt++) {
      await this.save();
      clearTimeout(this.timer);
      if (this.autosaveState() !== 'saving' && this.autosaveState() !== 'waiting') break;
    }
    return this.dirty().size === 0;
  }

  /** Takes a section into the amendment as it is in force, or out of it; saved at once. */
  async amend(section: AgreementSection, isChanged: boolean): Promise<void> {
    const value = isChanged ? (this.content()?.[section] ?? null) : null;
    this.set(section, value);
    await this.flush();
    if (!isChanged) this.typed.update((typed) => without(typed, new Set([section])));
  }

  /** @throws ApiProblem */
  move(
    name: MoveAgreement['name'],
    text: { readonly reason?: string; readonly note?: string },
  ): Promise<void> {
    return this.write(async (version) =>
      this.api.post(`${this.url}/transitions`, { version, name, ...text }, agreementDetail),
    );
  }

  /** @throws ApiProblem */
  review(review: ReviewAgreement): Promise<void> {
    const idempotencyKey = newIdempotencyKey();
    return this.write(() =>
      this.api.post(`${this.url}/reviews`, review, agreementDetail, { idempotencyKey }),
    );
  }

  /** @throws ApiProblem */
  sign(signatures: SignAgreement['signatures']): Promise<void> {
    return this.write((version) =>
      this.api.put(`${this.url}/signatures`, { version, signatures }, agreementDetail),
    );
  }

  /** Opens an amendment and answers its id. @throws ApiProblem */
  async openAmendment(): Promise<string> {
    const options = { idempotencyKey: newIdempotencyKey() };
    return (await this.api.post(`${this.url}/amendments`, {}, agreementDetail, options)).id;
  }

  /** @throws ApiProblem */
  async remove(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    await this.api.delete(this.url);
    this.dirty.set(new Set());
  }

  /** Settles a conflict: the sections named keep what was typed, the others what was saved. */
  async settle(mine: ReadonlySet<AgreementSection>): Promise<void> {
    const given = new Set<Part>(this.clash().flatMap(({ section }) => (mine.has(section) ? [] : [section])));
    this.typed.update((typed) => without(typed, given));
    this.dirty.update((dirty) => new Set([...dirty].filter((part) => !given.has(part))));
    this.clash.set([]);
    await this.flush();
    if (this.dirty().size === 0) this.autosaveState.set('saved');
  }

  private async write(call: (version: number) => Promise<AgreementDetail>): Promise<void> {
    const detail = this.state();
    if (!detail || !(await this.flush())) return;
    try {
      this.accept(await call(this.state()?.version ?? detail.version));
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = agreementDetail.safeParse(problem.current);
      if (current.success) this.accept(current.data);
      throw problem;
    }
  }

  private accept(detail: AgreementDetail): void {
    this.state.set(detail);
    this.typed.set({});
    this.dirty.set(new Set());
    this.refusal.set(null);
    this.autosaveState.set('saved');
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    if (this.alive && this.clash().length === 0) this.timer = setTimeout(() => void this.save(), wait);
  }

  private save(): Promise<void> {
    this.running ??= this.send().finally(() => (this.running = undefined));
    return this.running;
  }

  private async send(): Promise<void> {
    const detail = this.state();
    if (!detail || this.dirty().size === 0 || this.clash().length > 0) return;
    const parts = this.dirty();
    const sent = this.typed();
    const changes = Object.fromEntries(Object.entries(sent).filter(([part]) => parts.has(part as Part)));
    this.autosaveState.set('saving');
    try {
      const saved = await this.api.patch(this.url, { version: detail.version, changes }, agreementDetail);
      this.state.set(saved);
      this.refusal.set(null);
      const left = [...this.dirty()].filter((part) => !parts.has(part) || this.typed()[part] !== sent[part]);
      this.dirty.set(new Set(left));
      this.autosaveState.set(left.length > 0 ? 'waiting' : 'saved');
      if (left.length > 0) this.schedule(QUIET_MS);
    } catch (failure) {
      this.failed(toApiProblem(failure), detail);
    }
  }

  private failed(problem: ApiProblem, base: AgreementDetail): void {
    const current = agreementDetail.safeParse(problem.current);
    if (current.success) return this.merge(base, current.data);
    if (UNREACHED.has(problem.code)) {
      this.autosaveState.set('offline');
      return this.schedule(RETRY_MS);
    }
    this.refusal.set(problem);
    this.autosaveState.set(problem.code === 'transition_not_allowed' ? 'frozen' : 'refused');
  }

  /** Somebody saved first: their sections come in, ours go on top, and a section of both is asked about. */
  private merge(base: AgreementDetail, current: AgreementDetail): void {
    this.state.set(current);
    if (!current.mayEdit) return this.autosaveState.set('frozen');
    const typed = this.typed();
    const dirty = this.dirty();
    this.typed.set(
      without(typed, new Set((Object.keys(typed) as Part[]).filter((part) => !dirty.has(part)))),
    );
    const conflicts = [...dirty].flatMap((part): SectionConflict[] => {
      if (part === 'title' || part === 'reason') return [];
      const mine = typed[part];
      const theirs = current.content[part];
      const untouched = sameAgreementSection(base.content[part], theirs);
      return untouched || !mine || sameAgreementSection(mine, theirs)
        ? []
        : [{ section: part, mine, theirs }];
    });
    this.clash.set(conflicts);
    if (conflicts.length > 0) return this.autosaveState.set('waiting');
    // `running` is still this save: the next one follows on its own.
    this.schedule(0);
  }
}

function without(edits: AgreementEdits, parts: ReadonlySet<Part>): AgreementEdits {
  return Object.fromEntries(Object.entries(edits).filter(([part]) => !parts.has(part as Part)));
}

import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { studyDetail, type StudyDetail } from '@jalon/contracts';
import { STUDY_SECTIONS, type StudySection } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Connection } from '../core/api/connection';
import { LocalDrafts } from '../core/drafts/local-drafts';
import { SessionStore } from '../core/session/session-store';
import { stepValues, type StepValue, type StepValues } from './fields';
import { mergeStep, same, tidy, type Clash } from './merge';
import type { Side } from '../ui/two-sides/two-sides';

/** How long a pause in typing lasts before what was typed is saved. */
export const PAUSE_MS = 700;
const RETRY_MS = 5_000;

export type SaveState = 'saved' | 'saving' | 'waiting' | 'refused' | 'clash';
export interface StepClash extends Clash {
  readonly section: StudySection;
}

interface LocalCopy {
  readonly value: StepValue;
  readonly base: StepValue;
}

/**
 * A draft being written. Each change is kept on this device at once and saved after a pause, one step at a time, with
 * the version it was read at. What another window or person saved meanwhile is merged field by field; only fields that
 * both changed are asked about. Without network it waits, and goes on by itself.
 */
@Injectable()
export class StudyEditor {
  private readonly api = inject(ApiClient);
  private readonly connection = inject(Connection);
  private readonly session = inject(SessionStore);

  private readonly current = signal<StudyDetail | null>(null);
  private readonly typed = signal<StepValues | null>(null);
  private readonly saving = signal(false);
  private readonly stuck = signal(false);
  private readonly keeping = signal(true);
  private readonly refusals = signal<Readonly<Partial<Record<StudySection, ApiProblem>>>>({});
  private readonly clashing = signal<readonly StepClash[]>([]);
  readonly failure = signal<ApiProblem | null>(null);
  /** The study as last read from the server. */
  readonly study = this.current.asReadonly();
  /** What the form shows: every step, with what is not saved yet. */
  readonly values = this.typed.asReadonly();
  /** Fields that two versions say differently; the person chooses. */
  readonly clashes = this.clashing.asReadonly();
  /** The steps as the server has them. */
  private readonly base = computed(() => {
    const study = this.current();
    return study && stepValues(study);
  });
  private readonly dirty = computed<readonly StudySection[]>(() => {
    const base = this.base();
    const typed = this.typed();
    if (!base || !typed) return [];
    return STUDY_SECTIONS.filter((section) => !same(base[section], tidy(typed[section])));
  });
  /** False once it is no draft of this person any more: submitted in another window, for example. */
  readonly editable = computed(() => this.current()?.mayEdit ?? false);
  readonly state = computed<SaveState>(() => {
    if (this.clashing().length > 0) return 'clash';
    if (this.saving()) return 'saving';
    const dirty = this.dirty();
    if (dirty.length === 0) return 'saved';
    if (dirty.every((section) => this.refusals()[section])) return 'refused';
    // Between two words it is about to be saved: only a failure is worth more than that.
    return this.stuck() ? 'waiting' : 'saving';
  });
  /** Whether leaving the page would lose something: it is neither saved nor kept here. */
  readonly atRisk = computed(() => this.dirty().length > 0 && !this.keeping());

  private drafts: LocalDrafts | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  /** What was sent since the last answer: the server may have kept it although we never heard. */
  private sent: { readonly section: StudySection; readonly value: StepValue }[] = [];

  constructor() {
    effect(() => {
      if (this.connection.state() === 'up' && untracked(this.stuck)) untracked(() => void this.flush());
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      void this.flush();
    });
  }

  /** Reads the study, and takes up what this device still holds of it. */
  async open(id: string): Promise<void> {
    this.failure.set(null);
    try {
      const study = await this.api.get(`/api/studies/${id}`, studyDetail);
      const drafts = new LocalDrafts(this.session.me()?.accountId ?? '', `study.${id}`);
      this.drafts = drafts;
      this.current.set(study);
      const values: Record<StudySection, StepValue> = { ...stepValues(study) };
      const clashes: StepClash[] = [];
      const kept = drafts.all();
      for (const section of STUDY_SECTIONS) {
        const copy = kept.get(section);
        if (!study.mayEdit || !isCopy(copy)) continue;
        const { merged, clashes: found } = mergeStep(copy.base, copy.value, values[section]);
        values[section] = merged;
        clashes.push(...found.map((clash) => ({ ...clash, section })));
      }
      this.typed.set(values);
      this.clashing.set(clashes);
      if (this.dirty().length > 0) void this.flush();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }

  change(section: StudySection, field: string, value: unknown): void {
    const typed = this.typed();
    if (!typed || !this.editable()) return;
    this.put(section, { ...typed[section], [field]: value });
    this.refusals.update(({ [section]: _mended, ...others }) => others);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** What the server refused of `section`, until it changes. */
  refusal(section: StudySection): ApiProblem | null {
    return this.refusals()[section] ?? null;
  }

  /** Saves what is not saved yet; ends once everything is, or nothing more can be done now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.save().finally(() => (this.running = null));
    return this.running;
  }

  /** The person's choice for each clash, by `section.field`; mine where they did not choose. */
  settle(choices: Readonly<Record<string, Side>>): Promise<void> {
    const clashes = this.clashing();
    this.clashing.set([]);
    for (const { section, field, theirs } of clashes) {
      const step = this.typed()?.[section];
      if (step && choices[`${section}.${field}`] === 'theirs')
        this.put(section, { ...step, [field]: theirs });
    }
    return this.flush();
  }

  private put(section: StudySection, step: StepValue): void {
    this.typed.update((values) => values && { ...values, [section]: step });
    this.keepLocally(section);
  }

  private keepLocally(section: StudySection): void {
    const base = this.base()?.[section];
    const value = this.typed()?.[section];
    if (!base || !value) return;
    if (same(base, tidy(value))) this.drafts?.drop(section);
    else this.keeping.set(this.drafts?.keep(section, { value, base } satisfies LocalCopy) ?? false);
  }

  private async save(): Promise<void> {
    this.stuck.set(false);
    for (;;) {
      const study = this.current();
      const section = this.dirty().find((each) => !this.refusals()[each]);
      if (!study?.mayEdit || section === undefined || this.clashing().length > 0) return;
      this.saving.set(true);
      try {
        const value = tidy(this.typed()?.[section] ?? {});
        this.sent.push({ section, value });
        this.rebase(
          await this.api.patch(
            `/api/studies/${study.id}`,
            { version: study.version, section, value },
            studyDetail,
          ),
        );
      } catch (failure) {
        const problem = toApiProblem(failure);
        if (problem.status === 409 && problem.current !== undefined) {
          const theirs = studyDetail.safeParse(problem.current);
          if (theirs.success) {
            this.rebase(theirs.data);
            continue;
          }
        }
        if (problem.status === 0 || problem.status >= 500) {
          this.later();
          return;
        }
        this.refusals.update((all) => ({ ...all, [section]: problem }));
        // Refused as a whole: what it has become says why.
        if (problem.errors.every((error) => !error.path.startsWith('value'))) await this.readAgain(study.id);
      } finally {
        this.saving.set(false);
      }
    }
  }

  /** Takes what the server has now as the ground, and what is typed on top of it. */
  private rebase(study: StudyDetail): void {
    const before = this.base();
    const typed = this.typed();
    this.current.set(study);
    if (!before || !typed) return;
    const after = stepValues(study);
    const values: Record<StudySection, StepValue> = { ...typed };
    const clashes: StepClash[] = [];
    for (const section of STUDY_SECTIONS) {
      const ground = this.withoutOurs(section, before[section], after[section]);
      const { merged, clashes: found } = mergeStep(ground, typed[section], after[section]);
      values[section] = merged;
      clashes.push(...found.map((clash) => ({ ...clash, section })));
    }
    this.typed.set(values);
    this.clashing.set(clashes);
    this.sent = [];
    for (const section of STUDY_SECTIONS) this.keepLocally(section);
  }

  /** What we sent ourselves is no change of somebody else's, even when its answer was lost on the way. */
  private withoutOurs(section: StudySection, before: StepValue, after: StepValue): StepValue {
    const sent = this.sent.filter((each) => each.section === section);
    const ours = Object.entries(after).filter(([field, value]) =>
      sent.some((each) => same(value, each.value[field])),
    );
    return { ...before, ...Object.fromEntries(ours) };
  }

  private later(): void {
    this.stuck.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), RETRY_MS);
  }

  private async readAgain(id: string): Promise<void> {
    try {
      this.current.set(await this.api.get(`/api/studies/${id}`, studyDetail));
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    }
  }
}

/** Whatever stands in the browser's storage may be of another version, or damaged. */
function isCopy(value: unknown): value is LocalCopy {
  if (typeof value !== 'object' || value === null) return false;
  const { value: typed, base } = value as Partial<Record<keyof LocalCopy, unknown>>;
  return typeof typed === 'object' && typed !== null && typeof base === 'object' && base !== null;
}

import { computed, signal } from '@angular/core';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'refused' | 'clash';

/** How long nothing is typed before it is saved, and how long to wait after the server did not answer. */
export const QUIET_MS = 700;
const RETRY_MS = 5_000;
/** Beyond this many conflicts in a row something else is wrong than a busy colleague. */
const ATTEMPTS_MAX = 8;
const UNREACHED = new Set(['unreachable', 'unavailable', 'too_many_requests']);

interface Saves {
  /** Whether something is not saved yet. */
  dirty(): boolean;
  /** Whether a choice has to be made first. */
  blocked(): boolean;
  /** Saves; rejects with an ApiProblem. After `version_conflict` it has merged, and is asked again. */
  send(): Promise<void>;
}

/** Saves by itself a while after the last change, one save at a time, and again until the server answers. */
export class Autosave {
  private readonly phase = signal<Exclude<SaveState, 'clash'>>('saved');
  private readonly refusal = signal<ApiProblem | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private alive = true;

  readonly state = computed<SaveState>(() => (this.saves.blocked() ? 'clash' : this.phase()));
  /** Why the last save was refused. */
  readonly refused = this.refusal.asReadonly();

  constructor(private readonly saves: Saves) {}

  /** Something changed. */
  touch(wait = QUIET_MS): void {
    if (!this.saves.dirty()) {
      if (!this.running) this.phase.set('saved');
      return;
    }
    if (this.phase() !== 'saving') this.phase.set('waiting');
    this.schedule(wait);
  }

  /** Saves what waits. Answers whether nothing is left unsaved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.saves.dirty() && !this.saves.blocked()) await this.save();
    return !this.saves.dirty();
  }

  /** Nothing more is saved by itself: its page is gone. */
  stop(): void {
    this.alive = false;
    clearTimeout(this.timer);
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    if (this.alive) this.timer = setTimeout(() => void this.save(), wait);
  }

  private save(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.saveAll().finally(() => (this.running = undefined));
    return this.running;
  }

  private async saveAll(): Promise<void> {
    for (let attempt = 1; this.saves.dirty() && !this.saves.blocked(); attempt++) {
      this.phase.set('saving');
      try {
        await this.saves.send();
        attempt = 0;
      } catch (failure) {
        const problem = toApiProblem(failure);
        if (problem.code === 'version_conflict' && attempt < ATTEMPTS_MAX) continue;
        if (problem.status === 0 || problem.status >= 500 || UNREACHED.has(problem.code)) {
          this.phase.set('offline');
          return this.schedule(RETRY_MS);
        }
        this.refusal.set(problem);
        this.phase.set('refused');
        return;
      }
    }
    this.refusal.set(null);
    this.phase.set(this.saves.dirty() ? 'waiting' : 'saved');
  }
}

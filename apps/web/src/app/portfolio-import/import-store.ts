import { computed, DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { importStarted, importView, type ImportMapping, type ImportView } from '@jalon/contracts';
import type { ImportField, MappedColumn, Stage } from '@jalon/domain';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { isActive, JobsStore } from '../core/jobs/jobs-store';
import { assign, hasTitle } from './mapping';

const PAUSE_MS = 350;
const POLL_MS = 3_000;

/** One import through the wizard: its mapping as it is edited, what it would do, its run. */
@Injectable()
export class ImportStore {
  private readonly api = inject(ApiClient);
  private readonly jobs = inject(JobsStore);

  private readonly current = signal<ImportView | null>(null);
  readonly view = this.current.asReadonly();
  private readonly failed = signal<ApiProblem | null>(null);
  /** Why the import could not be read. */
  readonly failure = this.failed.asReadonly();

  private readonly draft = signal<ImportMapping>({ columns: [], defaultEntity: null, defaultStage: null });
  readonly mapping = this.draft.asReadonly();
  private readonly rememberedColumns = signal<readonly MappedColumn[] | null>(null);
  /** The mapping found from an earlier file with the same columns, as it first came. */
  readonly remembered = this.rememberedColumns.asReadonly();
  private readonly saves = signal(0);
  private readonly waiting = signal(false);
  /** The counts shown are those of an older mapping. */
  readonly counting = computed(() => this.waiting() || this.saves() > 0);
  private readonly refused = signal<ApiProblem | null>(null);
  /** Why the last change of the mapping was refused. */
  readonly mappingProblem = this.refused.asReadonly();
  readonly hasTitle = computed(() => hasTitle(this.draft().columns));
  private readonly launching = signal(false);
  readonly starting = this.launching.asReadonly();
  readonly job = computed(() => {
    const id = this.current()?.jobId;
    return id ? this.jobs.find(id) : undefined;
  });

  private id = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private poll: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> = Promise.resolve();
  /** One key for one wish: asking again while the answer is lost starts nothing twice. */
  private runKey = newIdempotencyKey();

  constructor() {
    this.jobs.finished.pipe(takeUntilDestroyed()).subscribe((job) => {
      if (job.subjectId === this.id) void this.read();
    });
    // A run started by somebody else is in no tray of ours: it is asked for.
    effect(() => {
      const view = this.current();
      const job = this.job();
      clearTimeout(this.poll);
      const runs = view?.state === 'queued' || view?.state === 'running';
      if (runs && (!job || !isActive(job))) this.poll = setTimeout(() => void this.read(), POLL_MS);
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      clearTimeout(this.poll);
    });
  }

  /** Reads the import `id`; asking again for the one already there does nothing. */
  async open(id: string): Promise<void> {
    if (this.id === id) return;
    this.id = id;
    this.current.set(null);
    await this.read();
    const view = this.current();
    if (!view || this.id !== id) return;
    this.draft.set(view.mapping);
    this.rememberedColumns.set(view.mappingRemembered ? view.mapping.columns : null);
  }

  async read(): Promise<void> {
    const id = this.id;
    try {
      const view = await this.api.get(`/api/imports/${id}`, importView);
      if (id !== this.id) return;
      this.current.set(view);
      this.failed.set(null);
    } catch (failure) {
      if (id === this.id) this.failed.set(toApiProblem(failure));
    }
  }

  /** Returns the column that lost the field, if one did. */
  give(index: number, field: ImportField | null): number | null {
    const { columns, takenFrom } = assign(this.draft().columns, index, field);
    this.edit({ columns: [...columns] });
    return takenFrom;
  }

  setDefaultEntity(name: string): void {
    const trimmed = name.trim();
    this.edit({ defaultEntity: trimmed === '' ? null : trimmed });
  }

  setDefaultStage(stage: Stage | null): void {
    this.edit({ defaultStage: stage });
  }

  /** Saves what waits and gives true when the counts are those of the mapping on screen. */
  async settle(): Promise<boolean> {
    if (this.waiting()) this.save();
    await this.saving;
    return this.refused() === null && this.hasTitle();
  }

  /** @throws ApiProblem */
  async run(): Promise<void> {
    if (this.launching()) return;
    this.launching.set(true);
    try {
      await this.api.post(`/api/imports/${this.id}/run`, {}, importStarted, { idempotencyKey: this.runKey });
      this.runKey = newIdempotencyKey();
      await this.read();
      // The tray shows it too; its own reading may fail without harm to the run.
      await this.jobs.started().catch(() => undefined);
    } finally {
      this.launching.set(false);
    }
  }

  async cancel(): Promise<void> {
    const job = this.current()?.jobId;
    if (!job) return;
    await this.jobs.cancel(job);
    await this.read();
  }

  private edit(change: Partial<ImportMapping>): void {
    this.draft.update((mapping) => ({ ...mapping, ...change }));
    clearTimeout(this.timer);
    this.waiting.set(this.hasTitle());
    if (this.hasTitle()) this.timer = setTimeout(() => this.save(), PAUSE_MS);
  }

  /** Saves one after the other: the last mapping is always the one the server keeps. */
  private save(): void {
    clearTimeout(this.timer);
    this.waiting.set(false);
    this.saves.update((count) => count + 1);
    const mapping = this.draft();
    const id = this.id;
    this.saving = this.saving.then(async () => {
      try {
        // A newer one waits behind: this one would only be thrown away.
        if (mapping !== this.draft() || id !== this.id) return;
        const view = await this.api.put(`/api/imports/${id}/mapping`, mapping, importView);
        if (id !== this.id) return;
        this.current.set(view);
        this.refused.set(null);
      } catch (failure) {
        this.refused.set(toApiProblem(failure));
      } finally {
        this.saves.update((count) => count - 1);
      }
    });
  }
}

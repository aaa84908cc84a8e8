import { computed, inject, Injectable, signal } from '@angular/core';
import {
  meetingSeriesDetail,
  type AgendaItem,
  type MeetingSeriesDetail,
  type UpdateMeetingSeries,
  type WrittenAgendaItem,
} from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { AgendaSource } from './agenda-editor';

/** One series on screen, and its backlog as an agenda that has no meeting yet. Writes go one after the other. */
@Injectable()
export class SeriesStore extends AgendaSource {
  private readonly api = inject(ApiClient);
  private readonly state = signal<MeetingSeriesDetail | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private id = '';
  private last: Promise<unknown> = Promise.resolve();

  readonly detail = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly items = computed(() => this.state()?.backlog ?? null);

  async load(id: string): Promise<void> {
    if (this.id !== id) this.state.set(null);
    this.id = id;
    this.failure.set(null);
    try {
      const detail = await this.api.get(this.url(), meetingSeriesDetail);
      if (this.id === id && detail.version >= (this.state()?.version ?? 0)) this.state.set(detail);
    } catch (failure) {
      if (this.id === id) this.failure.set(toApiProblem(failure));
    }
  }

  reload(): Promise<void> {
    return this.load(this.id);
  }

  /** @throws ApiProblem; after `version_conflict` what is saved is on screen */
  change(changes: UpdateMeetingSeries['changes']): Promise<MeetingSeriesDetail> {
    return this.write((version) => this.api.patch(this.url(), { version, changes }, meetingSeriesDetail));
  }

  override async save(items: readonly WrittenAgendaItem[]): Promise<readonly AgendaItem[]> {
    // Nothing is done in a backlog: it has no state.
    const bare = items.map(({ state: _state, ...item }) => item);
    const detail = await this.write((version) =>
      this.api.put(`${this.url()}/backlog`, { version, items: bare }, meetingSeriesDetail),
    );
    return detail.backlog;
  }

  private write(call: (version: number) => Promise<MeetingSeriesDetail>): Promise<MeetingSeriesDetail> {
    const written = this.last.catch(() => undefined).then(() => this.writeNow(call));
    this.last = written;
    return written;
  }

  private async writeNow(
    call: (version: number) => Promise<MeetingSeriesDetail>,
  ): Promise<MeetingSeriesDetail> {
    try {
      const detail = await call(this.state()?.version ?? 1);
      this.state.set(detail);
      return detail;
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = meetingSeriesDetail.safeParse(problem.current);
      if (current.success) this.state.set(current.data);
      else if (problem.code === 'version_conflict') await this.reload();
      throw problem;
    }
  }

  private url(): string {
    return `/api/meeting-series/${this.id}`;
  }
}

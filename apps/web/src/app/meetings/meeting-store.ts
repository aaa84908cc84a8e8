import { inject, Injectable, signal } from '@angular/core';
import {
  meetingDetail,
  type MeetingDetail,
  type MoveMeeting,
  type UpdateMeeting,
  type WriteAttendance,
  type WrittenAgendaItem,
} from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { CurrentMeeting } from '../core/meeting/current-meeting';

/**
 * One meeting on screen. Everything of it has one version, so writes go one after the other, each with the version
 * the last answer brought. A conflict puts what is saved on screen and rejects: who writes merges and tries again.
 */
@Injectable()
export class MeetingStore extends CurrentMeeting {
  private readonly api = inject(ApiClient);
  private readonly state = signal<MeetingDetail | null>(null);
  private readonly failure = signal<ApiProblem | null>(null);
  private id = '';
  private last: Promise<unknown> = Promise.resolve();

  readonly detail = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();

  async load(id: string): Promise<void> {
    if (this.id !== id) this.state.set(null);
    this.id = id;
    this.failure.set(null);
    try {
      const detail = await this.api.get(this.url(), meetingDetail);
      // What was written meanwhile is newer than what was read.
      if (this.id === id && detail.version >= (this.state()?.version ?? 0)) this.state.set(detail);
    } catch (failure) {
      if (this.id === id) this.failure.set(toApiProblem(failure));
    }
  }

  override reload(): Promise<void> {
    return this.load(this.id);
  }

  /** @throws ApiProblem; after `version_conflict` what is saved is on screen */
  change(changes: UpdateMeeting['changes']): Promise<MeetingDetail> {
    return this.write((version) => this.api.patch(this.url(), { version, changes }, meetingDetail));
  }

  /** @throws ApiProblem */
  move(to: MoveMeeting['to'], reason = ''): Promise<MeetingDetail> {
    return this.write((version) =>
      this.api.post(`${this.url()}/moves`, { version, to, reason }, meetingDetail),
    );
  }

  /** @throws ApiProblem */
  writeAgenda(items: readonly WrittenAgendaItem[]): Promise<MeetingDetail> {
    return this.write((version) => this.api.put(`${this.url()}/agenda`, { version, items }, meetingDetail));
  }

  /** @throws ApiProblem */
  writeAttendance(people: WriteAttendance['people']): Promise<MeetingDetail> {
    return this.write((version) =>
      this.api.put(`${this.url()}/attendance`, { version, people }, meetingDetail),
    );
  }

  /** @throws ApiProblem */
  carryOver(itemIds: readonly string[], to: 'next' | 'backlog'): Promise<MeetingDetail> {
    return this.write((version) =>
      this.api.post(`${this.url()}/agenda/carry-over`, { version, itemIds, to }, meetingDetail),
    );
  }

  /** @throws ApiProblem */
  takeFromBacklog(itemIds: readonly string[]): Promise<MeetingDetail> {
    return this.write((version) =>
      this.api.post(`${this.url()}/agenda/from-backlog`, { version, itemIds }, meetingDetail),
    );
  }

  private write(call: (version: number) => Promise<MeetingDetail>): Promise<MeetingDetail> {
    const written = this.last.catch(() => undefined).then(() => this.writeNow(call));
    this.last = written;
    return written;
  }

  private async writeNow(call: (version: number) => Promise<MeetingDetail>): Promise<MeetingDetail> {
    const id = this.id;
    try {
      const detail = await call(this.state()?.version ?? 1);
      if (this.id === id) this.state.set(detail);
      return detail;
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = meetingDetail.safeParse(problem.current);
      if (current.success && this.id === id) this.state.set(current.data);
      else if (problem.code === 'version_conflict') await this.reload();
      throw problem;
    }
  }

  private url(): string {
    return `/api/meetings/${this.id}`;
  }
}

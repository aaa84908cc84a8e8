import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Attendee } from '@jalon/contracts';
import type { AttendanceStatus } from '@jalon/domain';
import { trackUnsaved } from '../core/navigation/unsaved';
import { ReferenceStore } from '../core/reference/reference-store';
import { Autosave } from './autosave';
import { MeetingStore } from './meeting-store';

const WAIT_MS = 250;

/**
 * Who is there. What is pointed lies over what is saved, by person, until it is saved itself: two people who point
 * different rows do not meet, and on the same row the last one is right.
 */
@Injectable()
export class AttendanceEditor {
  private readonly store = inject(MeetingStore);
  private readonly reference = inject(ReferenceStore);
  /** Not saved yet, by person; null takes somebody out. */
  private readonly pending = signal<ReadonlyMap<string, AttendanceStatus | null>>(new Map());

  readonly people = computed<readonly Attendee[]>(() => {
    const pending = this.pending();
    const saved = this.store.detail()?.attendance ?? [];
    const known = new Set(saved.map((one) => one.personId));
    const kept = saved.flatMap((one) => {
      const status = pending.get(one.personId);
      if (status === null) return [];
      return status === undefined ? [one] : [{ ...one, status }];
    });
    const added = [...pending].flatMap(([personId, status]) =>
      status === null || known.has(personId) ? [] : [{ ...this.named(personId), status }],
    );
    return [...kept, ...added];
  });
  readonly autosave = new Autosave({
    dirty: () => this.pending().size > 0,
    blocked: () => false,
    send: () => this.send(),
  });

  constructor() {
    trackUnsaved(() => this.pending().size > 0);
    inject(DestroyRef).onDestroy(() => {
      void this.autosave.flush();
      this.autosave.stop();
    });
  }

  set(personId: string, status: AttendanceStatus | null): void {
    this.pending.update((pending) => new Map(pending).set(personId, status));
    this.autosave.touch(WAIT_MS);
  }

  /** Everybody who is expected and not pointed yet is there. */
  allPresent(): void {
    const expected = this.people().filter((one) => one.status === 'expected');
    this.pending.update(
      (pending) => new Map([...pending, ...expected.map((one) => [one.personId, 'present'] as const)]),
    );
    this.autosave.touch(WAIT_MS);
  }

  private async send(): Promise<void> {
    const sent = this.pending();
    const people = this.people().map(({ personId, status }) => ({ personId, status }));
    await this.store.writeAttendance(people);
    this.pending.update(
      (pending) => new Map([...pending].filter(([personId, status]) => sent.get(personId) !== status)),
    );
  }

  private named(personId: string): Omit<Attendee, 'status'> {
    const person = this.reference.value().people.find((one) => one.id === personId);
    return {
      personId,
      personName: person?.name ?? '',
      entityName: this.reference.nameOf(person?.entityId ?? null),
    };
  }
}

import { computed, inject, Injectable } from '@angular/core';
import type { AgendaItem, WrittenAgendaItem } from '@jalon/contracts';
import { AgendaSource } from './agenda-editor';
import { MeetingStore } from './meeting-store';

/** The agenda of the meeting on screen. */
@Injectable()
export class MeetingAgenda extends AgendaSource {
  private readonly store = inject(MeetingStore);
  readonly items = computed(() => this.store.detail()?.agenda ?? null);

  override async save(items: readonly WrittenAgendaItem[]): Promise<readonly AgendaItem[]> {
    return (await this.store.writeAgenda(items)).agenda;
  }
}

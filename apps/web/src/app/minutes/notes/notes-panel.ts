import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  model,
  output,
  signal,
} from '@angular/core';
import { notesRead, type NotesRead } from '@jalon/contracts';
import { ENTRY_KINDS, MINUTES_LIMITS, type EntryKind } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { ApiClient } from '../../core/api/api';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Combobox, type Option } from '../../ui/combobox/combobox';
import { Dialog } from '../../ui/dialog/dialog';
import { Field, Input } from '../../ui/field/field';
import { FileDrop } from '../../ui/file-drop/file-drop';
import { Toasts } from '../../ui/toast/toasts';

/** A row that a person accepted, as the editor writes it. */
export interface AcceptedEntry {
  readonly kind: EntryKind;
  readonly text: string;
  readonly ownerId: string | null;
  readonly dueOn: string | null;
}

/** Somebody who can own a row. */
export interface NotesPerson {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

interface Proposal extends AcceptedEntry {
  readonly key: number;
  readonly line: number;
  readonly because: string;
  readonly ownerWords: string | null;
  readonly dueWords: string | null;
  readonly taken: boolean;
}

/**
 * Raw notes become typed rows, one ticked box at a time:
 * `<app-notes-panel [(open)]="noting" [minutesId]="id" [people]="people()" (accepted)="editor.insertEntries($event)" />`.
 * What was pasted stays here until it was used, closed or not.
 */
@Component({
  selector: 'app-notes-panel',
  imports: [Banner, Button, Combobox, Dialog, Field, FileDrop, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notes-panel.html',
  styleUrl: './notes-panel.css',
})
export class NotesPanel {
  readonly open = model(false);
  readonly minutesId = input.required<string>();
  readonly people = input<readonly NotesPerson[]>([]);
  readonly accepted = output<readonly AcceptedEntry[]>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  private readonly problems = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly kinds = ENTRY_KINDS;
  protected readonly textMax = MINUTES_LIMITS.entryText;
  protected readonly ready = signal(false);
  protected readonly notes = signal('');
  protected readonly busy = signal(false);
  protected readonly fileName = signal('');
  protected readonly failure = signal<ApiProblem | null>(null);
  protected readonly tooLarge = signal(false);
  protected readonly read = signal<NotesRead | null>(null);
  protected readonly proposals = signal<readonly Proposal[]>([]);
  protected readonly taken = computed(() => this.proposals().filter((one) => one.taken));
  protected readonly options = computed<readonly Option[]>(() =>
    this.people().map(({ id, name, note }) => ({ value: id, label: name, ...(note ? { note } : {}) })),
  );
  protected readonly error = computed(() => {
    if (this.tooLarge()) return this.t('minutesNotes.tooLarge');
    const failure = this.failure();
    if (!failure) return null;
    const code = failure.code === 'file_refused' ? failure.field('file')?.code : undefined;
    return code === undefined ? this.problems.of(failure) : this.t(`minutesNotes.refusal.${code}`);
  });

  constructor() {
    void this.i18n
      .addScope('minutesNotes', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })
      .then(() => this.ready.set(true));
  }

  protected async readText(): Promise<void> {
    if (this.notes().trim() === '') return;
    const name = this.notes().trimStart().startsWith('WEBVTT') ? 'notes.vtt' : 'notes.txt';
    await this.send(new Blob([this.notes()], { type: 'application/octet-stream' }), name);
  }

  protected async readFile(file: File): Promise<void> {
    await this.send(new Blob([file], { type: 'application/octet-stream' }), file.name);
  }

  protected again(): void {
    this.read.set(null);
    this.proposals.set([]);
  }

  protected change(key: number, change: Partial<Proposal>): void {
    this.proposals.update((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  protected takeAll(taken: boolean): void {
    this.proposals.update((all) => all.map((one) => ({ ...one, taken })));
  }

  protected asKind(value: string): EntryKind {
    return ENTRY_KINDS.find((kind) => kind === value) ?? 'info';
  }

  protected add(): void {
    const rows = this.taken().filter((one) => one.text.trim() !== '');
    if (rows.length === 0) return;
    this.open.set(false);
    this.accepted.emit(
      rows.map(({ kind, text, ownerId, dueOn }) => ({
        kind,
        text: text.trim(),
        ownerId: kind === 'info' ? null : ownerId,
        dueOn: kind === 'action' ? dueOn : null,
      })),
    );
    this.toasts.show(this.plural('minutesNotes.added', rows.length), { tone: 'good' });
    this.notes.set('');
    this.again();
  }

  private async send(body: Blob, name: string): Promise<void> {
    this.failure.set(null);
    this.tooLarge.set(body.size > MINUTES_LIMITS.notes);
    if (this.tooLarge() || this.busy()) return;
    this.busy.set(true);
    this.fileName.set(name);
    try {
      const url = `/api/minutes/${this.minutesId()}/notes?fileName=${encodeURIComponent(name)}`;
      const read = await this.api.post(url, body, notesRead);
      this.read.set(read);
      this.proposals.set(read.proposals.map((one, key) => ({ ...one, key, taken: false })));
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }
}

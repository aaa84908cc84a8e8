import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  Injector,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MinutesGap } from '@jalon/domain';
import { toApiProblem } from '../core/api/api-problem';
import { offerCommands } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentMeeting } from '../core/meeting/current-meeting';
import { trackUnsaved } from '../core/navigation/unsaved';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { AgendaOutline } from './agenda-outline';
import { CheckPanel, GapList, type RowOf } from './check-panel';
// The editor, the notes and the comments stand in a @defer alone, so that their code comes late.
import { MinutesEditor } from './editor/minutes-editor';
import type { PasteNews } from './editor/paste';
import type { MinutesPerson } from './editor/people';
import { KeysHelp } from './keys-help';
import type { LiveMinutes } from './live/live-minutes';
import { LiveBanner } from './live-banner';
import { MinutesProse } from './minutes-prose';
import { MinutesStore, type PreviousAction } from './minutes-store';
import { NotesPanel } from './notes/notes-panel';
import type { CommentPassages } from './review/comment-passages';
import { CommentSide } from './review/comment-side';
import { PreviousActionsCard } from './previous-actions';
import { SaveBadge } from './save-badge';

/** After the last saved change, before what is missing is asked for again. */
const CHECK_AFTER_MS = 900;

/** The tab « Compte rendu »: the text being written, what surrounds it, and its submission; or the text to be read. */
@Component({
  selector: 'app-minutes-page',
  imports: [
    AgendaOutline,
    Banner,
    Button,
    CheckPanel,
    CommentSide,
    Dialog,
    Empty,
    GapList,
    Icon,
    KeysHelp,
    LiveBanner,
    MinutesEditor,
    MinutesProse,
    NotesPanel,
    PreviousActionsCard,
    RouterLink,
    SaveBadge,
    Skeleton,
  ],
  providers: [MinutesStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './minutes-page.html',
  styleUrl: './minutes-page.css',
})
export class MinutesPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly meeting = inject(CurrentMeeting).detail;
  private readonly current = inject(CurrentMeeting);
  protected readonly store = inject(MinutesStore);
  protected readonly reference = inject(ReferenceStore);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly injector = inject(Injector);

  protected readonly live = signal<LiveMinutes | null>(null);
  /** Set by the editor once it is there; the class itself comes late and is a type alone here. */
  protected readonly editor = signal<MinutesEditor | null>(null);
  /** The passages that comments speak of; undefined until their code is there, null when it could not be had. */
  protected readonly passages = signal<CommentPassages | null | undefined>(undefined);
  protected readonly mayDiscuss = computed(() => this.session.may('minutes:write'));
  protected readonly helping = signal(false);
  protected readonly submitting = signal(false);
  protected readonly busy = signal(false);
  protected readonly starting = signal(false);
  protected readonly finishing = signal<string | null>(null);
  /** The panel of raw notes is open. */
  protected readonly noting = signal(false);
  protected readonly pasteNews = signal<PasteNews | null>(null);
  /** The minutes were begun here, just now. */
  private begins = false;
  /** Items of the agenda whose point is in the text, as of the last saved change. */
  protected readonly points = signal<ReadonlySet<string>>(new Set());

  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly state = computed(() => this.live()?.minutesState() ?? this.store.view()?.state ?? null);
  protected readonly isRead = computed(() => ['approved', 'distributed'].includes(this.state() ?? ''));
  protected readonly mayWrite = computed(() => this.live()?.mayWrite() ?? false);
  protected readonly mayStart = computed(
    () => this.session.may('minutes:write') && (this.meeting()?.mayWriteMinutes ?? false),
  );
  protected readonly mayFinish = computed(() => this.session.may('register:edit'));
  protected readonly maySubmit = computed(
    () =>
      this.state() === 'draft' && (this.store.view()?.moves.some((move) => move.name === 'submit') ?? false),
  );
  protected readonly gaps = computed<readonly MinutesGap[]>(() => this.store.check()?.gaps ?? []);
  protected readonly blocked = computed(() => this.gaps().some((gap) => gap.blocking));
  protected readonly unsaved = computed(() => {
    const live = this.live();
    return live !== null && (live.save().state !== 'saved' || live.save().waiting > 0);
  });
  protected readonly people = computed<readonly MinutesPerson[]>(() => {
    const attendance = this.meeting()?.attendance ?? [];
    const attending = new Set(attendance.map((one) => one.personId));
    const known = this.reference.value().people.map((one): MinutesPerson => {
      const note = this.reference.nameOf(one.entityId);
      return {
        id: one.id,
        name: one.name,
        attends: attending.has(one.id),
        ...(note === null ? {} : { note }),
        ...(one.archived ? { archived: true } : {}),
      };
    });
    const ids = new Set(known.map((one) => one.id));
    const others = attendance
      .filter((one) => !ids.has(one.personId))
      .map((one) => ({ id: one.personId, name: one.personName, attends: true }));
    return [...known, ...others];
  });
  /** Who may own a row that comes from notes. */
  protected readonly owners = computed(() => this.people().filter((one) => one.archived !== true));
  protected readonly useCases = computed(() => this.meeting()?.useCases ?? []);
  protected readonly nameOf = computed(() => {
    const names = new Map(this.people().map((one) => [one.id, one.name]));
    return (id: string) => names.get(id) ?? null;
  });
  protected readonly codeOf = computed(() => {
    const codes = new Map(this.useCases().map((one) => [one.id, one.code]));
    return (id: string) => codes.get(id) ?? null;
  });
  /** Rows as they are now; made anew with each check, so that its words follow the text. */
  protected readonly rowOf = computed<RowOf>(() => {
    this.store.check();
    const rows = this.editor()?.rows();
    return (entryId) => rows?.get(entryId) ?? null;
  });

  constructor() {
    const meetingId = computed(() => this.meeting()?.id ?? null);
    const minutesId = computed(() => this.meeting()?.minutesId ?? null);
    effect(() => {
      const [id, begun] = [meetingId(), minutesId() !== null];
      if (id !== null) untracked(() => void this.load(id, begun));
    });
    const shared = computed(() => (this.store.view() && !this.isRead() ? this.store.view()?.id : undefined));
    effect((clean) => {
      const id = shared();
      if (id === undefined || !this.session.may('minutes:live')) return;
      untracked(() => this.loadPassages());
      let closed = false;
      void untracked(() => this.open(id)).then((live) => {
        if (closed) void live.close();
        else this.live.set(live);
      });
      clean(() => {
        closed = true;
        this.leave();
      });
    });
    this.followChecks();
    this.followMoves();
    trackUnsaved(() => this.live()?.problem() === 'storage' && this.unsaved());
    inject(DestroyRef).onDestroy(() => this.leave());
    offerCommands(() =>
      this.editor()
        ? [
            {
              id: 'minutes.write',
              group: 'object',
              label: this.t('minutes.text'),
              icon: 'pencil',
              run: () => this.editor()?.focus(),
            },
            {
              id: 'minutes.notes',
              group: 'object',
              label: this.t('minutes.notes.heading'),
              icon: 'upload',
              run: () => this.openNotes(),
            },
            {
              id: 'minutes.help',
              group: 'object',
              label: this.t('minutes.help.open'),
              icon: 'keyboard',
              run: () => this.helping.set(true),
            },
          ]
        : [],
    );
  }

  protected async start(): Promise<void> {
    this.starting.set(true);
    try {
      await this.store.start();
      this.begins = true;
      await this.current.reload();
    } catch (failure) {
      this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
    } finally {
      this.starting.set(false);
    }
  }

  /** The editor is there: whoever just began the minutes is in the text at once. */
  protected take(editor: MinutesEditor): void {
    this.editor.set(editor);
    this.points.set(editor.points());
    if (this.begins) editor.startWriting();
    this.begins = false;
  }

  protected retry(): void {
    const detail = this.meeting();
    if (detail) void this.load(detail.id, detail.minutesId !== null);
  }

  protected async finish(action: PreviousAction): Promise<void> {
    this.finishing.set(action.id);
    try {
      await this.store.finish(action);
      this.toasts.show(this.t('minutes.previous.marked', { code: action.code }), { tone: 'good' });
    } catch (failure) {
      this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
      void this.store.readPrevious();
    } finally {
      this.finishing.set(null);
    }
  }

  protected async askToSubmit(): Promise<void> {
    this.submitting.set(true);
    await this.store.readCheck();
  }

  protected async submit(): Promise<void> {
    if (this.blocked() || this.unsaved()) return;
    this.busy.set(true);
    try {
      await this.store.move('submit');
      this.submitting.set(false);
      this.toasts.show(this.t('minutes.submit.done'), { tone: 'good' });
      await this.current.reload();
    } catch (failure) {
      const problem = toApiProblem(failure);
      this.toasts.show(this.problemText.of(problem), { tone: 'bad' });
      void this.store.readCheck();
    } finally {
      this.busy.set(false);
    }
  }

  protected openNotes(): void {
    this.pasteNews.set(null);
    this.noting.set(true);
  }

  protected goToRow(entryId: string): void {
    this.submitting.set(false);
    // The dialog gives the focus back first.
    setTimeout(() => this.editor()?.goToEntry(entryId));
  }

  private async load(id: string, begun: boolean): Promise<void> {
    const known = this.store.view();
    if (known?.meetingId === id && begun && known.id === this.meeting()?.minutesId && !this.store.problem())
      return;
    await this.store.load(id, begun);
    if (this.session.may('register:read')) void this.store.readPrevious();
  }

  /** Their code knows the editor's own, and comes with it; without it, one writes without comments. */
  private loadPassages(): void {
    if (this.passages()) return;
    import('./review/comment-passages').then(
      (file) => this.passages.set(new file.CommentPassages()),
      () => this.passages.set(null),
    );
  }

  private async open(minutesId: string): Promise<LiveMinutes> {
    const { LiveMinutesFactory } = await import('./live/live-minutes-factory');
    const me = this.session.me();
    return this.injector.get(LiveMinutesFactory).open(minutesId, {
      accountId: me?.accountId ?? '',
      personId: me?.personId ?? '',
      name: me?.name ?? '',
    });
  }

  private leave(): void {
    const live = untracked(this.live);
    this.editor.set(null);
    this.live.set(null);
    void live?.close();
  }

  /** What is missing is read again a moment after the server has everything, and when attendance changed. */
  private followChecks(): void {
    effect((clean) => {
      const live = this.live();
      // Of the meeting, who attended counts.
      const version = this.meeting()?.version;
      if (version === undefined || !live?.ready() || live.save().state !== 'saved') return;
      if (this.state() !== 'draft') return;
      const editor = this.editor();
      const timer = setTimeout(() => {
        if (editor) this.points.set(editor.points());
        void this.store.readCheck();
      }, CHECK_AFTER_MS);
      clean(() => clearTimeout(timer));
    });
  }

  /** Somebody else moved the minutes on: the page says where they stand now. */
  private followMoves(): void {
    effect(() => {
      const state = this.live()?.minutesState();
      const view = untracked(this.store.view);
      if (!state || !view || view.state === state) return;
      untracked(() => {
        void this.store.load(view.meetingId, true);
        void this.current.reload();
      });
    });
  }
}

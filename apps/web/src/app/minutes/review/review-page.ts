import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  Injector,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { MINUTES_STATES } from '@jalon/domain';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { CurrentMeeting } from '../../core/meeting/current-meeting';
import { ReferenceStore } from '../../core/reference/reference-store';
import { SessionStore } from '../../core/session/session-store';
import { Badge } from '../../ui/badge/badge';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Empty } from '../../ui/empty/empty';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { StageStepper, type Step } from '../../ui/stepper/stage-stepper';
import { Tabs, type Tab } from '../../ui/tabs/tabs';
import type { LiveMinutes } from '../live/live-minutes';
import { ChangeList } from './change-list';
import { CommentList } from './comment-list';
import { CommentStore } from './comment-store';
import { ReviewChecklist } from './review-checklist';
import { ReviewMoves } from './review-moves';
import { ReviewRegister } from './review-register';
import { ReviewStore } from './review-store';
import { ReviewText } from './review-text';
import { writtenRows } from './written-rows';

type Panel = 'text' | 'changes';

/** The tab « Revue »: where the minutes stand, what changed, what is said of them, and what to do with them. */
@Component({
  selector: 'app-review-page',
  imports: [
    Badge,
    Banner,
    Button,
    ChangeList,
    CommentList,
    Empty,
    Icon,
    ReviewChecklist,
    ReviewMoves,
    ReviewRegister,
    ReviewText,
    RouterLink,
    Skeleton,
    StageStepper,
    Tabs,
  ],
  providers: [ReviewStore, CommentStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './review-page.html',
  styleUrl: './review-page.css',
})
export class ReviewPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  private readonly current = inject(CurrentMeeting);
  protected readonly meeting = this.current.detail;
  protected readonly store = inject(ReviewStore);
  protected readonly comments = inject(CommentStore);
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  private readonly injector = inject(Injector);

  protected readonly list = viewChild(CommentList);
  protected readonly text = viewChild(ReviewText);
  protected readonly live = signal<LiveMinutes | null>(null);
  /** The row that lacks something and is to be shown in the text. */
  protected readonly wantedRow = signal<string | null>(null);
  /** Somebody else moved the minutes on while this page was looked at. */
  protected readonly conflict = signal(false);

  protected readonly view = this.store.view;
  protected readonly isRead = computed(() => ['approved', 'distributed'].includes(this.view()?.state ?? ''));
  protected readonly mayDiscuss = computed(() => this.session.may('minutes:write'));
  protected readonly mayApprove = computed(
    () => this.view()?.moves.some(({ name }) => name === 'approve') ?? false,
  );
  protected readonly mayWrite = computed(() => this.view()?.mayWrite ?? false);
  /** A reviewer submitted these: somebody else approves them. */
  protected readonly isOwn = computed(
    () =>
      this.view()?.state === 'in_review' &&
      this.session.may('minutes:review') &&
      this.view()?.submittedById === this.session.me()?.personId,
  );
  protected readonly waits = computed(
    () => this.view()?.state === 'in_review' && !this.session.may('minutes:review'),
  );
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly compareProblem = computed(() => {
    const problem = this.store.comparisonProblem();
    return problem ? this.problemText.of(problem) : null;
  });
  /** Whoever decides reads what changed first. */
  protected readonly panel = linkedSignal<{ id: string | undefined; decides: boolean }, Panel>({
    source: () => ({
      id: this.view()?.id,
      decides: this.mayApprove() && (this.view()?.submissions.length ?? 0) > 1,
    }),
    computation: (now, before) =>
      before?.source.id === now.id && before ? before.value : now.decides ? 'changes' : 'text',
  });
  protected readonly tabs = computed<readonly Tab<Panel>[]>(() => {
    const comparison = this.store.comparison();
    const changes = comparison ? comparison.added + comparison.removed + comparison.changed : null;
    return [
      { id: 'text', label: this.t('minutesReview.panel.text') },
      {
        id: 'changes',
        label: this.t('minutesReview.panel.changes'),
        ...(changes === null ? {} : { count: this.format.number(changes) }),
      },
    ];
  });
  protected readonly steps = computed<readonly Step[]>(() => {
    const view = this.view();
    if (!view) return [];
    const notes = {
      draft: [this.nameOf()(view.authorId ?? ''), null],
      in_review: [this.nameOf()(view.submittedById ?? ''), view.submittedAt],
      approved: [this.nameOf()(view.approvedById ?? ''), view.approvedAt],
      distributed: [null, view.distributedAt],
    } as const;
    const reached = MINUTES_STATES.indexOf(view.state);
    return MINUTES_STATES.map((state, index) => {
      const [name, at] = notes[state];
      const note = [name, at === null ? null : this.format.instant(at)]
        .filter((one) => one !== null)
        .join(' · ');
      return {
        id: state,
        label: this.t(`minutesState.${state}`),
        ...(index <= reached && note ? { note } : {}),
      };
    });
  });
  /** The last decision on a submission, when it was sent back. */
  protected readonly returned = computed(() => {
    const view = this.view();
    const last = view?.submissions.findLast((one) => one.outcome !== null);
    return last?.outcome === 'returned' && (view?.state === 'draft' || view?.state === 'in_review')
      ? last
      : null;
  });
  protected readonly written = computed(() => {
    const [text, meeting] = [this.store.text(), this.meeting()];
    return text && meeting ? writtenRows(text.content, meeting) : null;
  });
  protected readonly openComments = computed(() =>
    this.comments.loaded() ? this.comments.open() : (this.view()?.openComments ?? 0),
  );
  protected readonly nameOf = computed(() => {
    const people = [...(this.meeting()?.attendance ?? []), ...(this.store.text()?.attendance ?? [])];
    const names = new Map(people.map((one) => [one.personId, one.personName]));
    return (id: string): string | null => names.get(id) ?? this.reference.nameOf(id);
  });
  protected readonly codeOf = computed(() => {
    const codes = new Map((this.meeting()?.useCases ?? []).map((one) => [one.id, one.code]));
    return (id: string): string | null => codes.get(id) ?? null;
  });

  constructor() {
    const meetingId = computed(() => this.meeting()?.id ?? null);
    effect(() => {
      const id = meetingId();
      if (id !== null) untracked(() => void this.store.load(id));
    });
    const minutesId = computed(() => this.view()?.id);
    effect(() => {
      const id = minutesId();
      if (id !== undefined && this.mayDiscuss()) untracked(() => void this.comments.load(id));
    });
    const shared = computed(() => (this.view() && !this.isRead() ? this.view()?.id : undefined));
    effect((clean) => {
      const id = shared();
      if (id === undefined || !this.session.may('minutes:live')) return;
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
    // Somebody else moved the minutes on: the page says where they stand now.
    effect(() => {
      const state = this.live()?.minutesState();
      const view = untracked(this.view);
      if (state && view && view.state !== state) untracked(() => void this.refresh());
    });
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  protected refresh(): Promise<void> {
    void this.current.reload();
    return this.store.reload();
  }

  protected moved({ conflict }: { readonly conflict: boolean }): void {
    this.conflict.set(conflict);
    void this.current.reload();
    void this.comments.reload();
  }

  protected goToRow(entryId: string): void {
    this.panel.set('text');
    this.wantedRow.set(entryId);
  }

  protected conflictText(): string {
    const view = this.view();
    return this.t('minutesReview.conflict', { state: this.t(`minutesState.${view?.state ?? 'draft'}`) });
  }

  protected returnedBy(): string {
    const { decidedById, decidedAt } = this.returned() ?? {};
    return this.t('minutesReview.returned', {
      name: this.nameOf()(decidedById ?? '') ?? this.t('common.unknown'),
      date: this.format.instant(decidedAt),
    });
  }

  private async open(minutesId: string): Promise<LiveMinutes> {
    const { LiveMinutesFactory } = await import('../live/live-minutes-factory');
    const me = this.session.me();
    return this.injector.get(LiveMinutesFactory).open(minutesId, {
      accountId: me?.accountId ?? '',
      personId: me?.personId ?? '',
      name: me?.name ?? '',
    });
  }

  private leave(): void {
    const live = untracked(this.live);
    this.live.set(null);
    void live?.close();
  }
}

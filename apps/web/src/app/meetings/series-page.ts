import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { toApiProblem } from '../core/api/api-problem';
import { offerCommands, type Command } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Menu, type MenuItem } from '../ui/popover/menu';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { AgendaClash } from './agenda-clash';
import { AgendaEditor, AgendaSource } from './agenda-editor';
import { AgendaList } from './agenda-list';
import type { Flushes } from './leave';
import { MeetingDays } from './meeting-days';
import { PlanSeries } from './plan-series';
import { SaveState } from './save-state';
import { SeriesForm } from './series-form';
import { SeriesStore } from './series-store';
import { SeriesText } from './series-text';

/** One series: its rhythm, who comes, what waits for a next meeting, and its meetings. */
@Component({
  selector: 'app-series-page',
  imports: [
    AgendaClash,
    AgendaList,
    Badge,
    Banner,
    Button,
    Dialog,
    Empty,
    Icon,
    MeetingDays,
    Menu,
    PageHeader,
    PlanSeries,
    RouterLink,
    SaveState,
    SeriesForm,
    Skeleton,
  ],
  providers: [SeriesStore, { provide: AgendaSource, useExisting: SeriesStore }, AgendaEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './series-page.html',
  styleUrl: './series-page.css',
})
export class SeriesPage implements Flushes {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  protected readonly text = inject(SeriesText);
  protected readonly reference = inject(ReferenceStore);
  protected readonly store = inject(SeriesStore);
  protected readonly backlog = inject(AgendaEditor);
  protected readonly autosaves = [this.backlog.autosave];
  protected readonly editing = signal(false);
  protected readonly planning = signal(false);
  protected readonly notFound = computed(() => this.store.problem()?.code === 'not_found');
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly mayEdit = computed(() => this.store.detail()?.mayEdit ?? false);
  protected readonly coming = computed(() => {
    const detail = this.store.detail();
    return [...(detail?.meetings ?? [])].filter((one) => one.heldOn >= (detail?.today ?? '')).reverse();
  });
  protected readonly past = computed(() => {
    const detail = this.store.detail();
    return (detail?.meetings ?? []).filter((one) => one.heldOn < (detail?.today ?? ''));
  });
  protected readonly members = computed(() => {
    const members = this.store.detail()?.members ?? [];
    return [
      { name: 'expected', people: members.filter((one) => one.expected) },
      { name: 'distribution', people: members.filter((one) => !one.expected) },
    ].filter((group) => group.people.length > 0);
  });
  protected readonly menu = computed<readonly MenuItem[]>(() => {
    const archived = this.store.detail()?.archived ?? false;
    return [
      {
        id: 'archive',
        label: this.t(archived ? 'meetings.series.restore' : 'meetings.series.archive'),
        icon: archived ? 'undo-2' : 'lock',
        run: () => void this.archive(!archived),
      },
    ];
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    this.reference.load().catch(() => undefined);
    describePage(() => ({
      title: this.store.detail()?.title ?? this.t('meetings.series.one'),
      parents: [
        { label: this.t('nav.meetings'), link: '/meetings' },
        { label: this.t('meetings.series.title'), link: '/meetings/series' },
      ],
    }));
    offerCommands(() => this.commands());
  }

  flush(): Promise<boolean> {
    return this.backlog.flush();
  }

  protected edited(): void {
    this.editing.set(false);
    this.toasts.show(this.t('common.saved'), { tone: 'good' });
  }

  protected planned(): void {
    this.planning.set(false);
    void this.store.reload();
  }

  private async archive(archived: boolean): Promise<void> {
    try {
      await this.store.change({ archived });
      this.toasts.show(this.t(`meetings.series.${archived ? 'archivedDone' : 'restoredDone'}`), {
        tone: 'good',
        action: { label: this.t('common.undo'), run: () => void this.archive(!archived) },
      });
    } catch (failure) {
      this.toasts.show(this.problemText.of(toApiProblem(failure)), { tone: 'bad' });
    }
  }

  private commands(): readonly Command[] {
    const detail = this.store.detail();
    if (!detail?.mayEdit) return [];
    const edit: Command = {
      id: 'meeting-series.edit',
      group: 'object',
      label: this.t('meetings.series.editHeading'),
      icon: 'pencil',
      keys: 'e',
      run: () => this.editing.set(true),
    };
    const plan: Command = {
      id: 'meeting-series.plan',
      group: 'object',
      label: this.t('meetings.series.plan'),
      icon: 'calendar-days',
      keys: 'n',
      run: () => this.planning.set(true),
    };
    return detail.archived ? [edit] : [plan, edit];
  }
}

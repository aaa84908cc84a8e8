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
import { ActivatedRoute, Router, RouterLink, RouterOutlet } from '@angular/router';
import { toApiProblem } from '../core/api/api-problem';
import { offerCommands, type Command } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentMeeting } from '../core/meeting/current-meeting';
import { When } from '../core/meeting/when';
import { describePage } from '../core/navigation/page';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import type { MeetingTab } from './meeting-tab';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Menu, type MenuItem } from '../ui/popover/menu';
import { Skeleton } from '../ui/skeleton/skeleton';
import { TabLinks, type TabLink } from '../ui/tabs/tab-links';
import { Toasts } from '../ui/toast/toasts';
import { CancelMeeting } from './cancel-meeting';
import { MeetingEdit } from './meeting-edit';
import { MeetingStore } from './meeting-store';
import { MEETING_TONE, MINUTES_TONE } from './meeting-tone';

/** One meeting: what, when, where and with whom, above the tabs that prepare it, write it down and review it. */
@Component({
  selector: 'app-meeting-page',
  imports: [
    Badge,
    Banner,
    Button,
    CancelMeeting,
    Dialog,
    Empty,
    Icon,
    MeetingEdit,
    Menu,
    PageHeader,
    RouterLink,
    RouterOutlet,
    Skeleton,
    TabLinks,
  ],
  providers: [MeetingStore, { provide: CurrentMeeting, useExisting: MeetingStore }],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './meeting-page.html',
  styleUrl: './meeting-page.css',
})
export class MeetingPage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly when = inject(When);
  protected readonly reference = inject(ReferenceStore);
  protected readonly store = inject(MeetingStore);
  protected readonly stateTone = MEETING_TONE;
  protected readonly minutesTone = MINUTES_TONE;

  protected readonly editing = signal(false);
  protected readonly cancelling = signal(false);
  protected readonly notFound = computed(() => this.store.problem()?.code === 'not_found');
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly tabs = computed<readonly TabLink[]>(() => {
    const detail = this.store.detail();
    if (!detail) return [];
    return (this.route.routeConfig?.children ?? []).flatMap(({ path, data }) => {
      const tab = data?.['tab'] as MeetingTab | undefined;
      if (!tab || !this.session.may(tab.action) || !(tab.shown?.(detail) ?? true)) return [];
      const link = ['/meetings', detail.id, ...(path ? [path] : [])];
      const { prefetch } = tab;
      return [
        {
          link,
          label: this.t(`meetings.tabs.${tab.id}`),
          exact: path === '',
          ...(prefetch ? { prefetch } : {}),
        },
      ];
    });
  });
  protected readonly moves = computed<readonly MenuItem[]>(() => {
    const detail = this.store.detail();
    if (!detail?.mayEdit) return [];
    const held: MenuItem = {
      id: 'held',
      label: this.t('meetings.move.held'),
      icon: 'check',
      run: () => void this.move('held'),
    };
    const cancel: MenuItem = {
      id: 'cancel',
      label: this.t('meetings.move.cancel'),
      icon: 'x',
      danger: true,
      run: () => this.cancelling.set(true),
    };
    const again: MenuItem = {
      id: 'planned',
      label: this.t('meetings.move.planned'),
      icon: 'undo-2',
      run: () => void this.move('planned'),
    };
    if (detail.state === 'planned') return [held, cancel];
    return detail.state === 'cancelled' ? [again] : [];
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    this.reference.load().catch(() => undefined);
    describePage(() => {
      const detail = this.store.detail();
      const parents = [
        { label: this.t('nav.meetings'), link: '/meetings' },
        ...(detail?.series
          ? [{ label: detail.series.title, link: `/meetings/series/${detail.series.id}` }]
          : []),
      ];
      const title = detail
        ? `${detail.title}, ${this.format.date(detail.heldOn)}`
        : this.t('meetings.meeting');
      return { title, parents };
    });
    offerCommands(() => this.commands());
  }

  private commands(): readonly Command[] {
    const detail = this.store.detail();
    if (!detail) return [];
    const go = (id: string) => () => void this.router.navigate(['/meetings', id]);
    const commands: Command[] = [
      {
        id: 'meeting.present',
        group: 'object',
        label: this.t('meetings.command.present'),
        icon: 'presentation',
        keys: 'p',
        run: () => void this.router.navigate(['/meetings', detail.id, 'present']),
      },
    ];
    if (detail.mayEdit && detail.state === 'planned') {
      commands.push({
        id: 'meeting.edit',
        group: 'object',
        label: this.t('meetings.command.edit'),
        icon: 'pencil',
        keys: 'e',
        run: () => this.editing.set(true),
      });
    }
    for (const move of this.moves()) {
      const { id, label, icon } = move;
      const run = () => move.run?.();
      commands.push({ id: `meeting.${id}`, group: 'object', label, ...(icon ? { icon } : {}), run });
    }
    if (detail.previous) {
      const { id } = detail.previous;
      commands.push({
        id: 'meeting.previous',
        group: 'object',
        label: this.t('meetings.previous'),
        icon: 'chevron-left',
        keys: '[',
        run: go(id),
      });
    }
    if (detail.next) {
      const { id } = detail.next;
      commands.push({
        id: 'meeting.next',
        group: 'object',
        label: this.t('meetings.next'),
        icon: 'chevron-right',
        keys: ']',
        run: go(id),
      });
    }
    return commands;
  }

  private async move(to: 'held' | 'planned'): Promise<void> {
    const agreed =
      to === 'planned' ||
      (await this.confirm.ask({
        heading: this.t('meetings.held.heading'),
        text: this.t('meetings.held.text'),
        confirm: this.t('meetings.held.confirm'),
      }));
    if (!agreed) return;
    try {
      await this.store.move(to);
      this.toasts.show(this.t(`meetings.moved.${to}`), { tone: 'good' });
    } catch (failure) {
      this.toasts.show(this.problemText.of(toApiProblem(failure)), { tone: 'bad' });
    }
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { meetingList, meetingSeriesList } from '@jalon/contracts';
import { addDays, MEETING_KINDS } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { offerCommands } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Filter } from '../ui/filter/filter';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { MeetingDays } from './meeting-days';
import {
  filtersOf,
  isFiltered,
  MINUTES_CHOICES,
  PAST_STEP,
  readQuery,
  toParams,
  type MeetingsQuery,
  type MinutesChoice,
} from './meetings-query';
import { NewMeeting } from './new-meeting';

/** The API's largest page: what is to come fits in it, or the days further on wait. */
const COMING_MAX = 100;

/** What is to come by day, today on top, and the past below. Filters are in the address. */
@Component({
  selector: 'app-meetings-page',
  imports: [
    Banner,
    Button,
    Dialog,
    Empty,
    Filter,
    Icon,
    MeetingDays,
    NewMeeting,
    PageHeader,
    RouterLink,
    Segmented,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './meetings-page.html',
})
export class MeetingsPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly problems = inject(ProblemText);
  protected readonly creating = signal(false);
  protected readonly mayEdit = computed(() => this.session.may('meeting:edit'));
  protected readonly today = this.session.today;

  protected readonly query = computed(() => readQuery(this.params()));
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly whose = computed<'all' | 'mine'>(() => (this.query().mine ? 'mine' : 'all'));
  private readonly filters = computed(() => JSON.stringify(filtersOf(this.query())));

  protected readonly coming = apiResource(meetingList, () => ({
    url: '/api/meetings',
    params: { ...this.asked(), from: this.today(), order: 'soonest', pageSize: String(COMING_MAX) },
  }));
  protected readonly past = apiResource(meetingList, () => ({
    url: '/api/meetings',
    params: {
      ...this.asked(),
      to: addDays(this.today(), -1),
      order: 'latest',
      pageSize: String(Math.min(COMING_MAX, this.query().past)),
    },
  }));
  private readonly series = keepValue(apiResource(meetingSeriesList, () => '/api/meeting-series'));
  protected readonly comingFound = keepValue(this.coming);
  protected readonly pastFound = keepValue(this.past);
  protected readonly error = computed(() => this.coming.error() ?? this.past.error());
  protected readonly todays = computed(() =>
    (this.comingFound()?.items ?? []).filter((row) => row.heldOn === this.today()),
  );
  protected readonly later = computed(() =>
    (this.comingFound()?.items ?? []).filter((row) => row.heldOn > this.today()),
  );
  protected readonly total = computed(
    () => (this.comingFound()?.total ?? 0) + (this.pastFound()?.total ?? 0),
  );
  protected readonly kindOptions = computed(() =>
    MEETING_KINDS.map((value) => ({ value, label: this.t(`meetingKind.${value}`) })),
  );
  protected readonly seriesOptions = computed(() =>
    (this.series()?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
  );
  protected readonly minutesOptions = computed(() =>
    MINUTES_CHOICES.map((value) => ({
      value,
      label: this.t(value === 'none' ? 'meetings.list.noMinutes' : `minutesState.${value}`),
    })),
  );
  protected readonly whoseOptions = computed(() => [
    { value: 'all' as const, label: this.t('meetings.list.everybody') },
    { value: 'mine' as const, label: this.t('meetings.list.mine') },
  ]);
  protected readonly seriesChosen = computed(() => {
    const { series } = this.query();
    return series === null ? [] : [series];
  });

  constructor() {
    inject(ReferenceStore)
      .load()
      .catch(() => undefined);
    // The command of the palette comes from any page, this one too.
    effect(() => {
      if (!this.params().has('new') || !this.mayEdit()) return;
      untracked(() => {
        this.creating.set(true);
        this.show({});
      });
    });
    offerCommands(() =>
      this.mayEdit()
        ? [
            {
              id: 'meeting.create.here',
              group: 'create',
              label: this.t('meetings.command.new'),
              icon: 'plus',
              keys: 'n',
              run: () => this.creating.set(true),
            },
          ]
        : [],
    );
  }

  protected show(change: Partial<MeetingsQuery>): void {
    const queryParams = toParams({ ...this.query(), past: PAST_STEP, ...change });
    void this.router.navigate([], {
      queryParams: { ...queryParams, new: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected setKinds(kinds: readonly string[]): void {
    this.show({ kind: MEETING_KINDS.filter((kind) => kinds.includes(kind)) });
  }

  /** One series at a time: the last that was ticked. */
  protected setSeries(ids: readonly string[]): void {
    this.show({ series: ids.at(-1) ?? null });
  }

  protected setMinutes(states: readonly string[]): void {
    const chosen: readonly MinutesChoice[] = MINUTES_CHOICES.filter((state) => states.includes(state));
    this.show({ minutes: chosen });
  }

  protected clear(): void {
    this.show({ kind: [], series: null, mine: false, minutes: [] });
  }

  protected more(): void {
    this.show({ past: this.query().past + PAST_STEP });
  }

  protected reload(): void {
    this.coming.reload();
    this.past.reload();
  }

  protected created(id: string): void {
    this.creating.set(false);
    void this.router.navigate(['/meetings', id]);
  }

  private asked(): Record<string, string> {
    return JSON.parse(this.filters()) as Record<string, string>;
  }
}

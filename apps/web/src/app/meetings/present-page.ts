import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { meetingDetail } from '@jalon/contracts';
import { meetingClosed } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentMeeting } from '../core/meeting/current-meeting';
import { When } from '../core/meeting/when';
import { describePage } from '../core/navigation/page';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { AgendaClash } from './agenda-clash';
import { AgendaEditor, AgendaSource } from './agenda-editor';
import type { AgendaRow } from './agenda-merge';
import type { Flushes } from './leave';
import { MeetingAgenda } from './meeting-agenda';
import { MeetingStore } from './meeting-store';
import { PresentClock } from './present-clock';
import {
  pauseTiming,
  resumeTiming,
  spentInAll,
  spentOn,
  startTiming,
  turnTiming,
  type Timing,
} from './present-timing';
import { SaveState } from './save-state';

const NEXT = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ']);
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp']);
const TICK_MS = 500;
const OPENING = 'opening';
const CLOSING = 'closing';

/** A meeting over the whole screen, one point at a time, with a clock for the point and one for all of it. */
@Component({
  selector: 'app-present-page',
  imports: [AgendaClash, Badge, Banner, Button, Icon, PresentClock, RouterLink, SaveState, Skeleton],
  providers: [
    MeetingStore,
    { provide: CurrentMeeting, useExisting: MeetingStore },
    AgendaEditor,
    { provide: AgendaSource, useClass: MeetingAgenda },
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'group',
    '[attr.aria-label]': "t('meetings.present.label')",
    '(document:keydown)': 'onKey($event)',
    '(document:fullscreenchange)': 'leftFullScreen()',
  },
  templateUrl: './present-page.html',
  styleUrl: './present-page.css',
})
export class PresentPage implements Flushes {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly when = inject(When);
  protected readonly reference = inject(ReferenceStore);
  protected readonly store = inject(MeetingStore);
  protected readonly editor = inject(AgendaEditor);
  protected readonly autosaves = [this.editor.autosave];

  private readonly now = signal(Date.now());
  private readonly timing = signal<Timing>(startTiming(OPENING, Date.now()));
  protected readonly items = computed(() => this.editor.rows().filter((row) => row.state !== 'carried'));
  private readonly keys = computed(() => [OPENING, ...this.items().map((row) => row.key), CLOSING]);
  protected readonly key = computed(() => this.timing().key);
  protected readonly index = computed(() => Math.max(0, this.keys().indexOf(this.key())));
  protected readonly count = computed(() => this.keys().length);
  protected readonly item = computed<AgendaRow | null>(
    () => this.items().find((row) => row.key === this.key()) ?? null,
  );
  protected readonly closing = computed(() => this.key() === CLOSING);
  protected readonly paused = computed(() => this.timing().since === null);
  protected readonly spent = computed(() => spentOn(this.timing(), this.key(), this.now()));
  protected readonly spentInAll = computed(() => spentInAll(this.timing(), this.now()));
  protected readonly isOver = computed(() => {
    const planned = this.item()?.minutes ?? null;
    return planned !== null && this.spent() >= planned * 60_000;
  });
  protected readonly untreated = computed(() => this.items().filter((row) => row.state === 'open'));
  protected readonly mayEdit = computed(() => {
    const detail = this.store.detail();
    return detail !== null && detail.mayEdit && meetingClosed(detail) === null;
  });
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  private readonly nextRead = apiResource(meetingDetail, () => {
    const next = this.store.detail()?.next;
    return this.closing() && next ? `/api/meetings/${next.id}` : undefined;
  });
  protected readonly next = computed(() => (this.nextRead.hasValue() ? this.nextRead.value() : undefined));
  private aside: HTMLElement[] = [];
  private wasFullScreen = false;

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    this.reference.load().catch(() => undefined);
    describePage(() => ({ title: this.store.detail()?.title ?? this.t('meetings.meeting') }));
    const timer = setInterval(() => this.now.set(Date.now()), TICK_MS);
    afterNextRender(() => {
      this.setAside();
      // Where full screen is not allowed the presentation still fills the window.
      if (this.document.fullscreenEnabled) {
        this.document.documentElement.requestFullscreen().then(
          () => (this.wasFullScreen = true),
          () => undefined,
        );
      }
    });
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      for (const element of this.aside) element.inert = false;
      if (this.document.fullscreenElement) this.document.exitFullscreen().catch(() => undefined);
    });
  }

  flush(): Promise<boolean> {
    return this.editor.flush();
  }

  protected show(index: number): void {
    const key = this.keys()[Math.max(0, Math.min(this.count() - 1, index))];
    if (key === undefined || key === this.key()) return;
    const now = Date.now();
    this.now.set(now);
    this.timing.update((timing) => turnTiming(timing, key, now));
    this.host.scrollTop = 0;
    afterNextRender(() => this.host.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }), {
      injector: this.injector,
    });
  }

  protected turn(step: number): void {
    this.show(this.index() + step);
  }

  protected togglePause(): void {
    const now = Date.now();
    this.now.set(now);
    this.timing.update((timing) =>
      timing.since === null ? resumeTiming(timing, now) : pauseTiming(timing, now),
    );
  }

  protected toggleDone(): void {
    const item = this.item();
    if (item && this.mayEdit()) {
      this.editor.change(item.key, 'state', item.state === 'done' ? 'open' : 'done');
    }
  }

  protected end(): void {
    void this.router.navigate(['/meetings', this.id()]);
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const control = event.target instanceof Element ? event.target.closest('button, a, input, dialog') : null;
    // A button that has the focus keeps its space; a dialog over the presentation keeps everything.
    if (control?.matches('dialog, input') || (control && event.key === ' ')) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'Escape') this.end();
    else if (NEXT.has(key)) this.turn(1);
    else if (BACK.has(key)) this.turn(-1);
    else if (key === 'Home') this.show(0);
    else if (key === 'End') this.show(this.count() - 1);
    else if (key === 'p') this.togglePause();
    else if (key === 't') this.toggleDone();
    else return;
    event.preventDefault();
  }

  protected leftFullScreen(): void {
    if (this.wasFullScreen && !this.document.fullscreenElement) this.end();
  }

  /** Everything beside the presentation leaves the keyboard and the readers alone while it lasts. */
  private setAside(): void {
    for (let node = this.host; node.parentElement; node = node.parentElement) {
      for (const sibling of node.parentElement.children) {
        if (sibling === node || !(sibling instanceof HTMLElement) || sibling.inert) continue;
        // Questions and news of the shell come over everything.
        if (sibling.matches('script, ui-confirm-host, ui-toast-host, app-sign-in-dialog')) continue;
        sibling.inert = true;
        this.aside.push(sibling);
      }
    }
  }
}

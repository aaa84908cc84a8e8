import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { meetingClosed } from '@jalon/domain';
import { offerCommands, type Command } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { AgendaClash } from './agenda-clash';
import { AgendaEditor, AgendaSource } from './agenda-editor';
import { AgendaList } from './agenda-list';
import { AttendanceEditor } from './attendance-editor';
import { AttendanceList } from './attendance-list';
import { BacklogPicker } from './backlog-picker';
import { CarryOver } from './carry-over';
import type { Flushes } from './leave';
import { MeetingAgenda } from './meeting-agenda';
import { MeetingStore } from './meeting-store';
import { PreviousActions } from './previous-actions';
import { SaveState } from './save-state';

/** What is prepared before a meeting, and pointed while it is held: agenda, attendance, what was promised before. */
@Component({
  selector: 'app-preparation-page',
  imports: [
    AgendaClash,
    AgendaList,
    AttendanceList,
    BacklogPicker,
    Banner,
    Button,
    CarryOver,
    Icon,
    PreviousActions,
    SaveState,
  ],
  providers: [AgendaEditor, AttendanceEditor, { provide: AgendaSource, useClass: MeetingAgenda }],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './preparation-page.html',
  styleUrl: './preparation-page.css',
})
export class PreparationPage implements Flushes {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(MeetingStore);
  private readonly session = inject(SessionStore);
  protected readonly agenda = inject(AgendaEditor);
  protected readonly attendance = inject(AttendanceEditor);
  private readonly list = viewChild(AgendaList);

  protected readonly carrying = signal(false);
  protected readonly taking = signal(false);
  protected readonly autosaves = [this.agenda.autosave, this.attendance.autosave];
  private readonly writable = computed(() => {
    const detail = this.store.detail();
    return detail !== null && meetingClosed(detail) === null;
  });
  protected readonly mayEdit = computed(() => this.writable() && (this.store.detail()?.mayEdit ?? false));
  protected readonly mayAttend = computed(() => this.writable() && (this.store.detail()?.mayAttend ?? false));
  /** Actions of the register speak of people in plain words: the lab's own. */
  protected readonly mayReadActions = computed(() => this.session.may('register:read'));
  protected readonly openItems = computed(
    () => (this.store.detail()?.agenda ?? []).filter((item) => item.state === 'open').length,
  );

  constructor() {
    offerCommands(() => this.commands());
  }

  async flush(): Promise<boolean> {
    const [agenda, attendance] = await Promise.all([this.agenda.flush(), this.attendance.autosave.flush()]);
    return agenda && attendance;
  }

  private commands(): readonly Command[] {
    if (!this.mayEdit()) return [];
    const series = this.store.detail()?.series ?? null;
    const commands: Command[] = [
      {
        id: 'meeting.agenda.add',
        group: 'object',
        label: this.t('meetings.agenda.add'),
        icon: 'plus',
        keys: 'a',
        run: () => this.list()?.focusAdd(),
      },
    ];
    if (series && this.openItems() > 0) {
      commands.push({
        id: 'meeting.carry',
        group: 'object',
        label: this.t('meetings.carry.heading'),
        icon: 'arrow-right',
        run: () => this.carrying.set(true),
      });
    }
    if (series) {
      commands.push({
        id: 'meeting.backlog',
        group: 'object',
        label: this.t('meetings.backlog.take'),
        icon: 'list-checks',
        run: () => this.taking.set(true),
      });
    }
    return commands;
  }
}

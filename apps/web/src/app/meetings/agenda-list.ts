import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { agendaTiming, MEETING_LIMITS } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { When } from '../core/meeting/when';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Menu, type MenuItem } from '../ui/popover/menu';
import { Sortable, type SortMove } from '../ui/sortable/sortable';
import { Toasts } from '../ui/toast/toasts';
import { AgendaEditor } from './agenda-editor';
import type { AgendaRow } from './agenda-merge';
import { readLine } from './agenda-typing';
import type { NamedUseCase } from './use-case-picker';

/**
 * The items of an agenda, or of a backlog: written where they stand, put in order by the handle, the menu or Alt and
 * the arrows, and added one after the other with Enter.
 */
@Component({
  selector: 'app-agenda-list',
  imports: [Badge, Button, Combobox, Field, Icon, Input, Menu, Sortable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agenda-list.html',
  styleUrl: './agenda-list.css',
})
export class AgendaList {
  readonly editable = input(false);
  /** The meeting it is of, whose clock it follows; null for a backlog, where nothing is done either. */
  readonly meeting = input<{ readonly startsAt: string; readonly minutes: number } | null>(null);
  readonly useCases = input<readonly NamedUseCase[]>([]);

  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly when = inject(When);
  protected readonly reference = inject(ReferenceStore);
  protected readonly editor = inject(AgendaEditor);
  protected readonly limits = MEETING_LIMITS;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');

  protected readonly line = signal('');
  protected readonly open = signal<ReadonlySet<string>>(new Set());
  /** Said to whoever cannot see where an item went. */
  protected readonly said = signal('');
  protected readonly max = computed(() =>
    this.meeting() === null ? MEETING_LIMITS.backlogItems : MEETING_LIMITS.agendaItems,
  );
  protected readonly caseOptions = computed(() =>
    this.useCases().map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
  );
  protected readonly timing = computed(() => {
    const meeting = this.meeting();
    return meeting && agendaTiming(meeting.startsAt, meeting.minutes, this.editor.rows());
  });
  protected readonly total = computed(() => {
    const [meeting, timing] = [this.meeting(), this.timing()];
    if (!meeting || !timing) return null;
    const { duration } = this.when;
    const said = { planned: duration(timing.planned), available: duration(meeting.minutes) };
    if (timing.planned === 0) return { text: this.t('meetings.agenda.totalNone', said), over: false };
    if (timing.left >= 0) return { text: this.t('meetings.agenda.total', said), over: false };
    return {
      text: this.t('meetings.agenda.totalOver', { ...said, over: duration(-timing.left) }),
      over: true,
    };
  });
  protected readonly doneCount = computed(() => {
    const rows = this.editor.rows().filter((row) => row.state !== 'carried');
    const done = rows.filter((row) => row.state === 'done').length;
    return done === 0 ? null : this.t('meetings.agenda.doneCount', { done, all: rows.length });
  });

  focusAdd(): void {
    this.box()?.nativeElement.focus();
  }

  protected caseOf(id: string | null): NamedUseCase | undefined {
    return this.useCases().find((one) => one.id === id);
  }

  protected add(): void {
    const { title, minutes } = readLine(this.line());
    if (title === '' || this.editor.rows().length >= this.max()) return this.focusAdd();
    this.editor.add(title.slice(0, MEETING_LIMITS.agendaTitle), minutes);
    this.line.set('');
    const box = this.box()?.nativeElement;
    // Also when Enter came before what was typed had been rendered.
    if (box) box.value = '';
    this.focusAdd();
  }

  protected toggle(key: string): void {
    this.open.update((open) => {
      const next = new Set(open);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  protected setMinutes(row: AgendaRow, minutes: number): void {
    const known = Number.isInteger(minutes) && minutes >= 1 && minutes <= MEETING_LIMITS.longest;
    this.editor.change(row.key, 'minutes', known ? minutes : null);
  }

  /** Enter goes on to the next title, and after the last to the box that adds. */
  protected nextTitle(event: Event, index: number): void {
    event.preventDefault();
    const titles = this.host.querySelectorAll<HTMLElement>('[data-title]');
    const next = titles[index + 1];
    if (next) next.focus();
    else this.focusAdd();
  }

  protected move(move: SortMove): void {
    const row = this.editor.rows()[move.from];
    this.editor.move(move);
    const count = this.editor.rows().length;
    const said = { title: row?.title ?? '', position: move.to + 1, count };
    this.said.set(this.t('meetings.agenda.moved', said));
  }

  protected menu(row: AgendaRow, index: number): readonly MenuItem[] {
    const last = this.editor.rows().length - 1;
    const to = (target: number) => () => this.move({ from: index, to: target });
    return [
      {
        id: 'up',
        label: this.t('meetings.agenda.moveUp'),
        icon: 'arrow-up',
        disabled: index === 0,
        run: to(index - 1),
      },
      {
        id: 'down',
        label: this.t('meetings.agenda.moveDown'),
        icon: 'arrow-down',
        disabled: index === last,
        run: to(index + 1),
      },
      { id: 'top', label: this.t('meetings.agenda.moveTop'), disabled: index === 0, run: to(0) },
      { id: 'bottom', label: this.t('meetings.agenda.moveBottom'), disabled: index === last, run: to(last) },
      {
        id: 'remove',
        label: this.t('meetings.agenda.remove'),
        icon: 'trash-2',
        danger: true,
        separated: true,
        run: () => this.remove(row),
      },
    ];
  }

  private remove(row: AgendaRow): void {
    const back = this.editor.remove(row.key);
    this.toasts.show(this.t('meetings.agenda.removed', { title: row.title }), {
      action: { label: this.t('common.undo'), run: back },
    });
    this.focusAdd();
  }
}

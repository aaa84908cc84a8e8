import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input } from '@angular/core';
import type { Attendee } from '@jalon/contracts';
import { ATTENDANCE_STATUSES, attendanceCounts, isInvited, type AttendanceStatus } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';
import { AttendanceEditor } from './attendance-editor';

const KEYS: Readonly<Record<string, AttendanceStatus>> = {
  p: 'present',
  e: 'excused',
  a: 'absent',
  d: 'distribution',
  Backspace: 'expected',
};
const TONES: Readonly<Record<AttendanceStatus, BadgeTone>> = {
  expected: 'neutral',
  present: 'green',
  excused: 'amber',
  absent: 'red',
  distribution: 'accent',
};

/** Who is expected and who came, pointed with one press or one key each. */
@Component({
  selector: 'app-attendance-list',
  imports: [Badge, Button, Combobox, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './attendance-list.html',
  styleUrl: './attendance-list.css',
})
export class AttendanceList {
  readonly editable = input(false);

  protected readonly t = inject(I18n).t;
  protected readonly reference = inject(ReferenceStore);
  protected readonly editor = inject(AttendanceEditor);
  private readonly toasts = inject(Toasts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly statuses = ATTENDANCE_STATUSES;
  protected readonly tones = TONES;
  protected readonly counted = computed(() => {
    const people = this.editor.people();
    const counts = attendanceCounts(people);
    const all = people.filter((one) => isInvited(one.status)).length;
    return {
      expected: counts.expected,
      text: this.t('meetings.attendance.count', { present: counts.present, all }),
    };
  });
  protected readonly others = computed(() => {
    const here = new Set(this.editor.people().map((one) => one.personId));
    return this.reference.peopleOptions().filter((one) => !here.has(one.value));
  });

  protected add(personId: string | null, box: Combobox): void {
    if (personId === null) return;
    this.editor.set(personId, 'expected');
    box.writeValue(null);
  }

  protected remove(person: Attendee): void {
    const { personId, personName, status } = person;
    this.editor.set(personId, null);
    this.toasts.show(this.t('meetings.attendance.removed', { name: personName }), {
      action: { label: this.t('common.undo'), run: () => this.editor.set(personId, status) },
    });
  }

  /** One key points the person of the row and goes on to the next. */
  protected onKey(event: KeyboardEvent, person: Attendee, index: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const status = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (status === undefined && step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (status !== undefined) this.editor.set(person.personId, status);
    this.focusRow(index + (step ?? 1));
  }

  private focusRow(index: number): void {
    const row = this.host.querySelectorAll('[data-person]')[index];
    const now = row?.querySelector<HTMLElement>('[aria-checked=true]');
    now?.focus();
  }
}

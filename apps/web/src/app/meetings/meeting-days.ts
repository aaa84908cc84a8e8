import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeetingRow } from '@jalon/contracts';
import { addDays } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { When } from '../core/meeting/when';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { MEETING_TONE, MINUTES_TONE } from './meeting-tone';

interface Day {
  readonly on: string;
  /** « Aujourd'hui », « Demain », else nothing more than the date. */
  readonly near: string | null;
  readonly rows: readonly MeetingRow[];
}

/** Meetings under the days they are held on, in the order given. */
@Component({
  selector: 'app-meeting-days',
  imports: [Badge, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './meeting-days.html',
  styleUrl: './meeting-days.css',
})
export class MeetingDays {
  readonly rows = input.required<readonly MeetingRow[]>();
  readonly today = input.required<string>();
  /** Level of the headings: under which heading the list stands. */
  readonly level = input<3 | 4>(3);
  /** A use case whose page this is: it needs no naming. */
  readonly useCaseId = input<string | null>(null);

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly when = inject(When);
  protected readonly reference = inject(ReferenceStore);
  protected readonly stateTone = MEETING_TONE;
  protected readonly minutesTone = MINUTES_TONE;

  protected readonly days = computed<readonly Day[]>(() => {
    const days = new Map<string, MeetingRow[]>();
    for (const row of this.rows()) {
      const rows = days.get(row.heldOn);
      if (rows) rows.push(row);
      else days.set(row.heldOn, [row]);
    }
    return [...days].map(([on, rows]) => ({ on, near: this.near(on), rows }));
  });

  protected cases(row: MeetingRow): readonly MeetingRow['useCases'][number][] {
    return row.useCases.filter((one) => one.id !== this.useCaseId());
  }

  private near(on: string): string | null {
    if (on === this.today()) return this.t('meetings.list.today');
    return on === addDays(this.today(), 1) ? this.t('meetings.list.tomorrow') : null;
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { internshipPresence, type InternshipPresence, type PresenceMonthRow } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { RuleText } from '../core/internship/rule-text';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { DaysForm } from './days-form';
import { toHundredths } from './decimal';
import { LifeReader } from './loaded';

const TONES: Readonly<Record<'ok' | 'flagged' | 'refused', BadgeTone>> = {
  ok: 'green',
  flagged: 'amber',
  refused: 'red',
};

/** Presence and stipend month by month, what the law says of them, and the days that differ from the schedule. */
@Component({
  selector: 'app-internship-presence',
  imports: [Badge, Banner, Button, DaysForm, Dialog, Field, Icon, Input, Skeleton],
  providers: [LifeReader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './presence-tab.html',
  styleUrl: './life.css',
})
export class PresenceTab {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly rules = inject(RuleText);
  private readonly api = inject(ApiClient);
  private readonly confirm = inject(Confirm);
  protected readonly reader = inject(LifeReader);
  protected readonly presence = this.reader.load('presence', internshipPresence);
  protected readonly tones = TONES;
  protected readonly csv = computed(
    () => `${this.reader.url('presence.csv')}?language=${this.i18n.language()}`,
  );

  protected readonly paying = signal<PresenceMonthRow | null>(null);
  protected readonly amount = signal('');
  protected readonly paidOn = signal('');
  protected readonly payProblem = signal<string | null>(null);

  protected async close({ month, owedCents }: PresenceMonthRow): Promise<void> {
    const text = { month: this.format.month(month), amount: this.rules.money(owedCents) };
    const sure = await this.confirm.ask({
      heading: this.t('internshipLife.presence.closeOf', text),
      text: this.t('internshipLife.presence.closeText', text),
      confirm: this.t('internshipLife.presence.close'),
    });
    if (!sure) return;
    try {
      const url = this.reader.url(`months/${month}`);
      this.presence.set(await this.api.put(url, { owedCents }, internshipPresence));
    } catch (failure) {
      this.reader.tell(failure);
      await this.presence.reload();
    }
  }

  protected ask(row: PresenceMonthRow): void {
    this.amount.set(((row.paidCents ?? row.owedCents) / 100).toFixed(2));
    this.paidOn.set(row.paidOn ?? this.presence.value()?.today ?? '');
    this.payProblem.set(null);
    this.paying.set(row);
  }

  protected async pay(row: PresenceMonthRow, paid: boolean): Promise<void> {
    const cents = toHundredths(this.amount());
    if (paid && cents === null) {
      this.payProblem.set(this.t('internshipLife.presence.amountError'));
      return;
    }
    const body = {
      version: row.version,
      paidCents: paid ? cents : null,
      paidOn: paid ? this.paidOn() || null : null,
    };
    try {
      const url = this.reader.url(`months/${row.month}/payment`);
      this.presence.set(await this.api.put(url, body, internshipPresence));
      this.paying.set(null);
    } catch (failure) {
      this.payProblem.set(this.reader.words(failure));
      const current = internshipPresence.safeParse(toApiProblem(failure).current);
      if (current.success) this.presence.set(current.data);
    }
  }

  protected async back({ on }: InternshipPresence['days'][number]): Promise<void> {
    try {
      const body = { from: on, to: on, minutes: null };
      this.presence.set(await this.api.put(this.reader.url('days'), body, internshipPresence));
    } catch (failure) {
      this.reader.tell(failure);
    }
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { missingUpdates, reminded, type MissingUpdates } from '@jalon/contracts';
import type { OwedHealth } from '@jalon/domain';
import { ApiClient, apiResource } from '../../core/api/api';
import { toApiProblem } from '../../core/api/api-problem';
import { keepValue } from '../../core/api/keep-value';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { SessionStore } from '../../core/session/session-store';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Confirm } from '../../ui/confirm/confirm';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { MonthPlace } from './place';

/** Use cases of a person shown before the rest is asked for. */
const SHOWN = 6;

/** Who owes the month an update: people, their use cases and milestones; reminds one or all, and says who was. */
@Component({
  selector: 'app-updates-panel',
  imports: [Banner, Button, Icon, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './updates-panel.css',
  templateUrl: './updates-panel.html',
})
export class UpdatesPanel {
  readonly month = input.required<string>();
  readonly open = input.required<boolean>();

  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly place = inject(MonthPlace);
  protected readonly problems = inject(ProblemText);
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly confirm = inject(Confirm);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly read = apiResource(missingUpdates, () => `/api/restitutions/${this.month()}/updates`);
  private readonly last = keepValue(this.read);
  protected readonly list = computed(() => {
    const last = this.last();
    return last?.month === this.month() ? last : null;
  });
  protected readonly mayRemind = computed(() => this.open() && this.session.may('report:close'));
  private readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly people = computed(() =>
    (this.list()?.items ?? []).map((item) => {
      const key = item.person?.id ?? '';
      const today = item.remindedAt !== null && parisDay(item.remindedAt) === this.session.today();
      const whole = this.opened().has(key);
      return {
        key,
        person: item.person,
        name: item.person?.name ?? this.t('month.updates.nobody'),
        text: this.personText(item),
        mayBeReminded: this.mayRemind() && item.reachable && !today,
        useCases: whole ? item.useCases : item.useCases.slice(0, SHOWN),
        rest: whole ? 0 : Math.max(0, item.useCases.length - SHOWN),
      };
    }),
  );
  /** Once a day each: those who were told today are not told again. */
  protected readonly toRemind = computed(() =>
    this.people().flatMap((one) => (one.mayBeReminded && one.person ? [one.person] : [])),
  );
  protected readonly sending = signal(false);
  /** Of this month: another one starts anew. */
  protected readonly said = linkedSignal({ source: this.month, computation: () => '' });
  protected readonly problem = linkedSignal<string, string | null>({
    source: this.month,
    computation: () => null,
  });

  constructor() {
    effect(() => {
      if (this.list()) this.place.arrived('updates', this.heading()?.nativeElement);
    });
  }

  protected summary({ useCases, milestones }: MissingUpdates): string {
    return this.t('month.updates.summary', {
      month: this.format.month(this.month()),
      useCases: this.i18n.plural('month.owed.useCases', useCases),
      milestones: this.i18n.plural('month.owed.milestones', milestones),
    });
  }

  protected healthText(health: OwedHealth, declaredOn: string | null): string {
    return this.t(`month.updates.health.${health}`, { day: this.format.date(declaredOn) });
  }

  protected showAll(key: string): void {
    this.opened.update((opened) => new Set([...opened, key]));
  }

  protected async remindAll(): Promise<void> {
    const count = this.toRemind().length;
    const yes = await this.confirm.ask({
      heading: this.i18n.plural('month.updates.askAll', count),
      text: this.t('month.updates.askText', { month: this.format.month(this.month()) }),
      confirm: this.i18n.plural('month.updates.remindAll', count),
    });
    if (yes) await this.remind([]);
  }

  /** @param personIds none reminds everybody who owes an update */
  protected async remind(personIds: readonly string[]): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.problem.set(null);
    try {
      const url = `/api/restitutions/${this.month()}/reminders`;
      const { people } = await this.api.post(url, { personIds }, reminded);
      const names = people.map((person) => person.name).join(', ');
      this.said.set(
        people.length
          ? this.i18n.plural('month.updates.reminded', people.length, { names })
          : this.t('month.updates.nobodyReminded'),
      );
      this.read.reload();
      // The button that was pressed goes with its reminder.
      this.heading()?.nativeElement.focus({ preventScroll: true });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const [first] = problem.errors;
      this.problem.set(first ? this.problems.ofField(first) : this.problems.of(problem));
    } finally {
      this.sending.set(false);
    }
  }

  private personText({ person, reachable, remindedAt }: MissingUpdates['items'][number]): string {
    if (person === null) return this.t('month.updates.nobodyText');
    if (remindedAt !== null)
      return this.t('month.updates.remindedAt', { at: this.format.instant(remindedAt) });
    return this.t(reachable ? 'month.updates.notReminded' : 'month.updates.unreachable');
  }
}

/** The day of an instant where the product lives, `YYYY-MM-DD`. */
function parisDay(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(Date.parse(instant));
}

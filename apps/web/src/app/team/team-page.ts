import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { team as teamContract, type Assignment, type Team } from '@jalon/contracts';
import { ApiClient, apiResource } from '../core/api/api';
import { offerCommands } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { OverloadText } from '../core/squad/overload-text';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { AssignmentForm } from './assignment-form';
import { TeamTimeline } from './team-timeline';

/** The team of a use case: who, when, how much, and who has too much because of it. */
@Component({
  selector: 'app-team-page',
  imports: [AssignmentForm, Banner, Button, Dialog, Empty, Icon, RouterLink, Skeleton, TeamTimeline],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './team-page.html',
  styleUrl: './team-page.css',
})
export class TeamPage {
  private readonly i18n = inject(I18n);
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  private readonly overloadText = inject(OverloadText);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly useCase = inject(CurrentUseCase);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);

  protected readonly url = computed(() => {
    const id = this.useCase.detail()?.id;
    return id === undefined ? undefined : `/api/use-cases/${id}/team`;
  });
  protected readonly answer = apiResource(teamContract, () => this.url());
  /** What the server said, then what each write answered; of this use case only. */
  protected readonly team = linkedSignal<
    { readonly url: string | undefined; readonly team: Team | undefined },
    Team | undefined
  >({
    source: () => ({ url: this.url(), team: this.answer.hasValue() ? this.answer.value() : undefined }),
    computation: (next, previous) =>
      next.team ?? (previous?.source.url === next.url ? previous?.value : undefined),
  });
  protected readonly mayEdit = computed(() => this.session.may('squad:edit') && this.team()?.closed === null);
  protected readonly failure = computed(() => {
    const error = this.answer.error();
    return error ? this.problemText.of(error.cause ?? error) : null;
  });
  /** Assignments begin today, unless the use case does later. */
  protected readonly start = computed(() => {
    const { today = '', bornOn = '' } = this.team() ?? {};
    return bornOn > today ? bornOn : today;
  });
  protected readonly dialogOpen = signal(false);
  protected readonly editing = signal<Assignment | null>(null);

  constructor() {
    inject(ReferenceStore)
      .load()
      .catch((failure: unknown) => this.toasts.show(this.problemText.of(failure), { tone: 'bad' }));
    offerCommands(() =>
      this.mayEdit()
        ? [
            {
              id: 'team.assign',
              group: 'object',
              label: this.t('team.add'),
              icon: 'user-plus',
              run: () => this.edit(null),
            },
          ]
        : [],
    );
  }

  protected effort(one: Assignment): string {
    const days = this.days(one.days);
    if (one.percent === null) return days;
    const percent = this.format.number(one.percent / 100, { style: 'percent' });
    return this.t('team.percentDays', { percent, days });
  }

  protected overload(one: Assignment): string {
    return this.overloadText.when(one.overloads);
  }

  protected edit(one: Assignment | null): void {
    this.editing.set(one);
    this.dialogOpen.set(true);
  }

  protected saved({ team, name }: { readonly team: Team; readonly name: string }): void {
    this.dialogOpen.set(false);
    this.team.set(team);
    this.toasts.show(this.t('team.saved', { name }), { tone: 'good' });
  }

  protected async remove(one: Assignment): Promise<void> {
    const name = one.personName;
    const sure = await this.confirm.ask({
      heading: this.t('team.removeAsk', { name }),
      text: this.t('team.removeText'),
      confirm: this.t('common.remove'),
      danger: true,
    });
    if (!sure) return;
    try {
      this.team.set(await this.api.delete(`${this.url()}/${one.id}`, teamContract));
      this.toasts.show(this.t('team.removed', { name }), { tone: 'good' });
    } catch (failure) {
      this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
      this.answer.reload();
    }
  }

  private days(count: number): string {
    return this.t('team.days', { count: this.format.number(count, { maximumFractionDigits: 2 }) });
  }
}

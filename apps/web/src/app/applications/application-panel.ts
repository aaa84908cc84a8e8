import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Icon } from '../ui/icon/icon';
import { Peek } from '../ui/peek/peek';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { ApplicationMoves } from './application-moves';
import { ApplicationStore } from './application-store';
import { ApplicationText } from './application-text';
import { Interviews } from './interviews';
import { ScoreGrid } from './score-grid';
import { STATE_TONE } from './state-tone';

/** One application beside the list: what was sent, the grid, interviews, moves, and what becomes of its data. */
@Component({
  selector: 'app-application-panel',
  imports: [Badge, Banner, Button, Icon, Interviews, Peek, RouterLink, ScoreGrid, Skeleton],
  providers: [ApplicationStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './application-panel.html',
  styleUrl: './application-panel.css',
})
export class ApplicationPanel {
  readonly id = input.required<string>();
  readonly closed = output();
  /** Something of it was written: the list reads again. */
  readonly written = output();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly text = inject(ApplicationText);
  protected readonly store = inject(ApplicationStore);
  protected readonly moves = inject(ApplicationMoves);
  protected readonly tone = STATE_TONE;
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly problems = inject(ProblemText);
  private readonly session = inject(SessionStore);

  protected readonly mayCreate = computed(() => this.session.may('internship:manage'));
  protected readonly heading = computed(() => {
    const detail = this.store.detail();
    return detail ? this.text.name(detail) : this.t('applications.heading');
  });
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problems.of(problem) : null;
  });
  /** Only what was sent. */
  protected readonly facts = computed(() => {
    const one = this.store.detail();
    if (!one) return [];
    const { availableFrom, months } = one;
    const rows = [
      { name: 'email', value: one.email },
      { name: 'phone', value: one.phone },
      { name: 'school', value: one.school },
      { name: 'curriculum', value: one.curriculum },
      { name: 'level', value: one.level },
      {
        name: 'available',
        value: availableFrom
          ? this.t('applications.panel.availableValue', { from: this.format.date(availableFrom, 'long') })
          : '',
      },
      { name: 'months', value: months ? this.plural('applications.panel.monthsValue', months) : '' },
    ];
    return rows.filter(({ value }) => value !== '');
  });

  constructor() {
    effect(() => {
      const id = this.id();
      this.moves.written();
      untracked(() => void this.store.load(id));
    });
    effect(() => {
      if (this.store.written() > 0) untracked(() => this.written.emit());
    });
  }

  protected async erase(): Promise<void> {
    const sure = await this.confirm.ask({
      heading: this.t('applications.panel.eraseHeading'),
      text: this.t('applications.panel.eraseText'),
      confirm: this.t('applications.panel.erase'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.store.erase();
      this.toasts.show(this.t('applications.panel.erased'));
    } catch (failure) {
      this.toasts.show(this.problems.of(failure), { tone: 'bad' });
    }
  }
}

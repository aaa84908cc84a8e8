import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { When } from '../core/meeting/when';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { HealthBadge } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { HealthRow } from './health-row';
import { needsHealth } from './health-todo';
import { WeekStore, type WeekAction } from './week-store';

/** Ma semaine: late milestones, actions due, gates, healths to give, and what others changed. */
@Component({
  selector: 'app-week-page',
  imports: [Badge, Banner, Button, Empty, HealthBadge, HealthRow, Icon, PageHeader, RouterLink, Skeleton],
  providers: [WeekStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './week-page.html',
  styleUrl: './week-page.css',
})
export class WeekPage {
  private readonly i18n = inject(I18n);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(SessionStore);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly when = inject(When);
  protected readonly reference = inject(ReferenceStore);
  protected readonly store = inject(WeekStore);

  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  private readonly cases = computed(
    () => new Map((this.store.week()?.cases ?? []).map((one) => [one.id, one] as const)),
  );
  protected readonly healths = computed(() => (this.store.week()?.useCases ?? []).filter(needsHealth));
  protected readonly late = computed(
    () => this.store.week()?.milestones.filter((one) => one.lateDays > 0) ?? [],
  );
  protected readonly coming = computed(
    () => this.store.week()?.milestones.filter((one) => one.lateDays === 0) ?? [],
  );
  protected readonly decisions = computed(() =>
    (this.store.week()?.useCases ?? []).filter((one) => one.decisionNeeded !== null),
  );
  protected readonly reviews = computed(() => {
    const week = this.store.week();
    if (!week) return [];
    const gates = week.gates.map((one) => ({
      id: one.id,
      link: ['/use-cases', one.useCaseId, 'gates'],
      label: this.nameOf(one.useCaseId),
      what: this.t(`week.gate.${one.task}`, { border: this.t(`week.border.${one.border}`) }),
      on: one.reviewOn,
    }));
    const studies = week.studies.map((one) => ({
      id: one.id,
      link: ['/studies', one.id],
      label: `${one.code} · ${one.title}`,
      what: this.t(`week.study.${one.task}`),
      on: null,
    }));
    const agreements = week.agreements.map((one) => ({
      id: one.id,
      link: ['/use-cases', one.useCaseId, 'agreements'],
      label: this.nameOf(one.useCaseId),
      what: `${this.t(`week.agreement.${one.task}`)} · ${one.title}`,
      on: one.task === 'renew' ? one.validTo : null,
    }));
    return [...gates, ...studies, ...agreements];
  });
  /** Those that changed first, then the others. */
  protected readonly mine = computed(() =>
    [...(this.store.week()?.useCases ?? [])].sort((a, b) => (b.changes ?? 0) - (a.changes ?? 0)),
  );
  protected readonly nothing = computed(() => {
    const week = this.store.week();
    return (
      week !== null &&
      this.reviews().length +
        [week.useCases, week.actions, week.milestones, week.meetings, week.minutes].flat().length ===
        0
    );
  });
  protected readonly summary = computed(() => {
    const week = this.store.week();
    if (!week) return '';
    const overdue = week.actions.filter((one) => one.overdue).length;
    const counts = [
      ['late', this.late().length],
      ['overdue', overdue],
      ['reviews', this.reviews().length],
      ['healths', this.healths().length],
      ['meetings', week.meetings.filter((one) => one.heldOn === week.today).length],
      ['minutes', week.minutes.length],
    ] as const;
    const said = counts.filter(([, count]) => count > 0);
    if (said.length === 0) return this.t('week.calm');
    return said.map(([key, count]) => this.i18n.plural(`week.summary.${key}`, count)).join(' · ');
  });
  protected readonly mayRegister = computed(() => this.session.may('register:edit'));

  constructor() {
    this.reference.load().catch(() => undefined);
    void this.store.load();
  }

  protected nameOf(useCaseId: string): string {
    const found = this.cases().get(useCaseId);
    return found ? `${found.code} · ${found.title}` : '';
  }

  protected async finish(action: WeekAction): Promise<void> {
    try {
      const undo = await this.store.finish(action);
      this.toasts.show(this.t('week.actions.done', { title: action.title }), {
        tone: 'good',
        action: { label: this.t('common.undo'), run: () => void this.attempt(undo) },
      });
    } catch (failure) {
      this.tell(failure);
    }
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (failure) {
      this.tell(failure);
    }
  }

  private tell(failure: unknown): void {
    this.toasts.show(this.problemText.of(toApiProblem(failure)), { tone: 'bad' });
  }
}

import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { studyDetail, type StudyDetail } from '@jalon/contracts';
import { STUDY_STATES } from '@jalon/domain';
import { ApiClient, apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { StageStepper } from '../ui/stepper/stage-stepper';
import { Toasts } from '../ui/toast/toasts';
import { AnswersView } from './answers-view';
import { MoveDialog, type MoveName } from './move-dialog';
import { stateTone } from './state-tone';

/** The moves that bring a study forward: the first one offered is the page's main action. */
const FORWARD: readonly MoveName[] = ['submit', 'screen', 'qualify', 'decide'];

/** One study: where it stands, what it lacks, every answer, and the next move of whoever reads. */
@Component({
  selector: 'app-study-page',
  imports: [AnswersView, Badge, Banner, Button, Icon, MoveDialog, RouterLink, Skeleton, StageStepper],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './study-page.html',
  styleUrl: './study-page.css',
})
export class StudyPage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly i18n = inject(I18n);
  private readonly session = inject(SessionStore);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly mayDeliver = computed(() => this.session.may('deliverable:write'));
  protected readonly tone = stateTone;

  protected readonly read = apiResource(studyDetail, () => `/api/studies/${this.id()}`);
  private readonly last = keepValue(this.read);
  protected readonly study = linkedSignal(() => this.last());
  protected readonly moving = signal<MoveName | null>(null);
  protected readonly moves = computed(() =>
    (this.study()?.allowedTransitions ?? [])
      // What cannot be made yet is said beside what it lacks.
      .filter((each) => each.missing.length === 0)
      .map(({ name }) => ({ name, forward: FORWARD.includes(name) })),
  );
  /** What the author has to answer still, each with its words. */
  protected readonly missing = computed(() => {
    const study = this.study();
    if (!study?.mayEdit) return [];
    return study.missing.map(({ section, fields }) => ({
      section,
      texts: fields.map((field) => this.t(`studies.missing.${section}.${field}`)),
    }));
  });
  protected readonly steps = computed(() => {
    const days = new Map(this.study()?.moves.map((move) => [move.to, move.on]));
    return STUDY_STATES.map((state) => ({
      id: state,
      label: this.t(`studyState.${state}`),
      note: this.format.date(days.get(state)),
    }));
  });
  protected readonly returned = computed(() => {
    const study = this.study();
    const move = study?.moves.at(-1);
    return study?.state === 'draft' && move?.from ? move : null;
  });

  constructor() {
    inject(ReferenceStore)
      .load()
      .catch(() => undefined);
    describePage(() => ({
      title: this.study()?.title ?? '…',
      parents: [{ label: this.t('studies.title'), link: '/studies' }],
    }));
  }

  protected moved(study: StudyDetail): void {
    const name = this.moving();
    this.moving.set(null);
    this.study.set(study);
    if (name) this.toasts.show(this.t(`studies.move.done.${name}`), { tone: 'good' });
  }

  protected async remove(study: StudyDetail): Promise<void> {
    const sure = await this.confirm.ask({
      heading: this.t('studies.page.deleteHeading'),
      text: this.t('studies.page.deleteText'),
      confirm: this.t('common.delete'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.api.delete(`/api/studies/${study.id}`);
      this.toasts.show(this.t('studies.page.deleted'), { tone: 'good' });
      await this.router.navigate(['/studies']);
    } catch (failure) {
      this.toasts.show(this.problems.of(failure), { tone: 'bad' });
    }
  }

  protected print(): void {
    print();
  }
}

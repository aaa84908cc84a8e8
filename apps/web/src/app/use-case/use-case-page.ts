import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { ActivatedRoute, Router, RouterLink, RouterOutlet } from '@angular/router';
import { STAGES, type Action } from '@jalon/domain';
import { offerCommands, type Command } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { HealthBadge } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { StageStepper, type Step } from '../ui/stepper/stage-stepper';
import { TabLinks, type TabLink } from '../ui/tabs/tab-links';
import { ConflictDialog } from './conflict-dialog';
import { ReferenceStore } from '../core/reference/reference-store';
import { StageMoves } from './stage-moves';
import { UseCaseStore } from './use-case-store';

/** A tab of the page, as the routes declare it (use-case-routes.ts). */
export interface UseCaseTab {
  /** Its word: `useCases.tabs.<id>`. */
  readonly id: string;
  readonly action: Action;
}

/** One use case: what it is and where it stands, above the tabs that tell the rest. */
@Component({
  selector: 'app-use-case-page',
  imports: [
    Badge,
    Banner,
    Button,
    ConflictDialog,
    Empty,
    HealthBadge,
    Icon,
    PageHeader,
    RouterLink,
    RouterOutlet,
    Skeleton,
    StageMoves,
    StageStepper,
    TabLinks,
  ],
  providers: [UseCaseStore, { provide: CurrentUseCase, useExisting: UseCaseStore }],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './use-case-page.html',
  styleUrl: './use-case-page.css',
})
export class UseCasePage {
  /** From the address: an id or a code. */
  readonly id = input.required<string>();

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly store = inject(UseCaseStore);
  protected readonly reference = inject(ReferenceStore);
  private readonly moves = viewChild(StageMoves);

  protected readonly notFound = computed(() => this.store.problem()?.code === 'not_found');
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly steps = computed<readonly Step[]>(() => {
    const detail = this.store.detail();
    const reached = STAGES.indexOf(detail?.stage ?? 'opportunity');
    return STAGES.map((stage, index) => {
      // The last time it was entered; a stage gone back from is entered no more.
      const entered = detail?.moves
        .filter((move) => move.toStage === stage && move.fromStage !== stage)
        .at(-1)?.on;
      const label = this.t(`stage.${stage}`);
      return {
        id: stage,
        label,
        ...(entered && index <= reached ? { note: this.format.date(entered) } : {}),
      };
    });
  });
  protected readonly next = computed(() => {
    const open = (this.store.detail()?.milestones ?? []).filter((one) => one.actualOn === null);
    const due = (one: (typeof open)[number]) => one.forecastOn ?? one.baselineOn ?? '9999';
    const first = [...open].sort((left, right) => due(left).localeCompare(due(right)))[0];
    return first ? { name: first.name, on: first.forecastOn ?? first.baselineOn, late: first.late } : null;
  });
  protected readonly tabs = computed<readonly TabLink[]>(() =>
    (this.route.routeConfig?.children ?? []).flatMap(({ path, data }) => {
      const tab = data?.['tab'] as UseCaseTab | undefined;
      if (!tab || !this.session.may(tab.action)) return [];
      const link = ['/use-cases', this.id(), ...(path ? [path] : [])];
      return [{ link, label: this.t(`useCases.tabs.${tab.id}`), exact: path === '' }];
    }),
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    // The editors are on the first tab.
    effect(() => {
      if (this.store.editRequest()) untracked(() => void this.router.navigate(['/use-cases', this.id()]));
    });
    this.reference.load().catch(() => undefined);
    describePage(() => {
      const detail = this.store.detail();
      const parents = [{ label: this.t('nav.portfolio'), link: '/portfolio' }];
      return { title: detail ? `${detail.code} ${detail.title}` : this.t('nav.useCase'), parents };
    });
    offerCommands(() => this.commands());
  }

  private commands(): readonly Command[] {
    const detail = this.store.detail();
    if (!detail) return [];
    const edits: readonly Command[] = [
      {
        id: 'use-case.health',
        group: 'object',
        label: this.t('useCases.command.health', { code: detail.code }),
        icon: 'target',
        keys: 'h',
        run: () => this.store.askToEdit('health'),
      },
      {
        id: 'use-case.edit',
        group: 'object',
        label: this.t('useCases.command.edit', { code: detail.code }),
        icon: 'pencil',
        keys: 'e',
        run: () => void this.router.navigate(['/use-cases', detail.id, 'edit']),
      },
      {
        id: 'use-case.milestone',
        group: 'object',
        label: this.t('useCases.command.milestone', { code: detail.code }),
        icon: 'milestone',
        run: () => this.store.askToEdit('milestones'),
      },
    ];
    const moves = detail.allowedTransitions.map((move): Command => ({
      id: `use-case.move.${move.name}`,
      group: 'object',
      label: `${detail.code} – ${this.moves()?.labelOf(move) ?? this.t(`transition.${move.name}`)}`,
      icon: 'arrow-right',
      words: this.t('useCases.move.menu'),
      run: () => this.moves()?.open(move.name),
    }));
    return [...(detail.mayEdit ? edits : []), ...(detail.mayMove ? moves : [])];
  }
}

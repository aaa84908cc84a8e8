import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { AGREEMENT_STATES } from '@jalon/domain';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { StageStepper, type Step } from '../ui/stepper/stage-stepper';
import { Tabs, type Tab } from '../ui/tabs/tabs';
import { Toasts } from '../ui/toast/toasts';
import { AgreementBadge } from './agreement-badge';
import { AgreementStore } from './agreement-store';
import { AgreementConflict } from './conflict-dialog';
import { DocumentText } from './document-text';
import { MoveBar } from './move-bar';
import { MoveHistory } from './move-history';
import { ReviewThread } from './review-thread';
import { SignatureTable } from './signature-table';
import { VersionCompare } from './version-compare';

type Panel = 'text' | 'reviews' | 'signatures' | 'versions' | 'history';
const PANELS: readonly Panel[] = ['text', 'reviews', 'signatures', 'versions', 'history'];
type Mode = 'write' | 'read';

/** One agreement or amendment: its text, and all that happens to it until it is signed. */
@Component({
  selector: 'app-agreement-page',
  imports: [
    AgreementBadge,
    AgreementConflict,
    Banner,
    Button,
    DocumentText,
    Empty,
    Icon,
    MoveBar,
    MoveHistory,
    ReviewThread,
    RouterLink,
    Segmented,
    SignatureTable,
    Skeleton,
    StageStepper,
    Tabs,
    VersionCompare,
  ],
  providers: [AgreementStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './agreement-page.html',
  styleUrl: './agreement-page.css',
})
export class AgreementPage {
  /** From the address. */
  readonly agreementId = input.required<string>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(AgreementStore);
  protected readonly format = inject(Format);
  protected readonly mayDeliver = computed(() => this.session.may('deliverable:write'));
  protected readonly useCase = inject(CurrentUseCase);
  private readonly problemText = inject(ProblemText);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);

  protected readonly panel = signal<Panel>('text');
  protected readonly mode = linkedSignal<Mode>(() => (this.store.detail()?.mayEdit ? 'write' : 'read'));
  protected readonly modes = computed(() =>
    (['write', 'read'] as const).map((value) => ({ value, label: this.t(`agreements.mode.${value}`) })),
  );
  protected readonly amending = signal(false);
  protected readonly isGone = computed(() => this.store.problem()?.code === 'not_found');
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly name = computed(() => {
    const detail = this.store.detail();
    return detail ? this.t(`agreements.${detail.kind}`, { number: detail.number }) : '';
  });
  protected readonly tabs = computed<readonly Tab<Panel>[]>(() => {
    const detail = this.store.detail();
    const counts: Partial<Record<Panel, number>> = {
      reviews: detail?.reviews.length ?? 0,
      versions: detail?.versions.length ?? 0,
    };
    return PANELS.map((id) => {
      const count = counts[id];
      return {
        id,
        label: this.t(`agreements.tabs.${id}`),
        ...(count ? { count: this.format.number(count) } : {}),
        ...(id === 'signatures' && detail?.signatories
          ? { count: `${detail.signed}\u202f/\u202f${detail.signatories}` }
          : {}),
      };
    });
  });
  /** When each state was last entered. */
  protected readonly steps = computed<readonly Step[]>(() => {
    const detail = this.store.detail();
    const reached = AGREEMENT_STATES.indexOf(detail?.state ?? 'draft');
    return AGREEMENT_STATES.filter((state) => state !== 'expired' || detail?.state === 'expired').map(
      (state) => {
        const at = detail?.moves.filter((move) => move.to === state).at(-1)?.at;
        const on = state === 'expired' ? detail?.validTo : at;
        const isReached = AGREEMENT_STATES.indexOf(state) <= reached;
        return {
          id: state,
          label: this.t(`agreements.state.${state}`),
          ...(isReached && on ? { note: this.format.date(on) } : {}),
        };
      },
    );
  });
  protected readonly autosave = computed(() =>
    this.store.detail()?.mayEdit || this.store.autosave() === 'frozen'
      ? this.t(`agreements.autosave.${this.store.autosave()}`)
      : null,
  );

  constructor() {
    effect(() => {
      const useCaseId = this.useCase.detail()?.id;
      const id = this.agreementId();
      if (useCaseId) untracked(() => void this.load(useCaseId, id));
    });
  }

  /** Saves what waits; answers whether all is saved. */
  flush(): Promise<boolean> {
    return this.store.flush();
  }

  protected async amend(): Promise<void> {
    if (this.amending()) return;
    this.amending.set(true);
    try {
      const id = await this.store.openAmendment();
      await this.router.navigate(['/use-cases', this.useCase.detail()?.id, 'agreements', id]);
    } catch (failure) {
      this.toasts.show(this.problemText.of(toApiProblem(failure)), { tone: 'bad' });
    } finally {
      this.amending.set(false);
    }
  }

  protected async remove(): Promise<void> {
    const yes = await this.confirm.ask({
      heading: this.t('agreements.deleteHeading'),
      text: this.t('agreements.deleteText'),
      confirm: this.t('agreements.delete'),
      danger: true,
    });
    if (!yes) return;
    try {
      await this.store.remove();
      this.toasts.show(this.t('agreements.deleted'));
      await this.router.navigate(['/use-cases', this.useCase.detail()?.id, 'agreements']);
    } catch (failure) {
      this.toasts.show(this.problemText.of(toApiProblem(failure)), { tone: 'bad' });
    }
  }

  protected print(): void {
    this.panel.set('text');
    this.mode.set('read');
    setTimeout(() => this.document.defaultView?.print());
  }

  /** A gap was chosen: its section, ready to be written. */
  protected goTo(path: string): void {
    this.panel.set('text');
    if (this.store.detail()?.mayEdit) this.mode.set('write');
    const section = path.split('.')[0] ?? '';
    setTimeout(() => this.document.getElementById(`section-${section}`)?.focus());
  }

  private loaded = '';
  private async load(useCaseId: string, id: string): Promise<void> {
    // The use case is read again after each change of it; the agreement on screen is not.
    if (this.loaded === `${useCaseId}/${id}`) return;
    this.loaded = `${useCaseId}/${id}`;
    this.panel.set('text');
    await this.store.load(useCaseId, id);
  }
}

import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { offerDetail, squads, type OfferDetail } from '@jalon/contracts';
import type { OfferMove } from '@jalon/domain';
import { ApiClient, apiResource } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { trackUnsaved } from '../core/navigation/unsaved';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Confirm } from '../ui/confirm/confirm';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { OfferView } from '../ui/offer-view/offer-view';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { MissingWords } from './missing-words';
import { changesOf, draftOf, previewed, rebased, type DraftPart, type OfferDraft } from './offer-draft';
import { OfferRows } from './offer-rows';

type TextPart = { [P in DraftPart]: OfferDraft[P] extends string ? P : never }[DraftPart];
interface TextField {
  readonly part: TextPart;
  /** Rows of a text; one line when left out. */
  readonly rows?: number;
  readonly hint?: string;
}

/** Fields of a section that are plain texts, in their order. */
const TEXTS = {
  identity: [
    { part: 'title' },
    { part: 'role' },
    { part: 'hashtags', hint: 'hashtagsHint' },
    { part: 'applyLabel' },
  ],
  text: [
    { part: 'context', rows: 10, hint: 'linesHint' },
    { part: 'objective', rows: 4 },
  ],
  around: [
    { part: 'organisation', rows: 8, hint: 'linesHint' },
    { part: 'team' },
    { part: 'functionalReferent' },
    { part: 'supervision' },
    { part: 'audiences', rows: 3, hint: 'listHint' },
    { part: 'evaluationData', rows: 3, hint: 'listHint' },
    { part: 'constraints', rows: 3, hint: 'listHint' },
  ],
} as const satisfies Readonly<Record<string, readonly TextField[]>>;

/** One offer: written by sections, saved with its version, seen as candidates see it, published and closed. */
@Component({
  selector: 'app-offer-page',
  imports: [
    Badge,
    Banner,
    Button,
    Combobox,
    Dialog,
    Empty,
    Field,
    Icon,
    Input,
    NgTemplateOutlet,
    OfferRows,
    OfferView,
    PageHeader,
    RouterLink,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offer-page.html',
  styleUrl: './offer-page.css',
})
export class OfferPage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly problems = inject(ProblemText);
  protected readonly missing = inject(MissingWords);
  protected readonly reference = inject(ReferenceStore);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly texts: Readonly<Record<keyof typeof TEXTS, readonly TextField[]>> = TEXTS;

  protected readonly offer = signal<OfferDetail | null>(null);
  protected readonly draft = signal<OfferDraft | null>(null);
  protected readonly loadProblem = signal<ApiProblem | null>(null);
  protected readonly failure = signal<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. */
  protected readonly theirs = signal<OfferDetail | null>(null);
  protected readonly busy = signal(false);
  protected readonly previewing = signal(false);

  /** Its sheet is made by who makes deliverables. */
  protected readonly mayMake = computed(() => this.session.may('deliverable:write'));

  private readonly squadList = apiResource(squads, () => '/api/squads');
  protected readonly squadOptions = computed(() =>
    this.squadList.hasValue()
      ? this.squadList.value().items.map(({ id, name }) => ({ value: id, label: name }))
      : [],
  );
  protected readonly changes = computed(() => {
    const [offer, draft] = [this.offer(), this.draft()];
    return offer && draft ? changesOf(draftOf(offer), draft) : null;
  });
  protected readonly preview = computed(() => {
    const [offer, draft] = [this.offer(), this.draft()];
    return offer && draft ? previewed(offer, draft) : null;
  });
  protected readonly failureText = computed(() => {
    const problem = this.failure();
    return problem && this.problems.of(problem);
  });

  constructor() {
    void this.reference.load().catch(() => undefined);
    effect(() => {
      const id = this.id();
      untracked(() => void this.load(id));
    });
    trackUnsaved(() => this.changes() !== null);
    describePage(() => ({
      title: this.offer()?.title ?? this.t('offers.title'),
      parents: [{ label: this.t('offers.title'), link: '/internships/campaign' }],
    }));
  }

  protected async load(id: string): Promise<void> {
    this.loadProblem.set(null);
    try {
      this.accept(await this.api.get(`/api/internship-offers/${id}`, offerDetail));
    } catch (failure) {
      this.loadProblem.set(toApiProblem(failure));
    }
  }

  protected set<P extends DraftPart>(part: P, value: OfferDraft[P]): void {
    this.draft.update((draft) => draft && { ...draft, [part]: value });
  }

  protected patch(changed: Partial<OfferDraft>): void {
    this.draft.update((draft) => draft && { ...draft, ...changed });
  }

  protected valueOf(part: TextPart): string {
    return this.draft()?.[part] ?? '';
  }

  protected readonly fieldError = (part: DraftPart): string | null => this.errorOf(part);

  protected errorOf(part: DraftPart): string | null {
    const problem = this.failure();
    return this.problems.ofField(
      problem?.field(`changes.${part}`) ?? problem?.field(`changes.content.${part}`) ?? problem?.field(part),
    );
  }

  protected async save(): Promise<boolean> {
    const [offer, changes] = [this.offer(), this.changes()];
    if (!offer || !changes) return true;
    return this.run(async () => {
      const url = `/api/internship-offers/${offer.id}`;
      this.accept(await this.api.patch(url, { version: offer.version, changes }, offerDetail));
      this.toasts.show(this.t('offers.edit.saved'), { tone: 'good' });
    });
  }

  protected async move(name: OfferMove): Promise<void> {
    if (!(await this.save())) return;
    const offer = this.offer();
    if (!offer) return;
    await this.run(async () => {
      const url = `/api/internship-offers/${offer.id}/transitions`;
      this.accept(await this.api.post(url, { version: offer.version, name }, offerDetail));
      this.toasts.show(this.t(`offers.done.${name}`), { tone: 'good' });
    });
  }

  protected async remove(): Promise<void> {
    const offer = this.offer();
    const question = {
      heading: this.t('offers.delete.heading'),
      text: this.t('offers.delete.text'),
      confirm: this.t('offers.delete.confirm'),
      danger: true,
    };
    if (!offer || !(await this.confirm.ask(question))) return;
    await this.run(async () => {
      await this.api.delete(`/api/internship-offers/${offer.id}`);
      this.draft.set(draftOf(offer));
      await this.router.navigateByUrl('/internships/campaign');
    });
  }

  /** Settles a conflict: what was typed over what is saved, or what is saved. */
  protected async settle(keepMine: boolean): Promise<void> {
    const [offer, draft, theirs] = [this.offer(), this.draft(), this.theirs()];
    if (!offer || !draft || !theirs) return;
    this.accept(theirs);
    if (!keepMine) return;
    this.draft.set(rebased(draftOf(offer), draft, draftOf(theirs)));
    await this.save();
  }

  private accept(offer: OfferDetail): void {
    this.offer.set(offer);
    this.draft.set(draftOf(offer));
    this.failure.set(null);
    this.theirs.set(null);
  }

  private async run(work: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    try {
      await work();
      return true;
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = offerDetail.safeParse(problem.current);
      this.failure.set(current.success ? null : problem);
      this.theirs.set(current.success ? current.data : null);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

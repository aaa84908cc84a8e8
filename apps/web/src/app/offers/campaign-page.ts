import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  catalogueLoaded,
  internshipCampaign,
  internshipCampaigns,
  offerDetail,
  offerList,
  type InternshipCampaign,
} from '@jalon/contracts';
import { CAMPAIGN_STATES, INTERNSHIP_TEMPLATE_CODES } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { OfferBoard } from './offer-board';

type Asking = 'campaign' | 'settings' | 'offer';
const TONES: Readonly<Record<InternshipCampaign['state'], BadgeTone>> = {
  draft: 'neutral',
  open: 'green',
  closed: 'amber',
};

/** The campaign of a year: its offers by state, its days, and the catalogue they come from. */
@Component({
  selector: 'app-campaign-page',
  imports: [Badge, Banner, Button, Dialog, Empty, Field, Icon, Input, OfferBoard, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './campaign-page.html',
  styleUrl: './campaign-page.css',
})
export class CampaignPage {
  /** From the address: the campaign's year. */
  readonly year = input<string>();

  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly problems = inject(ProblemText);
  private readonly format = inject(Format);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(SessionStore);
  protected readonly tones = TONES;
  protected readonly states = CAMPAIGN_STATES;
  protected readonly templates = INTERNSHIP_TEMPLATE_CODES;

  protected readonly list = apiResource(internshipCampaigns, () => '/api/internship-campaigns');
  protected readonly campaigns = keepValue(this.list);
  /** The one of the address, else the latest. */
  protected readonly campaign = computed(() => {
    const items = this.campaigns()?.items ?? [];
    return items.find(({ year }) => String(year) === this.year()) ?? items[0];
  });
  protected readonly offers = apiResource(offerList, () => {
    const id = this.campaign()?.id;
    return id === undefined ? undefined : { url: '/api/internship-offers', params: { campaignId: id } };
  });
  protected readonly shown = keepValue(this.offers);
  protected readonly mayManage = computed(() => this.campaigns()?.mayManage ?? false);
  protected readonly days = computed(() => {
    const { opensOn, closesOn } = this.campaign() ?? {};
    const [from, to] = [opensOn && this.format.date(opensOn), closesOn && this.format.date(closesOn)];
    const key = from && to ? 'dates' : from ? 'from' : to ? 'until' : null;
    return key && this.t(`offers.campaign.${key}`, { from: from ?? '', to: to ?? '' });
  });

  /** What can be made of the year: the catalogue the lab published, and the report on what became of it. */
  protected readonly documents = computed(() => {
    const year = this.campaign()?.year;
    if (year === undefined) return [];
    const drawn = this.campaigns()?.catalogues.includes(year) ?? false;
    const catalogue = this.session.may('deliverable:write') && drawn;
    return [
      ...(catalogue ? ['internship_catalogue' as const] : []),
      ...(this.session.may('report:generate') ? ['programme_report' as const] : []),
    ].map((kind) => ({ kind, query: { kind, year } }));
  });

  protected readonly asking = signal<Asking | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiProblem | null>(null);
  private key = '';

  protected choose(year: string): void {
    void this.router.navigate([], { queryParams: { year }, queryParamsHandling: 'merge' });
  }

  protected ask(what: Asking): void {
    this.key = newIdempotencyKey();
    this.failure.set(null);
    this.asking.set(what);
  }

  protected errorOf(...paths: readonly string[]): string | null {
    const found = paths.map((path) => this.failure()?.field(path)).find(Boolean);
    return this.problems.ofField(found);
  }

  protected load(year: number): Promise<void> {
    return this.run(async () => {
      const { added } = await this.api.post('/api/internship-campaigns/catalogue', { year }, catalogueLoaded);
      this.toasts.show(this.i18n.plural('offers.campaign.loaded', added), { tone: 'good' });
      this.reload();
      this.choose(String(year));
    });
  }

  protected create(year: string, title: string): Promise<void> {
    return this.run(async () => {
      const options = { idempotencyKey: this.key };
      await this.api.post(
        '/api/internship-campaigns',
        { year: Number(year), title },
        internshipCampaign,
        options,
      );
      this.reload();
      this.choose(year);
    });
  }

  protected save(changes: {
    readonly title: string;
    readonly state: string;
    readonly opensOn: string;
    readonly closesOn: string;
  }): Promise<void> {
    return this.run(async () => {
      const { id, version } = this.campaign() ?? { id: '', version: 0 };
      const { opensOn, closesOn, ...rest } = changes;
      await this.api.patch(
        `/api/internship-campaigns/${id}`,
        { version, changes: { ...rest, opensOn: opensOn || null, closesOn: closesOn || null } },
        internshipCampaign,
      );
      this.toasts.show(this.t('offers.campaign.saved'), { tone: 'good' });
      this.reload();
    });
  }

  protected createOffer(title: string, template: string): Promise<void> {
    return this.run(async () => {
      const campaignId = this.campaign()?.id;
      const options = { idempotencyKey: this.key };
      const body = { campaignId, title, template };
      const { id } = await this.api.post('/api/internship-offers', body, offerDetail, options);
      await this.router.navigate(['/internships/offers', id]);
    });
  }

  protected readonly failureText = computed(() => {
    const problem = this.failure();
    if (!problem) return null;
    return problem.code === 'version_conflict'
      ? this.t('offers.campaign.conflict')
      : this.problems.of(problem);
  });

  private reload(): void {
    this.list.reload();
    this.offers.reload();
  }

  /** What fails leaves the dialog open with what was typed. */
  private async run(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await work();
      this.asking.set(null);
    } catch (failure) {
      const problem = toApiProblem(failure);
      this.failure.set(problem);
      if (problem.code === 'version_conflict') this.list.reload();
    } finally {
      this.busy.set(false);
    }
  }
}

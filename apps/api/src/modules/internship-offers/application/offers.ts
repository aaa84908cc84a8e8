import { Inject, Injectable } from '@nestjs/common';
import type { CreateOffer, MoveOffer, OfferDetail, OfferList, UpdateOffer } from '@jalon/contracts';
import {
  DomainError,
  emptyOffer,
  may,
  moveOffer,
  offerGaps,
  offerSlug,
  templateSteps,
  type FieldError,
  type OfferContent,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { CampaignStore } from '../persistence/campaign.store.js';
import { OfferStore, type OfferRow, type OfferTexts } from '../persistence/offer.store.js';
import { factsOf, toCard, toDetail } from './offer-view.js';

const NAMED = {
  productId: 'product',
  squadId: 'squad',
  tutorId: 'person',
  referentId: 'person',
  useCaseId: 'use_case',
} as const;
const DONE = { publish: 'published', close: 'closed', reopen: 'reopened' } as const;

/** Internship offers: written, published, closed. */
@Injectable()
export class Offers {
  constructor(
    private readonly offers: OfferStore,
    private readonly campaigns: CampaignStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(principal: Principal, campaignId: string): Promise<OfferList> {
    return {
      items: (await this.offers.list(campaignId)).map(toCard),
      mayManage: may(principal, 'offer:manage'),
    };
  }

  /** @throws DomainError `not_found` */
  async detail(principal: Principal, id: string, tx?: Transaction): Promise<OfferDetail> {
    return toDetail(found(await this.offers.find(id, tx)), principal, today(this.clock));
  }

  /** Once per Idempotency-Key: a draft with the steps of its template. @throws DomainError `invalid_value` */
  create(context: RequestContext, { campaignId, title, template }: CreateOffer): Promise<OfferDetail> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const campaign = await this.campaigns.find(campaignId, tx);
      if (!campaign) refuse([{ path: 'campaignId', code: 'not_found' }]);
      const year = campaign?.year ?? 0;
      const number = await this.offers.nextNumber(tx, campaignId);
      const code = `STG-${year}-${String(number).padStart(2, '0')}`;
      const content: OfferContent = { ...emptyOffer(code), steps: templateSteps(template) };
      const slug = offerSlug(year, number, title);
      const id = await this.offers.add(tx, { campaignId, number, slug, title, template, content });
      await audit(tx, 'created', id);
      return this.detail(context.principal, id, tx);
    });
  }

  /**
   * What candidates read already stays complete.
   * @throws DomainError `version_conflict` with the current offer, `invalid_value`, `evidence_missing`
   */
  update(context: RequestContext, id: string, { version, changes }: UpdateOffer): Promise<OfferDetail> {
    return this.within(context, id, version, async (tx, row) => {
      const { content: parts, ...facts } = defined(changes);
      const isRetemplated = facts.template !== undefined && facts.template !== row.template;
      const content: OfferContent = {
        ...row.content,
        ...(isRetemplated ? { steps: templateSteps(facts.template ?? row.template) } : {}),
        ...defined(parts ?? {}),
      };
      const next: OfferTexts = { ...row, ...facts, content };
      await this.checkNames(tx, facts);
      if (next.startsOn && next.endsOn && next.endsOn < next.startsOn) {
        refuse([{ path: 'changes.endsOn', code: 'to_before_from', params: { min: next.startsOn } }]);
      }
      const gaps = row.state === 'published' ? offerGaps({ ...factsOf(row), ...next }) : [];
      if (gaps.length > 0) throw new DomainError('evidence_missing', 'A published offer is complete', gaps);
      // An address that candidates may have been given stays.
      const slug = row.publishedAt === null ? offerSlug(row.year, row.number, next.title) : row.slug;
      await this.offers.save(tx, id, { ...next, slug });
      await audit(tx, 'updated', id, [...Object.keys(facts), ...Object.keys(parts ?? {})]);
    });
  }

  /** @throws DomainError as the domain's `moveOffer`, `version_conflict` with the current offer */
  move(context: RequestContext, id: string, { version, name }: MoveOffer): Promise<OfferDetail> {
    return this.within(context, id, version, async (tx, row) => {
      const to = moveOffer(row.state, name, factsOf(row));
      await this.offers.move(tx, id, to);
      if (to === 'published') await this.campaigns.openForCandidates(tx, row.campaignId);
      await audit(tx, DONE[name], id);
    });
  }

  /** @throws DomainError `transition_not_allowed` once it was published, or somebody applied */
  remove(context: RequestContext, id: string): Promise<void> {
    return this.work.run(context.actor, async (tx) => {
      const row = found(await this.offers.hold(tx, id));
      if (!toDetail(row, context.principal, today(this.clock)).mayDelete) {
        throw new DomainError('transition_not_allowed', 'Only a draft that nobody applied to is deleted', [
          { path: 'state', code: row.state === 'draft' ? 'has_applications' : 'not_a_draft' },
        ]);
      }
      await this.offers.remove(tx, id);
      await audit(tx, 'deleted', id);
    });
  }

  private within(
    context: RequestContext,
    id: string,
    version: number,
    change: (tx: Transaction, row: OfferRow) => Promise<void>,
  ): Promise<OfferDetail> {
    return this.work.run(context.actor, async (tx) => {
      const row = found(await this.offers.hold(tx, id));
      if (row.version !== version) {
        const current = toDetail(row, context.principal, today(this.clock));
        throw new DomainError('version_conflict', 'Somebody changed this offer', [], current);
      }
      await change(tx, row);
      return this.detail(context.principal, id, tx);
    });
  }

  private async checkNames(tx: Transaction, facts: Partial<OfferTexts>): Promise<void> {
    const problems: FieldError[] = [];
    for (const [name, table] of Object.entries(NAMED) as [keyof typeof NAMED, (typeof NAMED)['tutorId']][]) {
      const id = facts[name];
      if (id && !(await this.offers.inUse(tx, table, id)))
        problems.push({ path: `changes.${name}`, code: 'unknown' });
    }
    refuse(problems);
  }
}

/** What was left out of a change stays as it is. */
function defined<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function found(row: OfferRow | undefined): OfferRow {
  if (!row) throw new DomainError('not_found', 'No such offer');
  return row;
}

function refuse(problems: readonly FieldError[]): void {
  if (problems.length > 0) throw new DomainError('invalid_value', 'Some values cannot be accepted', problems);
}

function audit(tx: Transaction, done: string, id: string, paths: readonly string[] = []): Promise<void> {
  return tx.audit({
    action: `internship_offer.${done}`,
    subjectType: 'internship_offer',
    subjectId: id,
    changes: paths.map((path) => ({ path, before: null, after: null })),
  });
}

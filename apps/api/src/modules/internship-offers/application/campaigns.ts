import { Injectable } from '@nestjs/common';
import type {
  CatalogueLoaded,
  CreateCampaign,
  InternshipCampaign,
  InternshipCampaigns,
  LoadCatalogue,
  UpdateCampaign,
} from '@jalon/contracts';
import { DomainError, INTERNSHIP_PROGRAMMES, internshipProgramme, may, type Principal } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { CampaignStore } from '../persistence/campaign.store.js';
import { addOffers, openCampaign } from '../persistence/catalogue-rows.js';

/** The yearly campaigns, and the catalogues their offers come from. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly work: UnitOfWork,
  ) {}

  async list(principal: Principal): Promise<InternshipCampaigns> {
    const [items, numbers] = await Promise.all([this.campaigns.list(), this.campaigns.numbers()]);
    const held = new Map(numbers.map((one) => [one.year, new Set(one.numbers)]));
    return {
      items,
      loadable: INTERNSHIP_PROGRAMMES.filter(({ year, offers }) =>
        offers.some(({ number }) => !held.get(year)?.has(number)),
      ).map(({ year }) => year),
      catalogues: INTERNSHIP_PROGRAMMES.map(({ year }) => year),
      mayManage: may(principal, 'offer:manage'),
    };
  }

  /** @throws DomainError `not_found` */
  async find(id: string, tx?: Transaction): Promise<InternshipCampaign> {
    const campaign = await this.campaigns.find(id, tx);
    if (!campaign) throw new DomainError('not_found', 'No such campaign');
    return campaign;
  }

  /** Once per Idempotency-Key. @throws DomainError `already_exists` where the year has its campaign */
  create({ actor, once }: RequestContext, { year, title }: CreateCampaign): Promise<InternshipCampaign> {
    return this.work.once(actor, once, async (tx) => {
      const { id, isNew } = await openCampaign(tx, { year, title });
      if (!isNew) {
        throw new DomainError('already_exists', 'This year has its campaign', [
          { path: 'year', code: 'already_exists' },
        ]);
      }
      await audit(tx, 'created', id);
      return this.find(id, tx);
    });
  }

  /**
   * The offers of the year's catalogue, word for word. Loaded again it adds what is not there, and changes nothing.
   * @throws DomainError `invalid_value` for a year without a catalogue
   */
  load({ actor }: RequestContext, { year }: LoadCatalogue): Promise<CatalogueLoaded> {
    const programme = internshipProgramme(year);
    if (!programme) {
      throw new DomainError('invalid_value', 'There is no catalogue of this year', [
        { path: 'year', code: 'unknown' },
      ]);
    }
    const { title, organisation, presentation, course, offers } = programme;
    return this.work.run(actor, async (tx) => {
      const catalogue = { organisation, presentation, course };
      const { id } = await openCampaign(tx, { year, title, catalogue });
      await this.campaigns.describe(tx, id, catalogue);
      const added = await addOffers(tx, { id, year }, offers);
      await audit(tx, 'catalogue_loaded', id);
      return { campaign: await this.find(id, tx), added };
    });
  }

  /** @throws DomainError `version_conflict` with the current campaign, `invalid_value` for dates in the wrong order */
  update({ actor }: RequestContext, id: string, command: UpdateCampaign): Promise<InternshipCampaign> {
    return this.work.run(actor, async (tx) => {
      const before = await this.find(id, tx);
      const { opensOn, closesOn } = { ...before, ...command.changes };
      if (opensOn && closesOn && closesOn < opensOn) {
        throw new DomainError('invalid_value', 'The end comes before the beginning', [
          { path: 'changes.closesOn', code: 'to_before_from', params: { min: opensOn } },
        ]);
      }
      if (!(await this.campaigns.save(tx, id, command))) {
        throw new DomainError(
          'version_conflict',
          'Somebody changed this campaign',
          [],
          await this.find(id, tx),
        );
      }
      await audit(tx, 'updated', id, Object.keys(command.changes));
      return this.find(id, tx);
    });
  }
}

function audit(tx: Transaction, done: string, id: string, paths: readonly string[] = []): Promise<void> {
  return tx.audit({
    action: `internship_campaign.${done}`,
    subjectType: 'internship_campaign',
    subjectId: id,
    changes: paths.map((path) => ({ path, before: null, after: null })),
  });
}

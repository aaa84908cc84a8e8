import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  createCampaign,
  id,
  loadCatalogue,
  updateCampaign,
  type CatalogueLoaded,
  type CreateCampaign,
  type InternshipCampaign,
  type InternshipCampaigns,
  type LoadCatalogue,
  type UpdateCampaign,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { Campaigns } from '../application/campaigns.js';

@Controller('api/internship-campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: Campaigns) {}

  @Get()
  @Policy('offer:read')
  list(@Context() context: RequestContext): Promise<InternshipCampaigns> {
    return this.campaigns.list(context.principal);
  }

  @Post()
  @Policy('offer:manage')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createCampaign }) command: CreateCampaign,
  ): Promise<InternshipCampaign> {
    return this.campaigns.create(context, command);
  }

  @Post('catalogue')
  @HttpCode(200)
  @Policy('offer:manage')
  load(
    @Context() context: RequestContext,
    @Body({ schema: loadCatalogue }) command: LoadCatalogue,
  ): Promise<CatalogueLoaded> {
    return this.campaigns.load(context, command);
  }

  @Get(':id')
  @Policy('offer:read')
  find(@Param('id', { schema: id }) campaignId: string): Promise<InternshipCampaign> {
    return this.campaigns.find(campaignId);
  }

  @Patch(':id')
  @Policy('offer:manage')
  update(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) campaignId: string,
    @Body({ schema: updateCampaign }) command: UpdateCampaign,
  ): Promise<InternshipCampaign> {
    return this.campaigns.update(context, campaignId, command);
  }
}

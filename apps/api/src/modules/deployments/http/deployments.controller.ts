import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Req } from '@nestjs/common';
import {
  createDeployment,
  declareUsage,
  deploymentsQuery,
  eligibleListQuery,
  moveDeploymentBody,
  setPopulation,
  updateDeployment,
  type CreateDeployment,
  type DeclareUsage,
  type DeploymentDetail,
  type DeploymentList,
  type DeploymentsQuery,
  type EligibleListQuery,
  type EligibleListReport,
  type MoveDeployment,
  type SetPopulation,
  type UpdateDeployment,
} from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { Policy } from '../../../http/policy.js';
import { Context, type JalonRequest, type RequestContext } from '../../../http/request-context.js';
import { DeclareMonth } from '../application/declare-usage.js';
import { DeploymentQueries } from '../application/deployment-queries.js';
import { EligibleList } from '../application/eligible-list.js';
import { WriteDeployments } from '../application/write-deployments.js';

/** Where solutions are in use, since when and for how many people. */
@Controller('api/deployments')
export class DeploymentsController {
  constructor(
    private readonly queries: DeploymentQueries,
    private readonly writing: WriteDeployments,
    private readonly declaring: DeclareMonth,
    private readonly lists: EligibleList,
  ) {}

  @Get()
  @Policy('deployment:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: deploymentsQuery }) query: DeploymentsQuery,
  ): Promise<DeploymentList> {
    return this.queries.list(context.principal, query);
  }

  @Post()
  @Policy('deployment:edit')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createDeployment }) command: CreateDeployment,
  ): Promise<DeploymentDetail> {
    return this.writing.create(context, command);
  }

  @Get(':id')
  @Policy('deployment:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<DeploymentDetail> {
    return this.queries.detail(context.principal, id);
  }

  @Patch(':id')
  @Policy('deployment:edit')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateDeployment }) command: UpdateDeployment,
  ): Promise<DeploymentDetail> {
    return this.writing.update(context, id, command);
  }

  @Delete(':id')
  @HttpCode(204)
  @Policy('deployment:edit')
  remove(@Context() context: RequestContext, @Param('id') id: string): Promise<void> {
    return this.writing.remove(context, id);
  }

  @Post(':id/moves')
  @HttpCode(200)
  @Policy('deployment:edit')
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: moveDeploymentBody }) command: MoveDeployment,
  ): Promise<DeploymentDetail> {
    return this.writing.move(context, id, command);
  }

  @Post(':id/populations')
  @HttpCode(200)
  @Policy('deployment:edit')
  setPopulation(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: setPopulation }) command: SetPopulation,
  ): Promise<DeploymentDetail> {
    return this.writing.setPopulation(context, id, command);
  }

  /** The body is the CSV itself (application/octet-stream), an identifier a line. */
  @Post(':id/eligible')
  @HttpCode(200)
  @Policy('deployment:edit')
  listEligible(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Query({ schema: eligibleListQuery }) query: EligibleListQuery,
    @Req() request: JalonRequest,
  ): Promise<EligibleListReport> {
    if (!(request.body instanceof Readable))
      throw new DomainError('invalid_value', 'Send the file itself, as application/octet-stream', [
        { path: 'content-type', code: 'unsupported_type' },
      ]);
    return this.lists.replace(context, id, query.from ?? null, request.body);
  }

  @Put(':id/declarations/:month')
  @Policy('usage:declare')
  declare(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('month') month: string,
    @Body({ schema: declareUsage }) command: DeclareUsage,
  ): Promise<DeploymentDetail> {
    return this.declaring.declare(context, id, month, command);
  }
}

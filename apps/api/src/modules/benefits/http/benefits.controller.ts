import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  benefitQuery,
  createBenefit,
  putBusinessCase,
  putMeasure,
  reviewMeasure,
  updateBenefit,
  type BenefitPortfolio,
  type BenefitQuery,
  type CreateBenefit,
  type PutBusinessCase,
  type PutMeasure,
  type ReviewMeasure,
  type UpdateBenefit,
  type UseCaseBenefits,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { BenefitQueries } from '../application/benefit-queries.js';
import { WriteBenefits } from '../application/write-benefits.js';

/** What a use case brings: every write answers the page as it is then, curves and payback included. */
@Controller('api/use-cases/:id')
export class BenefitsController {
  constructor(
    private readonly queries: BenefitQueries,
    private readonly writing: WriteBenefits,
  ) {}

  @Get('benefits')
  @Policy('benefit:read')
  page(@Context() context: RequestContext, @Param('id') id: string): Promise<UseCaseBenefits> {
    return this.queries.page(context.principal, id);
  }

  @Post('benefits')
  @Policy('benefit:edit')
  create(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: createBenefit }) command: CreateBenefit,
  ): Promise<UseCaseBenefits> {
    return this.writing.create(context, id, command);
  }

  @Patch('benefits/:benefitId')
  @Policy('benefit:edit')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('benefitId') benefitId: string,
    @Body({ schema: updateBenefit }) command: UpdateBenefit,
  ): Promise<UseCaseBenefits> {
    return this.writing.update(context, id, benefitId, command);
  }

  @Delete('benefits/:benefitId')
  @Policy('benefit:edit')
  remove(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('benefitId') benefitId: string,
  ): Promise<UseCaseBenefits> {
    return this.writing.remove(context, id, benefitId);
  }

  @Put('benefits/:benefitId/measures/:month')
  @Policy('benefit:edit')
  measure(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('benefitId') benefitId: string,
    @Param('month') month: string,
    @Body({ schema: putMeasure }) command: PutMeasure,
  ): Promise<UseCaseBenefits> {
    return this.writing.measure(context, id, benefitId, month, command);
  }

  @Post('benefits/:benefitId/measures/:month/review')
  @HttpCode(200)
  @Policy('benefit:review')
  review(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('benefitId') benefitId: string,
    @Param('month') month: string,
    @Body({ schema: reviewMeasure }) command: ReviewMeasure,
  ): Promise<UseCaseBenefits> {
    return this.writing.review(context, id, benefitId, month, command);
  }

  @Put('business-case')
  @Policy('benefit:edit')
  decide(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: putBusinessCase }) command: PutBusinessCase,
  ): Promise<UseCaseBenefits> {
    return this.writing.decide(context, id, command);
  }
}

/** Benefits across use cases. */
@Controller('api/benefits')
export class BenefitPortfolioController {
  constructor(private readonly queries: BenefitQueries) {}

  @Get()
  @Policy('benefit:read')
  portfolio(
    @Context() context: RequestContext,
    @Query({ schema: benefitQuery }) query: BenefitQuery,
  ): Promise<BenefitPortfolio> {
    return this.queries.portfolio(context.principal, query);
  }
}

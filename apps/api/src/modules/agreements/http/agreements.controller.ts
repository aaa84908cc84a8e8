import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import {
  createAgreement,
  moveAgreementBody,
  reviewAgreement,
  signAgreement,
  updateAgreement,
  type AgreementDetail,
  type AgreementList,
  type AgreementVersion,
  type CreateAgreement,
  type MoveAgreement,
  type ReviewAgreement,
  type SignAgreement,
  type UpdateAgreement,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { AgreementQueries } from '../application/agreement-queries.js';
import { MoveAgreementCommands } from '../application/move-agreement.js';
import { WriteAgreement } from '../application/write-agreement.js';

/** The project agreements of a use case (convention projet: never the internship agreement), and their amendments. */
@Controller('api/use-cases/:id/agreements')
export class AgreementsController {
  constructor(
    private readonly queries: AgreementQueries,
    private readonly writing: WriteAgreement,
    private readonly moves: MoveAgreementCommands,
  ) {}

  @Get()
  @Policy('agreement:read')
  list(@Context() context: RequestContext, @Param('id') id: string): Promise<AgreementList> {
    return this.queries.list(context.principal, id);
  }

  @Post()
  @Policy('agreement:edit')
  create(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: createAgreement }) command: CreateAgreement,
  ): Promise<AgreementDetail> {
    return this.writing.create(context, id, command);
  }

  @Get(':agreementId')
  @Policy('agreement:read')
  detail(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('agreementId') agreementId: string,
  ): Promise<AgreementDetail> {
    return this.queries.detail(context.principal, id, agreementId);
  }

  @Patch(':agreementId')
  @Policy('agreement:edit')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('agreementId') agreementId: string,
    @Body({ schema: updateAgreement }) command: UpdateAgreement,
  ): Promise<AgreementDetail> {
    return this.writing.update(context, id, agreementId, command);
  }

  @Delete(':agreementId')
  @HttpCode(204)
  @Policy('agreement:edit')
  remove(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('agreementId') agreementId: string,
  ): Promise<void> {
    return this.writing.remove(context, id, agreementId);
  }

  @Post(':agreementId/transitions')
  @HttpCode(200)
  @Policy('agreement:edit')
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('agreementId') agreementId: string,
    @Body({ schema: moveAgreementBody }) command: MoveAgreement,
  ): Promise<AgreementDetail> {
    return this.moves.move(context, id, agreementId, command);
  }

  @Post(':agreementId/reviews')
  @Policy('agreement:review')
  review(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('agreementId') agreementId: string,
    @Body({ schema: reviewAgreement }) command: ReviewAgreement,
  ): Promise<AgreementDetail> {
    return this.moves.review(context, id, agreementId, command);
  }

  @Put(':agreementId/signatures')
  @Policy('agreement:edit')
  sign(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('agreementId') agreementId: string,
    @Body({ schema: signAgreement }) command: SignAgreement,
  ): Promise<AgreementDetail> {
    return this.moves.sign(context, id, agreementId, command);
  }

  @Post(':agreementId/amendments')
  @Policy('agreement:edit')
  amend(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('agreementId') agreementId: string,
  ): Promise<AgreementDetail> {
    return this.writing.amend(context, id, agreementId);
  }

  @Get(':agreementId/versions/:number')
  @Policy('agreement:read')
  version(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('agreementId') agreementId: string,
    @Param('number') number: string,
  ): Promise<AgreementVersion> {
    return this.queries.version(context.principal, id, agreementId, number);
  }
}

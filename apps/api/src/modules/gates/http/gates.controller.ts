import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  addGateEvidence,
  answerGate,
  decideGateBody,
  gateVersion,
  giveOpinion,
  id,
  requestGate,
  startGate,
  updateGate,
  uploadGateFile,
  type AddGateEvidence,
  type AnswerGate,
  type DecideGate,
  type Gates,
  type GiveOpinion,
  type RequestGate,
  type StartGate,
  type UpdateGate,
  type UploadGateFile,
} from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import { Context, type JalonRequest, type RequestContext } from '../../../http/request-context.js';
import { GateDecisionCommands } from '../application/gate-decision.js';
import { GateEvidenceCommands } from '../application/gate-evidence.js';
import { GatePreparation } from '../application/gate-preparation.js';
import { GateQueries } from '../application/gate-queries.js';

/** The gates of a use case. Every write answers all of them. */
@Controller('api/use-cases/:id/gates')
export class GatesController {
  constructor(
    private readonly queries: GateQueries,
    private readonly preparation: GatePreparation,
    private readonly evidence: GateEvidenceCommands,
    private readonly decisions: GateDecisionCommands,
  ) {}

  @Get()
  @Policy('gate:read')
  read(@Context() context: RequestContext, @Param('id') address: string): Promise<Gates> {
    return this.queries.ofUseCase(context.principal, address);
  }

  @Post()
  @Policy('gate:request')
  request(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Body({ schema: requestGate }) command: RequestGate,
  ): Promise<Gates> {
    return this.preparation.request(context, address, command);
  }

  @Patch(':reviewId')
  @Policy('gate:request')
  update(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId') reviewId: string,
    @Body({ schema: updateGate }) command: UpdateGate,
  ): Promise<Gates> {
    return this.preparation.update(context, { address, reviewId }, command);
  }

  @Post(':reviewId/start')
  @HttpCode(200)
  @Policy('gate:request')
  start(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId') reviewId: string,
    @Body({ schema: startGate }) command: StartGate,
  ): Promise<Gates> {
    return this.preparation.start(context, { address, reviewId }, command);
  }

  @Put(':reviewId/answers/:criterion')
  @Policy('gate:request')
  answer(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId') reviewId: string,
    @Param('criterion') criterion: string,
    @Body({ schema: answerGate }) command: AnswerGate,
  ): Promise<Gates> {
    return this.preparation.answer(context, { address, reviewId }, criterion, command);
  }

  @Post(':reviewId/evidence')
  @Policy('gate:request')
  addEvidence(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId') reviewId: string,
    @Body({ schema: addGateEvidence }) command: AddGateEvidence,
  ): Promise<Gates> {
    return this.evidence.add(context, { address, reviewId }, command);
  }

  /** The body is the file itself (application/octet-stream). */
  @Post(':reviewId/files')
  @Policy('gate:request')
  upload(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId') reviewId: string,
    @Query({ schema: uploadGateFile }) command: UploadGateFile,
    @Req() request: JalonRequest,
  ): Promise<Gates> {
    if (!(request.body instanceof Readable)) {
      throw new DomainError('invalid_value', 'Send the file itself, as application/octet-stream', [
        { path: 'content-type', code: 'unsupported_type' },
      ]);
    }
    return this.evidence.upload(context, { address, reviewId }, command, request.body);
  }

  /** Handed back as it came, for the disk and never for the page: attachment, sandboxed, its type not guessed. */
  @Get(':reviewId/evidence/:evidenceId')
  @Policy('gate:read')
  async content(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId', { schema: id }) reviewId: string,
    @Param('evidenceId', { schema: id }) evidenceId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.queries.content(context.principal, address, reviewId, evidenceId);
    await reply
      .type(file.mediaType)
      .header('content-disposition', attachment(file.fileName))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'no-store')
      .header('etag', `"${file.sha256}"`)
      .send(file.bytes);
  }

  @Delete(':reviewId/evidence/:evidenceId')
  @Policy('gate:request')
  removeEvidence(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId') reviewId: string,
    @Param('evidenceId') evidenceId: string,
    @Query({ schema: gateVersion }) { version }: { version: number },
  ): Promise<Gates> {
    return this.evidence.remove(context, { address, reviewId }, evidenceId, version);
  }

  @Put(':reviewId/slots/:slotId')
  @Policy('gate:review')
  giveOpinion(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId') reviewId: string,
    @Param('slotId') slotId: string,
    @Body({ schema: giveOpinion }) command: GiveOpinion,
  ): Promise<Gates> {
    return this.decisions.giveOpinion(context, { address, reviewId }, slotId, command);
  }

  @Post(':reviewId/decision')
  @HttpCode(200)
  @Policy('gate:decide')
  decide(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Param('reviewId') reviewId: string,
    @Body({ schema: decideGateBody }) command: DecideGate,
  ): Promise<Gates> {
    return this.decisions.decide(context, { address, reviewId }, command);
  }
}

/** A file name for every client: plain letters, and the true name beside (RFC 6266). */
function attachment(fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/[^\w. -]/g, '')
    .trim();
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain || 'evidence'}"; filename*=UTF-8''${exact}`;
}

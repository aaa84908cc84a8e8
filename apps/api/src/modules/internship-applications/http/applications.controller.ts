import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UseGuards,
} from '@nestjs/common';
import {
  addInterview,
  applicationQuery,
  eraseApplication,
  id as idSchema,
  moveApplicationBody,
  moveApplications,
  updateInterview,
  writeScores,
  type AddInterview,
  type ApplicationDetail,
  type ApplicationOffers,
  type ApplicationPage,
  type ApplicationQuery,
  type EraseApplication,
  type MoveApplication,
  type MoveApplications,
  type MovedApplications,
  type UpdateInterview,
  type WriteScores,
} from '@jalon/contracts';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { ApplicationQueries } from '../application/application-queries.js';
import { EraseApplicationCommand } from '../application/erase-applications.js';
import { ExportApplication } from '../application/export-application.js';
import { MoveApplicationCommands } from '../application/move-applications.js';
import { ScoreApplicationCommands } from '../application/score-application.js';
import { ApplicationVisible } from './application-visible.guard.js';

const position = z.coerce.number().int().min(1).max(5);

/** Candidates, for those who choose among them. Every write of one answers the whole of it. */
@Controller('api/internship-applications')
export class ApplicationsController {
  constructor(
    private readonly queries: ApplicationQueries,
    private readonly moves: MoveApplicationCommands,
    private readonly scoring: ScoreApplicationCommands,
    private readonly erasing: EraseApplicationCommand,
    private readonly exporting: ExportApplication,
  ) {}

  @Get()
  @Policy('application:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: applicationQuery }) query: ApplicationQuery,
  ): Promise<ApplicationPage> {
    return this.queries.page(context.principal, query);
  }

  @Get('offers')
  @Policy('application:read')
  offers(@Context() context: RequestContext): Promise<ApplicationOffers> {
    return this.queries.offers(context.principal);
  }

  @Post('transitions')
  @HttpCode(200)
  @Policy('application:write')
  moveSeveral(
    @Context() context: RequestContext,
    @Body({ schema: moveApplications }) command: MoveApplications,
  ): Promise<MovedApplications> {
    return this.moves.several(context, command);
  }

  @Get(':id')
  @Policy('application:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<ApplicationDetail> {
    return this.queries.detail(context.principal, id);
  }

  @Get(':id/files/:position')
  @Policy('application:read')
  @UseGuards(ApplicationVisible)
  async file(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('position', { schema: position }) which: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.queries.file(context, id, which);
    await reply
      .type(file.mime)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'no-store')
      .header('etag', `"${file.sha256}"`)
      .send(file.bytes);
  }

  @Get(':id/export')
  @Policy('application:erase')
  @UseGuards(ApplicationVisible)
  async export(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pieces = await this.exporting.pieces(context, id);
    await reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="candidature-${id.slice(0, 8)}.zip"`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .send(Readable.from(pieces, { objectMode: false }));
  }

  @Put(':id/scores')
  @Policy('application:write')
  @UseGuards(ApplicationVisible)
  score(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: writeScores }) command: WriteScores,
  ): Promise<ApplicationDetail> {
    return this.scoring.score(context, id, command);
  }

  @Post(':id/interviews')
  @Policy('application:write')
  @UseGuards(ApplicationVisible)
  addInterview(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: addInterview }) command: AddInterview,
  ): Promise<ApplicationDetail> {
    return this.scoring.addInterview(context, id, command);
  }

  @Patch(':id/interviews/:interviewId')
  @Policy('application:write')
  @UseGuards(ApplicationVisible)
  updateInterview(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('interviewId', { schema: idSchema }) interviewId: string,
    @Body({ schema: updateInterview }) command: UpdateInterview,
  ): Promise<ApplicationDetail> {
    return this.scoring.updateInterview(context, id, interviewId, command);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @Policy('application:write')
  @UseGuards(ApplicationVisible)
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: moveApplicationBody }) command: MoveApplication,
  ): Promise<ApplicationDetail> {
    return this.moves.one(context, id, command);
  }

  @Post(':id/erasure')
  @HttpCode(200)
  @Policy('application:erase')
  @UseGuards(ApplicationVisible)
  erase(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: eraseApplication }) command: EraseApplication,
  ): Promise<ApplicationDetail> {
    return this.erasing.erase(context, id, command);
  }
}

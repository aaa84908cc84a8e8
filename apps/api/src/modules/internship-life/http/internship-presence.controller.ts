import { Body, Controller, Get, Param, Put, Query, Res, UseGuards } from '@nestjs/common';
import {
  closeInternshipMonth,
  internshipMonth,
  payInternshipMonth,
  presenceExport,
  presenceMonthExport,
  writeInternshipDays,
  type CloseInternshipMonth,
  type InternshipPresence,
  type PayInternshipMonth,
  type PresenceExport,
  type PresenceMonthExport,
  type WriteInternshipDays,
} from '@jalon/contracts';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { PresenceExportService, type CsvFile } from '../application/presence-export.js';
import { InternshipPresenceService } from '../application/presence.js';
import { LifeVisible } from './life-visible.guard.js';

/** Presence and stipend month by month. */
@Controller('api/internships')
export class InternshipPresenceController {
  constructor(
    private readonly presence: InternshipPresenceService,
    private readonly exports: PresenceExportService,
  ) {}

  @Get('presence.csv')
  @Policy('internship:manage')
  async exportMonth(
    @Context() context: RequestContext,
    @Query({ schema: presenceMonthExport }) query: PresenceMonthExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.exports.ofMonth(context.principal, query.month, query.language));
  }

  @Get(':id/presence')
  @Policy('internship:read')
  read(@Context() context: RequestContext, @Param('id') id: string): Promise<InternshipPresence> {
    return this.presence.read(context.principal, id);
  }

  @Get(':id/presence.csv')
  @Policy('internship:read')
  async export(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Query({ schema: presenceExport }) query: PresenceExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.exports.ofInternship(context.principal, id, query.language));
  }

  @Put(':id/days')
  @Policy('internship:follow')
  @UseGuards(LifeVisible)
  writeDays(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: writeInternshipDays }) command: WriteInternshipDays,
  ): Promise<InternshipPresence> {
    return this.presence.writeDays(context, id, command);
  }

  @Put(':id/months/:month')
  @Policy('internship:manage')
  @UseGuards(LifeVisible)
  close(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('month', { schema: internshipMonth }) month: string,
    @Body({ schema: closeInternshipMonth }) { owedCents }: CloseInternshipMonth,
  ): Promise<InternshipPresence> {
    return this.presence.close(context, id, month, owedCents);
  }

  @Put(':id/months/:month/payment')
  @Policy('internship:manage')
  @UseGuards(LifeVisible)
  pay(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('month', { schema: internshipMonth }) month: string,
    @Body({ schema: payInternshipMonth }) command: PayInternshipMonth,
  ): Promise<InternshipPresence> {
    return this.presence.pay(context, id, month, command);
  }
}

async function send(reply: FastifyReply, { fileName, text }: CsvFile): Promise<void> {
  await reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'no-store')
    .send(text);
}

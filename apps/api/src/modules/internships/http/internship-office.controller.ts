import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import {
  language,
  writeInternshipSettings,
  writeLawSetting,
  type InternRegisterPage,
  type InternshipSettings,
  type Language,
  type WriteInternshipSettings,
  type WriteLawSetting,
} from '@jalon/contracts';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { InternRegister } from '../application/intern-register.js';
import { InternshipSettingsCommands } from '../application/internship-settings.js';

const registerFile = z.strictObject({ language: language.default('fr') });

/** What an employer of interns keeps: the register, and the settings of the rules. */
@Controller('api/internships')
export class InternshipOfficeController {
  constructor(
    private readonly register: InternRegister,
    private readonly settings: InternshipSettingsCommands,
  ) {}

  @Get('register')
  @Policy('internship:manage')
  registerPage(): Promise<InternRegisterPage> {
    return this.register.page();
  }

  @Get('register.csv')
  @Policy('internship:manage')
  async registerFile(
    @Query({ schema: registerFile }) query: { language: Language },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.register.csv(query.language);
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .header('cache-control', 'no-store')
      .send(file.text);
  }

  @Get('settings')
  @Policy('internship:settings')
  read(): Promise<InternshipSettings> {
    return this.settings.read();
  }

  @Put('settings')
  @Policy('internship:settings')
  save(
    @Context() context: RequestContext,
    @Body({ schema: writeInternshipSettings }) command: WriteInternshipSettings,
  ): Promise<InternshipSettings> {
    return this.settings.save(context, command);
  }

  @Put('settings/law')
  @Policy('internship:settings')
  saveLaw(
    @Context() context: RequestContext,
    @Body({ schema: writeLawSetting }) command: WriteLawSetting,
  ): Promise<InternshipSettings> {
    return this.settings.saveLaw(context, command);
  }

  @Delete('settings/law/:key/:from')
  @HttpCode(200)
  @Policy('internship:settings')
  removeLaw(
    @Context() context: RequestContext,
    @Param('key') key: string,
    @Param('from') from: string,
  ): Promise<InternshipSettings> {
    return this.settings.removeLaw(context, key, from);
  }
}

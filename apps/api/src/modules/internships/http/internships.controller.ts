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
  UseGuards,
} from '@nestjs/common';
import {
  amendInternship,
  createInternship,
  internshipQuery,
  moveInternshipBody,
  signInternship,
  updateInternship,
  waiveVerdict,
  type AcceptedCandidates,
  type AmendInternship,
  type CreateInternship,
  type InternshipDetail,
  type InternshipPage,
  type InternshipQuery,
  type MoveInternship,
  type SignInternship,
  type UpdateInternship,
  type WaiveVerdict,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { InternshipQueries } from '../application/internship-queries.js';
import { MoveInternshipCommands } from '../application/move-internship.js';
import { SignInternshipCommands } from '../application/sign-internship.js';
import { WriteInternship } from '../application/write-internship.js';
import { InternshipVisible } from './internship-visible.guard.js';

@Controller('api/internships')
export class InternshipsController {
  constructor(
    private readonly queries: InternshipQueries,
    private readonly writing: WriteInternship,
    private readonly moves: MoveInternshipCommands,
    private readonly signing: SignInternshipCommands,
  ) {}

  @Get()
  @Policy('internship:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: internshipQuery }) query: InternshipQuery,
  ): Promise<InternshipPage> {
    return this.queries.page(context.principal, query);
  }

  @Post()
  @Policy('internship:manage')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createInternship }) command: CreateInternship,
  ): Promise<InternshipDetail> {
    return this.writing.create(context, command);
  }

  @Get('accepted')
  @Policy('internship:manage')
  accepted(): Promise<AcceptedCandidates> {
    return this.queries.accepted();
  }

  @Get(':id')
  @Policy('internship:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<InternshipDetail> {
    return this.queries.detail(context.principal, id);
  }

  @Patch(':id')
  @Policy('internship:manage')
  @UseGuards(InternshipVisible)
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateInternship }) command: UpdateInternship,
  ): Promise<InternshipDetail> {
    return this.writing.update(context, id, command);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @Policy('internship:manage')
  @UseGuards(InternshipVisible)
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: moveInternshipBody }) command: MoveInternship,
  ): Promise<InternshipDetail> {
    return this.moves.move(context, id, command);
  }

  @Put(':id/waivers')
  @Policy('internship:manage')
  @UseGuards(InternshipVisible)
  waive(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: waiveVerdict }) command: WaiveVerdict,
  ): Promise<InternshipDetail> {
    return this.moves.waive(context, id, command);
  }

  @Put(':id/signatures')
  @Policy('internship:manage')
  @UseGuards(InternshipVisible)
  sign(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: signInternship }) command: SignInternship,
  ): Promise<InternshipDetail> {
    return this.signing.sign(context, id, command);
  }

  @Post(':id/amendments')
  @Policy('internship:manage')
  @UseGuards(InternshipVisible)
  amend(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: amendInternship }) command: AmendInternship,
  ): Promise<InternshipDetail> {
    return this.signing.amend(context, id, command);
  }

  @Delete(':id/amendments/:number')
  @HttpCode(200)
  @Policy('internship:manage')
  @UseGuards(InternshipVisible)
  withdraw(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<InternshipDetail> {
    return this.signing.withdraw(context, id, number);
  }
}

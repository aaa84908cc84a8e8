import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import {
  createStudy,
  moveStudy,
  similarQuery,
  studyQuery,
  updateStudy,
  type CreateStudy,
  type MoveStudy,
  type Similar,
  type SimilarQuery,
  type StudyDetail,
  type StudyPage,
  type StudyQuery,
  type UpdateStudy,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { MoveStudyCommand } from '../application/move-study.js';
import { StudyQueries } from '../application/study-queries.js';
import { WriteStudy } from '../application/write-study.js';
import { StudyVisible } from './study-visible.guard.js';

@Controller('api')
export class StudiesController {
  constructor(
    private readonly queries: StudyQueries,
    private readonly writing: WriteStudy,
    private readonly moves: MoveStudyCommand,
  ) {}

  @Get('studies')
  @Policy('study:list')
  list(
    @Context() context: RequestContext,
    @Query({ schema: studyQuery }) query: StudyQuery,
  ): Promise<StudyPage> {
    return this.queries.page(context.principal, query);
  }

  @Post('studies')
  @Policy('study:write')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createStudy }) command: CreateStudy,
  ): Promise<StudyDetail> {
    return this.writing.create(context, command);
  }

  @Get('studies/:id')
  @Policy('study:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<StudyDetail> {
    return this.queries.detail(context.principal, id);
  }

  @Patch('studies/:id')
  @Policy('study:write')
  @UseGuards(StudyVisible)
  save(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateStudy }) command: UpdateStudy,
  ): Promise<StudyDetail> {
    return this.writing.save(context, id, command);
  }

  @Delete('studies/:id')
  @HttpCode(204)
  @Policy('study:write')
  remove(@Context() context: RequestContext, @Param('id') id: string): Promise<void> {
    return this.writing.remove(context, id);
  }

  /** Who may make which move is the transition table's business: whoever reads a study may ask. */
  @Post('studies/:id/transitions')
  @HttpCode(200)
  @Policy('study:read')
  @UseGuards(StudyVisible)
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: moveStudy }) command: MoveStudy,
  ): Promise<StudyDetail> {
    return this.moves.run(context, id, command);
  }

  @Get('similar')
  @Policy('study:list')
  similar(
    @Context() context: RequestContext,
    @Query({ schema: similarQuery }) query: SimilarQuery,
  ): Promise<Similar> {
    return this.queries.similar(context.principal, query);
  }
}

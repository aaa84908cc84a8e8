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
  commentWeek,
  createReview,
  internshipMonday,
  markWeekRead,
  shareReview,
  tutorWeekQuery,
  updateReview,
  writeInternshipStep,
  writeInternshipWeek,
  type CommentWeek,
  type CreateReview,
  type InternshipReview,
  type InternshipReviews,
  type InternshipSteps,
  type InternshipWeek,
  type InternshipWeeks,
  type MarkWeekRead,
  type ShareReview,
  type TutorWeek,
  type TutorWeekQuery,
  type UpdateReview,
  type WriteInternshipStep,
  type WriteInternshipWeek,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { InternshipReviewsService } from '../application/reviews.js';
import { InternshipStepsService } from '../application/steps.js';
import { TutorWeekQueryService } from '../application/tutor-week.js';
import { InternshipWeeksService } from '../application/weeks.js';
import { LifeVisible } from './life-visible.guard.js';

/** Steps, weeks, check-ins and evaluations. */
@Controller('api/internships')
export class InternshipLifeController {
  constructor(
    private readonly steps: InternshipStepsService,
    private readonly weeks: InternshipWeeksService,
    private readonly reviews: InternshipReviewsService,
    private readonly tutor: TutorWeekQueryService,
  ) {}

  @Get('week')
  @Policy('internship:follow')
  week(
    @Context() context: RequestContext,
    @Query({ schema: tutorWeekQuery }) query: TutorWeekQuery,
  ): Promise<TutorWeek> {
    return this.tutor.read(context.principal, query);
  }

  @Get(':id/steps')
  @Policy('internship:read')
  readSteps(@Context() context: RequestContext, @Param('id') id: string): Promise<InternshipSteps> {
    return this.steps.read(context.principal, id);
  }

  @Put(':id/steps/:step')
  @Policy('internship:follow')
  @UseGuards(LifeVisible)
  writeStep(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('step') step: string,
    @Body({ schema: writeInternshipStep }) command: WriteInternshipStep,
  ): Promise<InternshipSteps> {
    return this.steps.write(context, id, step, command);
  }

  @Get(':id/weeks')
  @Policy('internship:read')
  readWeeks(@Context() context: RequestContext, @Param('id') id: string): Promise<InternshipWeeks> {
    return this.weeks.read(context.principal, id);
  }

  @Put(':id/weeks/:monday')
  @Policy('internship:log')
  @UseGuards(LifeVisible)
  writeWeek(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('monday', { schema: internshipMonday }) monday: string,
    @Body({ schema: writeInternshipWeek }) command: WriteInternshipWeek,
  ): Promise<InternshipWeek> {
    return this.weeks.write(context, id, monday, command);
  }

  @Put(':id/weeks/:monday/read')
  @Policy('internship:follow')
  @UseGuards(LifeVisible)
  markRead(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('monday', { schema: internshipMonday }) monday: string,
    @Body({ schema: markWeekRead }) { read }: MarkWeekRead,
  ): Promise<InternshipWeek> {
    return this.weeks.markRead(context, id, monday, read);
  }

  /** The tutor and the intern talk: leadership, who reads too, is refused by the command. */
  @Post(':id/weeks/:monday/comments')
  @Policy('internship:read')
  @UseGuards(LifeVisible)
  comment(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('monday', { schema: internshipMonday }) monday: string,
    @Body({ schema: commentWeek }) command: CommentWeek,
  ): Promise<InternshipWeek> {
    return this.weeks.comment(context, id, monday, command);
  }

  @Get(':id/reviews')
  @Policy('internship:read')
  readReviews(@Context() context: RequestContext, @Param('id') id: string): Promise<InternshipReviews> {
    return this.reviews.read(context.principal, id);
  }

  @Post(':id/reviews')
  @Policy('internship:follow')
  @UseGuards(LifeVisible)
  createReview(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: createReview }) command: CreateReview,
  ): Promise<InternshipReview> {
    return this.reviews.create(context, id, command);
  }

  @Patch(':id/reviews/:reviewId')
  @Policy('internship:follow')
  @UseGuards(LifeVisible)
  updateReview(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body({ schema: updateReview }) command: UpdateReview,
  ): Promise<InternshipReview> {
    return this.reviews.update(context, id, reviewId, command);
  }

  @Put(':id/reviews/:reviewId/shared')
  @Policy('internship:follow')
  @UseGuards(LifeVisible)
  share(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body({ schema: shareReview }) command: ShareReview,
  ): Promise<InternshipReview> {
    return this.reviews.share(context, id, reviewId, command);
  }

  @Delete(':id/reviews/:reviewId')
  @HttpCode(204)
  @Policy('internship:follow')
  remove(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
  ): Promise<void> {
    return this.reviews.remove(context, id, reviewId);
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  addScore,
  publishScoringGrid,
  type AddScore,
  type PublishScoringGrid,
  type Scoring,
  type ScoringGrids,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { ScoreUseCase } from '../application/score-use-case.js';
import { ScoringGridCommands } from '../application/scoring-grids.js';
import { ScoringQueries } from '../application/scoring-queries.js';

@Controller('api')
export class ScoringController {
  constructor(
    private readonly queries: ScoringQueries,
    private readonly scores: ScoreUseCase,
    private readonly grids: ScoringGridCommands,
  ) {}

  @Get('use-cases/:id/scoring')
  @Policy('scoring:read')
  read(@Context() context: RequestContext, @Param('id') address: string): Promise<Scoring> {
    return this.queries.ofUseCase(context.principal, address);
  }

  @Post('use-cases/:id/scoring')
  @Policy('scoring:write')
  score(
    @Context() context: RequestContext,
    @Param('id') address: string,
    @Body({ schema: addScore }) command: AddScore,
  ): Promise<Scoring> {
    return this.scores.run(context, address, command);
  }

  @Get('scoring-grids')
  @Policy('scoring:read')
  list(): Promise<ScoringGrids> {
    return this.queries.grids();
  }

  @Post('scoring-grids')
  @Policy('scoring:grid')
  publish(
    @Context() context: RequestContext,
    @Body({ schema: publishScoringGrid }) command: PublishScoringGrid,
  ): Promise<ScoringGrids> {
    return this.grids.publish(context, command);
  }
}

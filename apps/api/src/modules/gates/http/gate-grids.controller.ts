import { Body, Controller, Get, Post } from '@nestjs/common';
import { publishGateGrid, type GateGrids, type PublishGateGrid } from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { GateGridCommands } from '../application/gate-grids.js';
import { GateQueries } from '../application/gate-queries.js';

@Controller('api/gate-grids')
export class GateGridsController {
  constructor(
    private readonly queries: GateQueries,
    private readonly grids: GateGridCommands,
  ) {}

  @Get()
  @Policy('gate:read')
  list(): Promise<GateGrids> {
    return this.queries.grids();
  }

  @Post()
  @Policy('gate:criteria')
  publish(
    @Context() context: RequestContext,
    @Body({ schema: publishGateGrid }) command: PublishGateGrid,
  ): Promise<GateGrids> {
    return this.grids.publish(context, command);
  }
}

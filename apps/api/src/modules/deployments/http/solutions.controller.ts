import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { updateSolution, type Solution, type UpdateSolution } from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { Solutions } from '../application/solutions.js';

/** A use case as its users have it: how its events are told and read. */
@Controller('api/solutions')
export class SolutionsController {
  constructor(private readonly solutions: Solutions) {}

  @Get(':id')
  @Policy('deployment:read')
  read(@Context() context: RequestContext, @Param('id') id: string): Promise<Solution> {
    return this.solutions.read(context, id);
  }

  @Patch(':id')
  @Policy('deployment:edit')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateSolution }) command: UpdateSolution,
  ): Promise<Solution> {
    return this.solutions.update(context, id, command);
  }
}

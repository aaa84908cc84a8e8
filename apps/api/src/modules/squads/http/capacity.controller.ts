import { Controller, Get, Query } from '@nestjs/common';
import { capacityQuery, type CapacityQuery as Asked, type CapacityView } from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { CapacityQuery } from '../application/capacity-query.js';

@Controller('api/capacity')
export class CapacityController {
  constructor(private readonly query: CapacityQuery) {}

  @Get()
  @Policy('squad:read')
  read(
    @Context() context: RequestContext,
    @Query({ schema: capacityQuery }) asked: Asked,
  ): Promise<CapacityView> {
    return this.query.read(context.principal, asked);
  }
}

import { Controller, Get } from '@nestjs/common';
import type { Week } from '@jalon/contracts';
import { Policy } from '../../http/policy.js';
import { Context, type RequestContext } from '../../http/request-context.js';
import { WeekQuery } from './week.query.js';

@Controller('api/week')
export class WeekController {
  constructor(private readonly week: WeekQuery) {}

  @Get()
  @Policy('week:read')
  read(@Context() context: RequestContext): Promise<Week> {
    return this.week.of(context.principal);
  }
}

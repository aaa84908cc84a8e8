import { Controller, Get, Query } from '@nestjs/common';
import { leadershipQuery, type Leadership, type LeadershipQuery } from '@jalon/contracts';
import { Policy } from '../../http/policy.js';
import { LeadershipMonths } from './leadership.query.js';

@Controller('api/leadership')
export class LeadershipController {
  constructor(private readonly months: LeadershipMonths) {}

  @Get()
  @Policy('leadership:read')
  read(@Query({ schema: leadershipQuery }) query: LeadershipQuery): Promise<Leadership> {
    return this.months.read(query);
  }
}

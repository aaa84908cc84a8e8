import { Controller, Get, Query } from '@nestjs/common';
import {
  monthQuery,
  monthRowsQuery,
  type MonthQuery,
  type MonthRows,
  type MonthRowsQuery,
  type MonthView,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { MonthViewQuery } from './month-view.js';

@Controller('api/monthly-reports')
@Policy('report:read')
export class MonthViewController {
  constructor(private readonly query: MonthViewQuery) {}

  @Get('view')
  view(@Query({ schema: monthQuery }) { month, entityId }: MonthQuery): Promise<MonthView> {
    return this.query.read(month, entityId ?? null);
  }

  @Get('rows')
  rows(@Query({ schema: monthRowsQuery }) query: MonthRowsQuery): Promise<MonthRows> {
    return this.query.rows(query);
  }
}

import { Module } from '@nestjs/common';
import { LeadershipController } from './leadership.controller.js';
import { LeadershipMonths } from './leadership.query.js';

@Module({ controllers: [LeadershipController], providers: [LeadershipMonths] })
export class LeadershipModule {}

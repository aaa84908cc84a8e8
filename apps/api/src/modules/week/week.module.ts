import { Module } from '@nestjs/common';
import { WeekController } from './week.controller.js';
import { WeekQuery } from './week.query.js';
import { WeekStore } from './week.store.js';

@Module({ controllers: [WeekController], providers: [WeekQuery, WeekStore] })
export class WeekModule {}

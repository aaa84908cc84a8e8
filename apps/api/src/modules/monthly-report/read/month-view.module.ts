import { Module } from '@nestjs/common';
import { MonthViewController } from './month-view.controller.js';
import { MonthViewQuery } from './month-view.js';

@Module({ controllers: [MonthViewController], providers: [MonthViewQuery] })
export class MonthViewModule {}

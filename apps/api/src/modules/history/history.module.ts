import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { HistoryQueries } from './application/history-queries.js';
import { HistoryController } from './http/history.controller.js';
import { HistoryStore } from './persistence/history.store.js';

@Module({
  imports: [UseCasesModule],
  controllers: [HistoryController],
  providers: [HistoryQueries, HistoryStore],
})
export class HistoryModule {}

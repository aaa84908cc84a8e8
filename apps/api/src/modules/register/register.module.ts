import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { RegisterCommands } from './application/register-commands.js';
import { RegisterQueries } from './application/register-queries.js';
import { RegisterWriter } from './application/register-writer.js';
import { RegisterController } from './http/register.controller.js';
import { RegisterList } from './persistence/register-list.js';
import { RegisterQuery } from './persistence/register-query.js';
import { RegisterStore } from './persistence/register.store.js';

@Module({
  imports: [UseCasesModule],
  controllers: [RegisterController],
  providers: [RegisterCommands, RegisterList, RegisterQueries, RegisterQuery, RegisterStore, RegisterWriter],
  exports: [RegisterWriter],
})
export class RegisterModule {}

import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { RegisterWriter } from './application/register-writer.js';
import { RegisterStore } from './persistence/register.store.js';

@Module({
  imports: [UseCasesModule],
  providers: [RegisterStore, RegisterWriter],
  exports: [RegisterWriter],
})
export class RegisterModule {}

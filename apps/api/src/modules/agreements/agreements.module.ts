import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { AgreementQueries } from './application/agreement-queries.js';
import { MoveAgreementCommands } from './application/move-agreement.js';
import { WriteAgreement } from './application/write-agreement.js';
import { AgreementRegisterController } from './http/agreement-register.controller.js';
import { AgreementsController } from './http/agreements.controller.js';
import { AgreementStore } from './persistence/agreement.store.js';
import { PrefillQuery } from './persistence/prefill-query.js';
import { RegisterQuery } from './persistence/register-query.js';

@Module({
  imports: [UseCasesModule],
  controllers: [AgreementsController, AgreementRegisterController],
  providers: [
    AgreementQueries,
    AgreementStore,
    MoveAgreementCommands,
    PrefillQuery,
    RegisterQuery,
    WriteAgreement,
  ],
})
export class AgreementsModule {}

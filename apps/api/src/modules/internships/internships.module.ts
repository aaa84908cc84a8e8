import { Module } from '@nestjs/common';
import { InternRegister } from './application/intern-register.js';
import { InternshipQueries } from './application/internship-queries.js';
import { InternshipRules } from './application/internship-rules.js';
import { InternshipSettingsCommands } from './application/internship-settings.js';
import { MoveInternshipCommands } from './application/move-internship.js';
import { SignInternshipCommands } from './application/sign-internship.js';
import { WriteInternship } from './application/write-internship.js';
import { InternshipOfficeController } from './http/internship-office.controller.js';
import { InternshipVisible } from './http/internship-visible.guard.js';
import { InternshipsController } from './http/internships.controller.js';
import { AcceptedQuery } from './persistence/accepted.query.js';
import { InternshipAgreementStore } from './persistence/agreement.store.js';
import { AroundQuery } from './persistence/around.query.js';
import { InternshipListQuery } from './persistence/internship-list.query.js';
import { InternshipStore } from './persistence/internship.store.js';
import { LawStore } from './persistence/law.store.js';
import { InternRegisterQuery } from './persistence/register.query.js';

@Module({
  // The fixed addresses first: none of them is an id.
  controllers: [InternshipOfficeController, InternshipsController],
  providers: [
    AcceptedQuery,
    AroundQuery,
    InternRegister,
    InternRegisterQuery,
    InternshipAgreementStore,
    InternshipListQuery,
    InternshipQueries,
    InternshipRules,
    InternshipSettingsCommands,
    InternshipStore,
    InternshipVisible,
    LawStore,
    MoveInternshipCommands,
    SignInternshipCommands,
    WriteInternship,
  ],
  exports: [InternshipQueries, LawStore],
})
export class InternshipsModule {}

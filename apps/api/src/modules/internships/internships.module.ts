import { Module } from '@nestjs/common';
import { InternshipQueries } from './application/internship-queries.js';
import { InternshipRules } from './application/internship-rules.js';
import { WriteInternship } from './application/write-internship.js';
import { InternshipVisible } from './http/internship-visible.guard.js';
import { InternshipsController } from './http/internships.controller.js';
import { AcceptedQuery } from './persistence/accepted.query.js';
import { InternshipAgreementStore } from './persistence/agreement.store.js';
import { AroundQuery } from './persistence/around.query.js';
import { InternshipListQuery } from './persistence/internship-list.query.js';
import { InternshipStore } from './persistence/internship.store.js';
import { LawStore } from './persistence/law.store.js';

@Module({
  controllers: [InternshipsController],
  providers: [
    AcceptedQuery,
    AroundQuery,
    InternshipAgreementStore,
    InternshipListQuery,
    InternshipQueries,
    InternshipRules,
    InternshipStore,
    InternshipVisible,
    LawStore,
    WriteInternship,
  ],
  exports: [InternshipQueries, LawStore],
})
export class InternshipsModule {}

import { Module } from '@nestjs/common';
import { InternshipsModule } from '../internships/index.js';
import { ImportReferences } from './application/import-references.js';
import { ResearchQueries } from './application/research-queries.js';
import { WritePublications } from './application/write-publications.js';
import { WriteReferences } from './application/write-references.js';
import { WriteResearch } from './application/write-research.js';
import { WriteStudies } from './application/write-studies.js';
import { PublicationsController } from './http/publications.controller.js';
import { ReferencesController } from './http/references.controller.js';
import { ResearchStudiesController } from './http/research-studies.controller.js';
import { ResearchList } from './persistence/research-list.js';
import { ResearchStore } from './persistence/research.store.js';

@Module({
  imports: [InternshipsModule],
  controllers: [ReferencesController, ResearchStudiesController, PublicationsController],
  providers: [
    ImportReferences,
    ResearchList,
    ResearchQueries,
    ResearchStore,
    WritePublications,
    WriteReferences,
    WriteResearch,
    WriteStudies,
  ],
})
export class ResearchModule {}

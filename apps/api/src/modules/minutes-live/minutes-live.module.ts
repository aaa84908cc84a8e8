import { Module } from '@nestjs/common';
import { MinutesDocuments } from './application/minutes-documents.js';
import { MinutesDocumentStore } from './persistence/minutes-document.store.js';

@Module({
  providers: [MinutesDocuments, MinutesDocumentStore],
  exports: [MinutesDocuments],
})
export class MinutesLiveModule {}

import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { LiveEntry } from './application/live-entry.js';
import { MinutesDocuments } from './application/minutes-documents.js';
import { Rooms } from './application/rooms.js';
import { LiveGateway } from './http/live-gateway.js';
import { MinutesDocumentStore } from './persistence/minutes-document.store.js';

@Module({
  imports: [IdentityModule],
  providers: [LiveEntry, LiveGateway, MinutesDocuments, MinutesDocumentStore, Rooms],
  exports: [MinutesDocuments],
})
export class MinutesLiveModule {}

import { Module } from '@nestjs/common';
import { MeetingAccess } from './application/meeting-access.js';
import { MeetingReader } from './application/meeting-reader.js';
import { MeetingStore } from './persistence/meeting.store.js';

@Module({
  providers: [MeetingAccess, MeetingReader, MeetingStore],
  exports: [MeetingAccess, MeetingReader],
})
export class MeetingsModule {}

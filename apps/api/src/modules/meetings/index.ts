export { MeetingAccess, type MeetingRecord } from './application/meeting-access.js';
export { MeetingReader, type AgendaRow, type AttendeeRow } from './application/meeting-reader.js';
export { MeetingsModule } from './meetings.module.js';

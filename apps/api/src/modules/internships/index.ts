export { textFingerprint } from './application/fingerprint.js';
export {
  InternshipQueries,
  internshipNotFound,
  checkInternshipId,
} from './application/internship-queries.js';
export { InternshipsModule } from './internships.module.js';
export type { InternshipRecord } from './persistence/internship-record.js';
export { internshipScope } from './persistence/internship-scope.js';
export { LawStore, type LabSettings } from './persistence/law.store.js';

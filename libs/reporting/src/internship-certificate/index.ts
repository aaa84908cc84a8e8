export { buildInternshipCertificateNote } from './build-note.js';
export type { InternshipCertificateFacts } from './facts.js';

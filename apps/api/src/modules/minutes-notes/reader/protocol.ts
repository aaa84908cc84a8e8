import type { NamedPerson, NoteProposal } from '@jalon/domain';
import type { FileLimits } from '../../../files/limits.js';

/** What the API asks of the reading process. */
export interface NotesRequest {
  readonly path: string;
  /** For the extension only. */
  readonly fileName: string;
  /** Those that owners are looked for among. */
  readonly people: readonly NamedPerson[];
  /** The day of the meeting. */
  readonly today: string;
  readonly limits: FileLimits;
}

export interface NotesResult {
  readonly lines: readonly string[];
  readonly speakers: readonly string[];
  readonly proposals: readonly NoteProposal[];
  readonly truncated: boolean;
}

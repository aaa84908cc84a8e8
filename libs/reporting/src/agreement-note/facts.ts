import type { AgreementContent, AgreementState, AmendmentContent, LocalDate } from '@jalon/domain';

/** Everything an agreement, or an amendment, says on paper: one frozen version, or the draft as it is. */
export interface AgreementNoteFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly authorName: string;
  readonly demo: boolean;
  /** The day it is read. */
  readonly asOf: LocalDate;
  readonly useCase: { readonly code: string; readonly title: string };
  readonly entityName: string;
  /** Of agreements within their use case, of amendments within their agreement. */
  readonly number: number;
  readonly title: string;
  readonly state: AgreementState;
  /** The version that the text is; null for a draft, which nobody froze. */
  readonly version: { readonly number: number; readonly sha256: string; readonly frozenOn: LocalDate } | null;
  readonly signedOn: LocalDate | null;
  /** The whole text; of an amendment, what will be in force once it is signed. */
  readonly content: AgreementContent;
  /** Of an amendment alone: what it changes, and of which agreement. */
  readonly amendment: {
    readonly reason: string;
    readonly before: AmendmentContent['before'];
    readonly after: AmendmentContent['after'];
    readonly of: { readonly number: number; readonly title: string; readonly signedOn: LocalDate | null };
  } | null;
  /** Signed amendments of an agreement, by number. */
  readonly amendments: readonly {
    readonly number: number;
    readonly title: string;
    readonly signedOn: LocalDate | null;
  }[];
  /** Those of the version under signature, or signed; empty before. */
  readonly signatures: readonly {
    readonly name: string;
    readonly quality: string;
    readonly party: string;
    readonly signedOn: LocalDate | null;
  }[];
}

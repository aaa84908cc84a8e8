import type { InternshipAgreementContent, LocalDate, Signatory } from '@jalon/domain';
import type { InternshipNoteFacts } from '../internship-note/context.js';

export interface InternshipSigned {
  readonly signatory: Signatory;
  readonly name: string;
  readonly signedOn: LocalDate | null;
}

type TextState = 'draft' | 'in_signature' | 'signed';

/** Everything an internship agreement says on paper: the frozen text, or the draft as it is. */
export interface InternshipAgreementFacts extends InternshipNoteFacts {
  readonly place: string;
  readonly post: string;
  readonly useCase: { readonly code: string; readonly title: string } | null;
  readonly state: TextState;
  /** Of the frozen text; null for a draft. */
  readonly sha256: string | null;
  readonly content: InternshipAgreementContent;
  /** Who signs, in the order of the page. */
  readonly signatures: readonly InternshipSigned[];
  /** By number. */
  readonly amendments: readonly {
    readonly number: number;
    readonly state: TextState;
    readonly endOn: LocalDate;
    readonly previousEndOn: LocalDate;
    readonly totalMinutes: number;
    readonly reason: string;
    readonly effectiveOn: LocalDate | null;
    readonly signatures: readonly InternshipSigned[];
  }[];
}

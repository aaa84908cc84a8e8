import type { InternshipContent, InternshipTexts } from '@jalon/contracts';
import type {
  EndingInitiative,
  InternshipMove,
  InternshipPurpose,
  InternshipState,
  LocalDate,
  SchoolDecision,
  Signatory,
  VerdictCode,
  WeekSchedule,
} from '@jalon/domain';

export interface RecordedSignature {
  readonly signatory: Signatory;
  readonly name: string;
  readonly signedOn: LocalDate | null;
}

/** What an extension says: nothing else of the agreement changes. */
export interface AmendmentContent {
  readonly endOn: LocalDate;
  readonly previousEndOn: LocalDate;
  readonly totalMinutes: number;
  readonly reason: string;
}

interface SignedText<Content> {
  readonly number: number;
  readonly state: 'draft' | 'in_signature' | 'signed';
  readonly content: Content;
  readonly effectiveOn: LocalDate | null;
  readonly sha256: string | null;
  readonly signatures: readonly RecordedSignature[];
}
/** Number 0: the texts while a draft, the whole content once it was sent. */
export type AgreementText = SignedText<Partial<InternshipContent>>;
export type AmendmentText = SignedText<AmendmentContent>;

/** The facts of an internship, in its columns. */
export interface InternshipFactsRow {
  readonly title: string;
  readonly template: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthOn: LocalDate | null;
  readonly post: string;
  readonly place: string;
  readonly school: string;
  readonly academicTutor: string;
  readonly tutorId: string | null;
  readonly referentId: string | null;
  readonly squadId: string | null;
  readonly useCaseId: string | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly teachingFrom: LocalDate;
  readonly teachingTo: LocalDate;
  readonly teachingHours: number | null;
  readonly faceToFaceHours: number | null;
  readonly gapYear: boolean;
  readonly weekMinutes: WeekSchedule;
  readonly agreedCents: number | null;
  readonly payMode: 'actual' | 'smoothed';
  readonly purpose: InternshipPurpose;
}

/** One internship with everything that its page tells. */
export interface InternshipRecord extends InternshipFactsRow {
  readonly id: string;
  readonly state: InternshipState;
  readonly offerId: string | null;
  readonly applicationId: string | null;
  readonly personId: string;
  readonly accountId: string | null;
  readonly tutorName: string | null;
  readonly referentName: string | null;
  readonly squadName: string | null;
  readonly useCase: { readonly id: string; readonly code: string; readonly title: string } | null;
  readonly endedOn: LocalDate | null;
  readonly initiative: EndingInitiative | null;
  readonly schoolDecision: SchoolDecision | null;
  readonly evaluated: boolean;
  readonly texts: readonly (AgreementText | AmendmentText)[];
  readonly waivers: readonly {
    readonly code: VerdictCode;
    readonly params: Readonly<Record<string, string | number>>;
    readonly reason: string;
    readonly byName: string | null;
    readonly at: string;
  }[];
  readonly moves: readonly {
    readonly id: string;
    readonly name: InternshipMove | 'created';
    readonly from: InternshipState | null;
    readonly to: InternshipState;
    readonly reason: string;
    readonly byName: string | null;
    readonly at: string;
  }[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** The column of each fact. */
export const FACT_COLUMNS: Readonly<Record<keyof InternshipFactsRow, string>> = {
  title: 'title',
  template: 'template',
  firstName: 'first_name',
  lastName: 'last_name',
  birthOn: 'birth_on',
  post: 'post',
  place: 'place',
  school: 'school',
  academicTutor: 'academic_tutor',
  tutorId: 'tutor_id',
  referentId: 'referent_id',
  squadId: 'squad_id',
  useCaseId: 'use_case_id',
  startOn: 'starts_on',
  endOn: 'ends_on',
  teachingFrom: 'teaching_from',
  teachingTo: 'teaching_to',
  teachingHours: 'teaching_hours',
  faceToFaceHours: 'face_to_face_hours',
  gapYear: 'gap_year',
  weekMinutes: 'week_minutes',
  agreedCents: 'agreed_cents',
  payMode: 'pay_mode',
  purpose: 'purpose',
};

export const TEXT_KEYS: readonly (keyof InternshipTexts)[] = [
  'curriculumTitle',
  'skills',
  'activities',
  'unusualHours',
  'supervision',
  'paymentTerms',
  'socialProtection',
  'liability',
  'authorisedAbsences',
  'suspension',
  'validation',
  'benefits',
  'houseRules',
  'certificateTerms',
];

export const NO_PURPOSE: InternshipPurpose = { found: [], confirmed: false, justification: '' };

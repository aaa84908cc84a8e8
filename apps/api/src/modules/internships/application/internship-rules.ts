import { Injectable } from '@nestjs/common';
import type { InternshipContent } from '@jalon/contracts';
import {
  DomainError,
  mentionGaps,
  minimumHourlyCents,
  plannedPresence,
  plannedVerdicts,
  ruleStanding,
  signatureVerdicts,
  verdictErrors,
  type CountedInternship,
  type EndingInitiative,
  type FieldError,
  type InternshipFacts,
  type LawSetting,
  type LocalDate,
  type MentionGap,
  type PlannedInternship,
  type RuleVerdict,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { AroundQuery, type AroundRow } from '../persistence/around.query.js';
import { LawStore, type LabSettings } from '../persistence/law.store.js';
import type {
  AgreementText,
  AmendmentText,
  InternshipRecord,
  RecordedSignature,
} from '../persistence/internship-record.js';

/** What the law says of one internship as it is now. */
export interface InternshipLaw {
  readonly settings: readonly LawSetting[];
  readonly lab: LabSettings;
  readonly content: InternshipContent;
  readonly gaps: readonly MentionGap[];
  readonly verdicts: readonly RuleVerdict[];
  readonly signatures: readonly RuleVerdict[];
  /** Why rules could not be told: a day that no setting covers. */
  readonly errors: readonly FieldError[];
  readonly minimumCents: number | null;
  /** The internships of the same intern, as the cap counts them. */
  readonly ofIntern: readonly CountedInternship[];
}

/** Gathers what is around an internship and has the domain judge it: the API knows no rule of its own. */
@Injectable()
export class InternshipRules {
  constructor(
    private readonly law: LawStore,
    private readonly around: AroundQuery,
  ) {}

  /** @param endOn the last day to judge it by: that of an extension before it is in force */
  async judge(
    record: InternshipRecord,
    today: LocalDate,
    tx?: Transaction,
    endOn: LocalDate = record.endedOn ?? record.endOn,
  ): Promise<InternshipLaw> {
    // One connection: within a transaction they follow each other.
    const settings = await this.law.law(tx);
    const lab = await this.law.lab(tx);
    const around = await this.around.read(record, endOn, tx);
    const content = contentOf(record);
    const ofIntern = around.filter((one) => one.personId === record.personId).map(counted);
    const signatures = (): readonly RuleVerdict[] =>
      textVerdicts(record, agreementOf(record), lab, today, settings);
    const told = attempt(() => plannedVerdicts(planOf(record, endOn, content, around, lab), settings));
    const signed = attempt(signatures);
    const minimum = attempt(() => minimumHourlyCents(settings, record.startOn));
    return {
      settings,
      lab,
      content,
      gaps: mentionGaps(content),
      verdicts: told.value ?? [],
      signatures: signed.value ?? [],
      errors: told.errors,
      minimumCents: minimum.value,
      ofIntern,
    };
  }
}

/** What the guards of a move look at. */
export function factsOf(
  record: InternshipRecord,
  law: InternshipLaw,
  today: LocalDate,
  initiative: EndingInitiative | null,
): InternshipFacts {
  const { blocking } = ruleStanding(law.verdicts, record.waivers);
  return {
    startOn: record.startOn,
    endOn: record.endOn,
    today,
    mentionGaps: law.gaps,
    ruleErrors: [...law.errors, ...verdictErrors('rules', blocking)],
    signatureErrors: verdictErrors('signatures', law.signatures),
    amendmentSigned: signedExtension(record) !== undefined,
    initiative,
    evaluated: record.evaluated,
  };
}

/** Verdicts on who signed the agreement or an amendment, which takes effect on its own day. */
export function textVerdicts(
  record: InternshipRecord,
  text: AgreementText | AmendmentText | undefined,
  lab: LabSettings,
  today: LocalDate,
  settings: readonly LawSetting[],
): readonly RuleVerdict[] {
  const signatures: readonly RecordedSignature[] = text?.signatures ?? [];
  return signatureVerdicts(
    {
      startOn: text?.effectiveOn ?? record.startOn,
      today,
      birthOn: record.birthOn,
      configured: lab.signatories,
      signatures,
    },
    settings,
  );
}

export function agreementOf(record: InternshipRecord): AgreementText | undefined {
  return record.texts.find((text): text is AgreementText => text.number === 0);
}

export function amendmentsOf(record: InternshipRecord): readonly AmendmentText[] {
  return record.texts.filter((text): text is AmendmentText => text.number > 0);
}

/** An extension that all have signed and that is not in force yet. */
export function signedExtension(record: InternshipRecord): AmendmentText | undefined {
  return amendmentsOf(record).find(
    ({ state, content }) => state === 'signed' && content.previousEndOn === record.endOn,
  );
}

/** Presence by the schedule, public holidays left out; null where no hours are known. */
export function scheduledMinutes(
  { startOn, weekMinutes }: Pick<InternshipRecord, 'startOn' | 'weekMinutes'>,
  endOn: LocalDate,
): number | null {
  if (weekMinutes.every((minutes) => minutes === 0)) return null;
  return plannedPresence({ startOn, endOn, schedule: weekMinutes }).minutes;
}

/** The whole text of the agreement: as it was frozen, else the written texts with what the facts say. */
export function contentOf(record: InternshipRecord): InternshipContent {
  const agreement = agreementOf(record);
  const texts = agreement?.content ?? {};
  if (agreement && agreement.state !== 'draft') return { ...EMPTY, ...texts };
  const weekly = record.weekMinutes.reduce((sum, minutes) => sum + minutes, 0);
  return {
    ...EMPTY,
    ...texts,
    curriculumHours: record.teachingHours,
    gapYear: record.gapYear,
    academicTutor: record.academicTutor,
    tutor: record.tutorName ?? '',
    startOn: record.startOn,
    endOn: record.endOn,
    totalMinutes: scheduledMinutes(record, record.endOn) || null,
    weeklyMinutes: weekly || null,
    stipendCents: record.agreedCents,
  };
}

const EMPTY: InternshipContent = {
  curriculumTitle: '',
  skills: '',
  activities: '',
  unusualHours: null,
  supervision: '',
  paymentTerms: '',
  socialProtection: '',
  liability: '',
  authorisedAbsences: '',
  suspension: '',
  validation: '',
  benefits: '',
  houseRules: '',
  certificateTerms: '',
  curriculumHours: null,
  gapYear: false,
  academicTutor: '',
  tutor: '',
  startOn: null,
  endOn: null,
  totalMinutes: null,
  weeklyMinutes: null,
  stipendCents: null,
};

/** The internship itself, as the cap counts it. */
export function countedOf(record: InternshipRecord, endOn: LocalDate): CountedInternship {
  return {
    id: record.id,
    school: record.school,
    startOn: record.startOn,
    endOn,
    teachingYear: { startOn: record.teachingFrom, endOn: record.teachingTo },
    countedMinutes: scheduledMinutes(record, endOn),
  };
}

function counted(row: AroundRow): CountedInternship {
  return {
    id: row.id,
    school: row.school,
    startOn: row.startOn,
    endOn: row.endOn,
    teachingYear: { startOn: row.teachingFrom, endOn: row.teachingTo },
    countedMinutes: scheduledMinutes(row, row.endOn),
  };
}

function planOf(
  record: InternshipRecord,
  endOn: LocalDate,
  content: InternshipContent,
  around: readonly AroundRow[],
  lab: LabSettings,
): PlannedInternship {
  return {
    internship: countedOf(record, endOn),
    ofIntern: around.filter((one) => one.personId === record.personId).map(counted),
    leaveProvided: content.authorisedAbsences.trim() !== '',
    agreedCents: record.agreedCents,
    around,
    headcount: { lastMonth: lab.headcount, yearAverage: lab.averageHeadcount },
    scope: lab.scope,
    ofTutor: around.filter((one) => one.sameTutor),
    ofAcademicTutor: around.filter((one) => one.sameAcademicTutor),
    onPost: around
      .filter((one) => one.samePost)
      .map(({ id, startOn, endOn: end, initiative }) => ({
        id,
        startOn,
        endOn: end,
        endedEarlyBy: initiative,
      })),
    purpose: record.purpose,
    curriculum: record,
  };
}

function attempt<T>(work: () => T): { readonly value: T | null; readonly errors: readonly FieldError[] } {
  try {
    return { value: work(), errors: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { value: null, errors: error.fields };
  }
}

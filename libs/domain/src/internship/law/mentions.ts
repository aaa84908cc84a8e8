import type { FieldError } from '../../shared/domain-error.js';
import type { LocalDate } from '../../shared/local-date.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** What an internship agreement says, field by field; an empty text or null is not said yet. */
export interface InternshipAgreementContent {
  readonly curriculumTitle: string;
  /** Hours of the curriculum a year or a semester. */
  readonly curriculumHours: number | null;
  /** Année de césure: there is no curriculum to state. */
  readonly gapYear: boolean;
  readonly academicTutor: string;
  readonly tutor: string;
  readonly skills: string;
  readonly activities: string;
  readonly startOn: LocalDate | null;
  readonly endOn: LocalDate | null;
  readonly totalMinutes: number | null;
  readonly weeklyMinutes: number | null;
  /** Presence at night, on Sundays or holidays; null while nobody said whether there is any. */
  readonly unusualHours: {
    readonly night: boolean;
    readonly sunday: boolean;
    readonly holiday: boolean;
  } | null;
  readonly supervision: string;
  /** Cents an hour; 0 where none is paid, null while nobody said. */
  readonly stipendCents: number | null;
  readonly paymentTerms: string;
  readonly socialProtection: string;
  readonly liability: string;
  readonly authorisedAbsences: string;
  readonly suspension: string;
  readonly validation: string;
  readonly benefits: string;
  readonly houseRules: string;
  readonly certificateTerms: string;
}

/** One mention that the agreement must carry, by its number in D124-4, with the fields that say it. */
export interface Mention {
  readonly number: number;
  readonly code: MentionCode;
  readonly fields: readonly (keyof InternshipAgreementContent)[];
}

export const MENTION_CODES = [
  'curriculum',
  'tutors',
  'skills',
  'activities',
  'dates',
  'weekly_presence',
  'supervision',
  'stipend',
  'social_protection',
  'absences',
  'suspension',
  'validation',
  'benefits',
  'house_rules',
  'certificate',
] as const;
export type MentionCode = (typeof MENTION_CODES)[number];

/** The fifteen mentions of D124-4, in their order. */
export const MENTIONS: readonly Mention[] = [
  { number: 1, code: 'curriculum', fields: ['curriculumTitle', 'curriculumHours'] },
  { number: 2, code: 'tutors', fields: ['academicTutor', 'tutor'] },
  { number: 3, code: 'skills', fields: ['skills'] },
  { number: 4, code: 'activities', fields: ['activities'] },
  { number: 5, code: 'dates', fields: ['startOn', 'endOn', 'totalMinutes'] },
  { number: 6, code: 'weekly_presence', fields: ['weeklyMinutes', 'unusualHours'] },
  { number: 7, code: 'supervision', fields: ['supervision'] },
  { number: 8, code: 'stipend', fields: ['stipendCents', 'paymentTerms'] },
  { number: 9, code: 'social_protection', fields: ['socialProtection', 'liability'] },
  { number: 10, code: 'absences', fields: ['authorisedAbsences'] },
  { number: 11, code: 'suspension', fields: ['suspension'] },
  { number: 12, code: 'validation', fields: ['validation'] },
  { number: 13, code: 'benefits', fields: ['benefits'] },
  { number: 14, code: 'house_rules', fields: ['houseRules'] },
  { number: 15, code: 'certificate', fields: ['certificateTerms'] },
];

/** A field that the agreement still has to say, with the mention it belongs to. */
export interface MentionGap extends FieldError {
  readonly mention: MentionCode;
  readonly number: number;
}

/**
 * D124-4: what keeps an agreement from being sent for signature, in the order of the mentions. A gap year has no
 * curriculum to state (mention 1); without a stipend, terms of payment are not asked for.
 */
export function mentionGaps(content: InternshipAgreementContent): readonly MentionGap[] {
  return MENTIONS.filter(({ code }) => !(code === 'curriculum' && content.gapYear)).flatMap(
    ({ code, number, fields }) =>
      fields
        .filter(
          (field) => !isSaid(content[field]) && !(field === 'paymentTerms' && content.stipendCents === 0),
        )
        .map((field) => ({ path: field, code: 'required', mention: code, number })),
  );
}

/** D124-4 as verdicts: one for each mention that lacks something. */
export function mentionVerdicts(content: InternshipAgreementContent): readonly RuleVerdict[] {
  const lacking = new Map(mentionGaps(content).map(({ mention, number }) => [mention, number]));
  if (lacking.size === 0) return [verdictOf('mentions_complete', {})];
  return [...lacking].map(([mention, number]) => verdictOf('mention_missing', { mention, number }));
}

/** What no agreement may say, complete or not: an end before its start, or presence of nothing. */
export function agreementContentProblems(content: InternshipAgreementContent): readonly FieldError[] {
  const { startOn, endOn, totalMinutes, weeklyMinutes } = content;
  const problems: FieldError[] = [];
  if (startOn !== null && endOn !== null && endOn < startOn)
    problems.push({ path: 'endOn', code: 'before_start', params: { min: startOn } });
  if (totalMinutes !== null && totalMinutes <= 0)
    problems.push({ path: 'totalMinutes', code: 'not_positive' });
  if (weeklyMinutes !== null && weeklyMinutes <= 0)
    problems.push({ path: 'weeklyMinutes', code: 'not_positive' });
  return problems;
}

function isSaid(value: InternshipAgreementContent[keyof InternshipAgreementContent]): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== null;
}

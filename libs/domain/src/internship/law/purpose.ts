import { checkWhole } from './checked.js';
import { lawValue, type LawSetting } from './settings.js';
import type { LocalDate } from '../../shared/local-date.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** R14 (L124-7): what no internship may be for. */
export const BLOCKED_PURPOSES = [
  'replace_absent',
  'permanent_post',
  'temporary_peak',
  'seasonal_job',
  'dangerous_work',
] as const;
export type BlockedPurpose = (typeof BLOCKED_PURPOSES)[number];

export interface InternshipPurpose {
  /** Blocked purposes that somebody recognised in it. */
  readonly found: readonly BlockedPurpose[];
  /** Somebody confirms that none of them applies. */
  readonly confirmed: boolean;
  /** Why it is an internship: what is learnt. */
  readonly justification: string;
}

/** R14 (L124-7): refused for each blocked purpose, and until somebody confirms that there is none and says why. */
export function purposeVerdicts(purpose: InternshipPurpose): readonly RuleVerdict[] {
  const verdicts = BLOCKED_PURPOSES.filter((one) => purpose.found.includes(one)).map((one) =>
    verdictOf('purpose_blocked', { purpose: one }),
  );
  if (!purpose.confirmed) verdicts.push(verdictOf('purpose_unchecked', {}));
  if (purpose.justification.trim() === '') verdicts.push(verdictOf('purpose_unjustified', {}));
  return verdicts.length > 0 ? verdicts : [verdictOf('purpose_allowed', {})];
}

export interface Curriculum {
  /** Hours of teaching of the year; null while nobody said. */
  readonly teachingHours: number | null;
  readonly faceToFaceHours: number | null;
  /** Année de césure: the volume of teaching is not asked for. */
  readonly gapYear: boolean;
}

/**
 * R15 (D124-2): two hundred hours of teaching a year at least, fifty of them face to face. The school may have a waiver
 * for the latter, so that one can be set aside with a reason.
 */
export function curriculumVerdicts(
  { teachingHours, faceToFaceHours, gapYear }: Curriculum,
  settings: readonly LawSetting[],
  on: LocalDate,
): readonly RuleVerdict[] {
  if (gapYear) return [verdictOf('curriculum_gap_year', {})];
  const minimum = lawValue(settings, 'teaching_hours', on);
  if (teachingHours === null) return [verdictOf('curriculum_unknown', { minimum })];
  checkWhole('teachingHours', teachingHours, 10_000);
  checkWhole('faceToFaceHours', faceToFaceHours ?? 0, 10_000);
  const faceToFace = { hours: faceToFaceHours ?? 0, minimum: lawValue(settings, 'face_to_face_hours', on) };
  const verdicts: RuleVerdict[] = [];
  if (teachingHours < minimum)
    verdicts.push(verdictOf('curriculum_too_short', { hours: teachingHours, minimum }));
  if (faceToFace.hours < faceToFace.minimum) verdicts.push(verdictOf('face_to_face_too_short', faceToFace));
  return verdicts.length > 0 ? verdicts : [verdictOf('curriculum_kept', { hours: teachingHours, minimum })];
}

import type { LocalDate } from '../../shared/local-date.js';
import { capVerdicts, teachingYearMinutes, type CountedInternship } from './cap.js';
import { leaveVerdict } from './presence.js';
import { curriculumVerdicts, purposeVerdicts, type Curriculum, type InternshipPurpose } from './purpose.js';
import { quotaVerdict, type Headcount, type QuotaInternship } from './quota.js';
import type { LawSetting } from './settings.js';
import { isStipendDue, rateVerdicts, stipendVerdict } from './stipend.js';
import { academicTutorVerdict, tutorVerdict, type TutoredInternship } from './tutoring.js';
import type { RuleVerdict } from './verdict.js';
import { waitingVerdict, type PostInternship } from './waiting.js';

/** An internship as it is planned, and what is around it in the host organisation. */
export interface PlannedInternship {
  readonly internship: CountedInternship;
  /** The other internships of the same intern in the organisation, whatever the school. */
  readonly ofIntern: readonly CountedInternship[];
  readonly leaveProvided: boolean;
  /** Cents an hour; null where the agreement leaves it to the minimum. */
  readonly agreedCents: number | null;
  /** The other agreements of the scope. */
  readonly around: readonly QuotaInternship[];
  readonly headcount: Headcount;
  readonly scope: 'legal_entity' | 'lab';
  /** The other agreements of the tutor, and of the academic tutor. */
  readonly ofTutor: readonly TutoredInternship[];
  readonly ofAcademicTutor: readonly TutoredInternship[];
  /** The other internships on the same post, whoever did them. */
  readonly onPost: readonly PostInternship[];
  readonly purpose: InternshipPurpose;
  readonly curriculum: Curriculum;
}

/**
 * Every rule that can be told before an agreement is sent for signature (R2–R6, R11–R15), in their order. The mentions
 * and the signatures have their own checks.
 * @throws DomainError `invalid_value` for a period that is none, a figure below 0, or a day no setting covers
 */
export function plannedVerdicts(
  plan: PlannedInternship,
  settings: readonly LawSetting[],
): readonly RuleVerdict[] {
  const { internship } = plan;
  const { id, startOn, endOn } = internship;
  const cap = capVerdicts(internship, plan.ofIntern, settings);
  const minutes = teachingYearMinutes(internship, plan.ofIntern, settings);
  return [
    ...cap,
    leaveVerdict(minutes, plan.leaveProvided, settings, startOn),
    stipendVerdict(minutes, settings, startOn),
    ...rates(plan, isStipendDue(minutes, settings, startOn), settings),
    quotaVerdict(
      {
        internships: [
          ...plan.around.filter((one) => one.id !== id),
          { id, startOn, endOn, prolongedFrom: null },
        ],
        period: internship,
        headcount: plan.headcount,
        scope: plan.scope,
      },
      settings,
    ),
    tutorVerdict(others(plan.ofTutor, id), internship, settings),
    academicTutorVerdict(others(plan.ofAcademicTutor, id), startOn, settings),
    waitingVerdict(startOn, others(plan.onPost, id), settings),
    ...purposeVerdicts(plan.purpose),
    ...curriculumVerdicts(plan.curriculum, settings, startOn),
  ];
}

/** An optional stipend may be below the minimum; a due one may not, and its ceiling has to be that of each year. */
function rates(plan: PlannedInternship, due: boolean, settings: readonly LawSetting[]): RuleVerdict[] {
  if (!due) return [];
  const { startOn, endOn } = plan.internship;
  const later = (on: LocalDate) =>
    rateVerdicts(null, settings, on).filter(({ code }) => code === 'ceiling_of_earlier_year');
  return [
    ...rateVerdicts(plan.agreedCents, settings, startOn),
    ...(endOn.slice(0, 4) === startOn.slice(0, 4) ? [] : later(endOn)),
  ];
}

function others<T extends { readonly id: string }>(all: readonly T[], id: string): readonly T[] {
  return all.filter((one) => one.id !== id);
}

import type {
  InternshipContent,
  InternshipDetail,
  InternshipTexts,
  UpdateInternship,
} from '@jalon/contracts';
import { daysBetween, isLocalDate, plannedPresence, type WeekSchedule } from '@jalon/domain';

type Facts = Pick<
  InternshipDetail,
  | 'title'
  | 'firstName'
  | 'lastName'
  | 'birthOn'
  | 'post'
  | 'place'
  | 'school'
  | 'academicTutor'
  | 'tutorId'
  | 'referentId'
  | 'squadId'
  | 'useCaseId'
  | 'startOn'
  | 'endOn'
  | 'teachingFrom'
  | 'teachingTo'
  | 'teachingHours'
  | 'faceToFaceHours'
  | 'gapYear'
  | 'weekMinutes'
  | 'agreedCents'
  | 'payMode'
  | 'purpose'
>;
/** Everything of the agreement that is written on its page. */
export type AgreementDraft = Facts & InternshipTexts;
export type DraftField = keyof AgreementDraft;

const FACTS: readonly (keyof Facts)[] = [
  'title',
  'firstName',
  'lastName',
  'birthOn',
  'post',
  'place',
  'school',
  'academicTutor',
  'tutorId',
  'referentId',
  'squadId',
  'useCaseId',
  'startOn',
  'endOn',
  'teachingFrom',
  'teachingTo',
  'teachingHours',
  'faceToFaceHours',
  'gapYear',
  'weekMinutes',
  'agreedCents',
  'payMode',
  'purpose',
];
const TEXTS: readonly (keyof InternshipTexts)[] = [
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

/** What is saved. */
export function savedDraft(detail: InternshipDetail): AgreementDraft {
  const { content } = detail.agreement;
  return {
    ...pick(detail, FACTS),
    ...pick(content, TEXTS),
  };
}

/** What was typed, as the server takes it: only what differs from what is saved. */
export function typedChanges(typed: Partial<AgreementDraft>): Pick<UpdateInternship, 'facts' | 'texts'> {
  const keys = Object.keys(typed) as DraftField[];
  return {
    facts: pick(
      typed,
      FACTS.filter((name) => keys.includes(name)),
    ),
    texts: pick(
      typed,
      TEXTS.filter((name) => keys.includes(name)),
    ),
  };
}

/** Minutes of presence that the schedule gives; null while its days cannot be. */
export function draftMinutes({ startOn, endOn, weekMinutes }: AgreementDraft): number | null {
  if (!isLocalDate(startOn) || !isLocalDate(endOn) || endOn < startOn) return null;
  if (daysBetween(startOn, endOn) > 1_000 || weekMinutes.some((minutes) => minutes < 0 || minutes > 1440))
    return null;
  const schedule: WeekSchedule = [...weekMinutes];
  return plannedPresence({ startOn, endOn, schedule }).minutes;
}

/** The whole text as it would be sent now, for the list of mentions. */
export function draftContent(draft: AgreementDraft, tutorName: string | null): InternshipContent {
  const weekly = draft.weekMinutes.reduce((sum, minutes) => sum + minutes, 0);
  return {
    ...pick(draft, TEXTS),
    curriculumHours: draft.teachingHours,
    gapYear: draft.gapYear,
    academicTutor: draft.academicTutor,
    tutor: tutorName ?? '',
    startOn: draft.startOn || null,
    endOn: draft.endOn || null,
    totalMinutes: draftMinutes(draft) || null,
    weeklyMinutes: weekly || null,
    stipendCents: draft.agreedCents,
  };
}

function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

import { openAiActQuestions } from './ai-act.js';
import { STUDY_SECTIONS, type StudyAnswers, type StudySection } from './answers.js';
import { personalDataOutcome } from './personal-data.js';

/** What one step still lacks, by the names of its fields. */
export interface MissingAnswers {
  readonly section: StudySection;
  readonly fields: readonly string[];
}

type Check<S extends StudySection> = (answers: StudyAnswers[S]) => readonly (readonly [string, boolean])[];

/** For each step, the fields it needs and whether each is there. */
const NEEDED: { readonly [S in StudySection]: Check<S> } = {
  need: (need) => [['problem', said(need.problem)]],
  businessCase: (given) => [
    ['objective', said(given.objective)],
    ['costOfNotDoing', said(given.costOfNotDoing)],
  ],
  stakeholders: (given) => [
    ['sponsorId', given.sponsorId !== null || said(given.sponsorName)],
    ['users', said(given.users)],
  ],
  options: ({ list, preferred }) => [
    ['statusQuo', list.some((option) => option.kind === 'status_quo' && said(option.description))],
    ['list', list.some((option) => option.kind !== 'status_quo' && said(option.title))],
    ['preferred', list.some((option) => option.key === preferred)],
  ],
  data: (given) => [
    ['sources', said(given.sources)],
    ['availability', given.availability !== null],
  ],
  effort: (given) => [
    ['estimate', given.estimate !== null],
    ['personDays', given.estimate !== 'estimated' || given.personDays !== null],
    ['weeks', given.estimate !== 'estimated' || given.weeks !== null],
  ],
  benefits: (given) => [
    ['eurosPerYear', given.eurosPerYear !== null],
    ['basis', !given.eurosPerYear || said(given.basis)],
    ['description', said(given.description)],
  ],
  risks: ({ list }) => [
    [
      'list',
      list.length > 0 &&
        list.every((risk) => said(risk.title) && risk.probability !== null && risk.impact !== null),
    ],
  ],
  aiAct: (given) => openAiActQuestions(given).map((question) => [question, false] as const),
  personalData: (given) => [
    ['processed', given.processed !== null],
    ['justification', personalDataOutcome(given) !== 'dpia_justified' || said(given.justification)],
  ],
  sobriety: (given) => [
    ['considered', given.considered.length > 0],
    ['need', given.need !== null],
    ['reason', said(given.reason)],
  ],
};

/** The fields that `section` still needs, in the order they are asked; empty once it is complete. */
export function missingInSection<S extends StudySection>(
  section: S,
  answers: StudyAnswers[S],
): readonly string[] {
  const check: Check<S> = NEEDED[section];
  return check(answers)
    .filter(([, there]) => !there)
    .map(([field]) => field);
}

/** The steps that are not complete, with what each lacks; a study may be submitted once there is none. */
export function missingAnswers(answers: StudyAnswers): readonly MissingAnswers[] {
  return STUDY_SECTIONS.map((section) => ({
    section,
    fields: missingInSection(section, answers[section]),
  })).filter(({ fields }) => fields.length > 0);
}

function said(text: string): boolean {
  return text.trim().length > 0;
}

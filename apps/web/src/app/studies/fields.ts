import {
  AI_ACT_AREAS,
  AI_ACT_EXITS,
  AI_ACT_PRACTICES,
  AI_NEEDS,
  aiActQuestions,
  BENEFIT_KINDS,
  DATA_AVAILABILITIES,
  DPIA_CRITERIA,
  EFFORT_ESTIMATES,
  LEANER_OPTIONS,
  personalDataOutcome,
  STUDY_LIMITS as L,
  STUDY_SECTIONS,
  type AiActAnswers,
  type AiActQuestion,
  type StudyAnswers,
  type StudySection,
} from '@jalon/domain';
import type { StudyDetail } from '@jalon/contracts';

/** The answers of one step, field by field, as the form holds them. */
export type StepValue = Readonly<Record<string, unknown>>;
export type StepValues = Readonly<Record<StudySection, StepValue>>;

export type FieldKind =
  | 'line'
  | 'prose'
  | 'number'
  | 'euros'
  | 'yes_no'
  | 'choice'
  | 'checks'
  | 'person'
  | 'entity'
  | 'domain'
  | 'tags'
  | 'options'
  | 'risks';

/** One question of a step: the form, the summary and the comparison of two versions are all drawn from it. */
export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  /** The greatest length or number. */
  readonly max?: number;
  readonly values?: readonly string[];
  /** Where the words of the values are, under `studies.choice`. */
  readonly words?: string;
  /** Asked only when this holds. */
  readonly shown?: (step: StepValue) => boolean;
  /** May stay empty in a complete study. */
  readonly optional?: boolean;
}

const prose = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  kind: 'prose',
  max: L.prose,
  ...more,
});
const number = (name: string, max: number, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  kind: 'number',
  max,
  ...more,
});
const euros = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  kind: 'euros',
  max: L.euros,
  ...more,
});
const choice = (name: string, values: readonly string[], words: string): FieldSpec => ({
  name,
  kind: 'choice',
  values,
  words,
});
const checks = (
  name: string,
  values: readonly string[],
  words: string,
  more: Partial<FieldSpec> = {},
): FieldSpec => ({
  name,
  kind: 'checks',
  values,
  words,
  ...more,
});
const estimated = (step: StepValue) => step['estimate'] === 'estimated';

/** A question of the AI Act's tree, asked when the tree comes to it. */
function question(name: AiActQuestion): FieldSpec {
  const shown = (step: StepValue) => aiActQuestions(step as unknown as AiActAnswers).includes(name);
  if (name === 'practices') return checks(name, AI_ACT_PRACTICES, 'practice', { shown });
  if (name === 'areas') return checks(name, AI_ACT_AREAS, 'area', { shown });
  if (name === 'exits') return checks(name, AI_ACT_EXITS, 'exit', { shown, optional: true });
  return { name, kind: 'yes_no', shown };
}
const QUESTIONS: readonly AiActQuestion[] = [
  'aiSystem',
  'prohibited',
  'practices',
  'annexI',
  'annexIII',
  'areas',
  'profiling',
  'noSignificantRisk',
  'exits',
  'interacts',
  'synthetic',
  'senses',
  'publishes',
  'generalPurpose',
];

export const FIELDS: Readonly<Record<StudySection, readonly FieldSpec[]>> = {
  need: [
    { name: 'title', kind: 'line', max: L.title },
    { name: 'entityId', kind: 'entity' },
    prose('problem'),
    { name: 'domain', kind: 'domain', max: L.domain, optional: true },
    { name: 'tags', kind: 'tags', max: L.tags, optional: true },
  ],
  businessCase: [prose('objective'), prose('costOfNotDoing')],
  stakeholders: [
    { name: 'sponsorId', kind: 'person' },
    {
      name: 'sponsorName',
      kind: 'line',
      max: L.line,
      shown: (step) => step['sponsorId'] === null,
      optional: true,
    },
    { name: 'businessOwnerId', kind: 'person', optional: true },
    { name: 'functionalReferentId', kind: 'person', optional: true },
    prose('users'),
    number('userCount', L.people, { optional: true }),
  ],
  options: [{ name: 'list', kind: 'options' }],
  data: [
    prose('sources'),
    choice('availability', DATA_AVAILABILITIES, 'availability'),
    prose('limits', { optional: true }),
  ],
  effort: [
    choice('estimate', EFFORT_ESTIMATES, 'estimate'),
    number('personDays', L.personDays, { shown: estimated }),
    number('weeks', L.weeks, { shown: estimated }),
    euros('euros', { optional: true }),
  ],
  benefits: [
    euros('eurosPerYear'),
    prose('basis', { shown: (step) => Number(step['eurosPerYear'] ?? 0) > 0 }),
    checks('kinds', BENEFIT_KINDS, 'benefit', { optional: true }),
    prose('description'),
  ],
  risks: [{ name: 'list', kind: 'risks' }],
  aiAct: QUESTIONS.map(question),
  personalData: [
    { name: 'processed', kind: 'yes_no' },
    checks('criteria', DPIA_CRITERIA, 'criterion', {
      shown: (step) => step['processed'] === true,
      optional: true,
    }),
    prose('justification', {
      shown: (step) =>
        personalDataOutcome(step as unknown as StudyAnswers['personalData']) === 'dpia_justified',
    }),
  ],
  sobriety: [
    checks('considered', LEANER_OPTIONS, 'leaner'),
    choice('need', AI_NEEDS, 'aiNeed'),
    prose('reason'),
  ],
};

/** The fields of a step that its answers so far ask for. */
export function shownFields(section: StudySection, step: StepValue): readonly FieldSpec[] {
  return FIELDS[section].filter((field) => field.shown?.(step) ?? true);
}

/** Every step as the form holds it: the first also carries the title and the entity. */
export function stepValues(study: StudyDetail): StepValues {
  return {
    ...study.answers,
    need: { ...study.answers.need, title: study.title, entityId: study.entityId },
  };
}

export function isSection(text: string | null | undefined): text is StudySection {
  return (STUDY_SECTIONS as readonly string[]).includes(text ?? '');
}

import type { LocalDate } from '../shared/local-date.js';

/** Practices of article 5; the last two were added by Reg. (EU) 2026/1744. */
export const AI_ACT_PRACTICES = [
  'manipulation',
  'vulnerability',
  'social_scoring',
  'crime_prediction',
  'face_scraping',
  'emotion_at_work',
  'biometric_categorisation',
  'remote_identification',
  'intimate_imagery',
  'child_abuse_material',
] as const;
export type AiActPractice = (typeof AI_ACT_PRACTICES)[number];

/** Areas of Annex III. Detecting fraud is no creditworthiness (5(b) excludes it). */
export const AI_ACT_AREAS = [
  'biometrics',
  'critical_infrastructure',
  'education',
  'employment',
  'creditworthiness',
  'insurance_pricing',
  'law_enforcement',
  'migration',
  'justice',
] as const;
export type AiActArea = (typeof AI_ACT_AREAS)[number];

/** Article 6(3): one of these, and no significant risk, lets a system out of Annex III. */
export const AI_ACT_EXITS = [
  'narrow_task',
  'improves_human_work',
  'detects_patterns',
  'preparatory_task',
] as const;
export type AiActExit = (typeof AI_ACT_EXITS)[number];

/** Answers to the decision tree; null is not answered yet. Questions that are not asked do not count. */
export interface AiActAnswers {
  readonly aiSystem: boolean | null;
  readonly prohibited: boolean | null;
  readonly practices: readonly AiActPractice[];
  readonly annexI: boolean | null;
  readonly annexIII: boolean | null;
  readonly areas: readonly AiActArea[];
  readonly profiling: boolean | null;
  readonly noSignificantRisk: boolean | null;
  readonly exits: readonly AiActExit[];
  readonly interacts: boolean | null;
  readonly synthetic: boolean | null;
  readonly senses: boolean | null;
  readonly publishes: boolean | null;
  readonly generalPurpose: boolean | null;
}
export type AiActQuestion = keyof AiActAnswers;

export const NO_AI_ACT_ANSWER: AiActAnswers = {
  aiSystem: null,
  prohibited: null,
  practices: [],
  annexI: null,
  annexIII: null,
  areas: [],
  profiling: null,
  noSignificantRisk: null,
  exits: [],
  interacts: null,
  synthetic: null,
  senses: null,
  publishes: null,
  generalPurpose: null,
};

/**
 * The questions the tree asks, in order, given the answers so far. Source: domain rules §3, "AI Act decision tree".
 * Every question of article 50 and chapter V is asked beside the risk class: they add to it.
 */
export function aiActQuestions(answers: AiActAnswers): readonly AiActQuestion[] {
  if (answers.aiSystem !== true) return ['aiSystem'];
  if (answers.prohibited === true) return ['aiSystem', 'prohibited', 'practices'];
  const asked: AiActQuestion[] = ['aiSystem', 'prohibited', 'annexI', 'annexIII'];
  if (answers.annexIII === true) {
    asked.push('areas', 'profiling');
    // Profiling persons is high risk always: no exit to ask about.
    if (answers.profiling === false) asked.push('noSignificantRisk');
    if (answers.profiling === false && answers.noSignificantRisk === true) asked.push('exits');
  }
  return [...asked, 'interacts', 'synthetic', 'senses', 'publishes', 'generalPurpose'];
}

/** The questions asked that still have no answer. Which exit applies may be none: the system is high risk then. */
export function openAiActQuestions(answers: AiActAnswers): readonly AiActQuestion[] {
  return aiActQuestions(answers).filter((question) => {
    const answer = answers[question];
    return Array.isArray(answer) ? question !== 'exits' && answer.length === 0 : answer === null;
  });
}

export const AI_ACT_FLAGS = [
  'out_of_scope',
  'prohibited',
  'high_risk_annex_i',
  'high_risk_annex_iii',
  'annex_iii_exit',
  'fundamental_rights_assessment',
  'transparency_interaction',
  'transparency_synthetic',
  'transparency_sensing',
  'transparency_publication',
  'general_purpose_model',
  'minimal',
  'literacy',
] as const;
export type AiActFlagName = (typeof AI_ACT_FLAGS)[number];

export interface AiActFlag {
  readonly name: AiActFlagName;
  /** Article of Regulation (EU) 2024/1689. */
  readonly source: string;
  /** The day it applies from; null when nothing has to be done. */
  readonly from: LocalDate | null;
}

/** Where each flag comes from and since when, as moved by Reg. (EU) 2026/1744. Data: the dates have moved before. */
export const AI_ACT_SOURCES: Readonly<Record<AiActFlagName, Omit<AiActFlag, 'name'>>> = {
  out_of_scope: { source: 'art. 3(1)', from: null },
  prohibited: { source: 'art. 5', from: '2025-02-02' },
  high_risk_annex_i: { source: 'art. 6(1)', from: '2028-08-02' },
  high_risk_annex_iii: { source: 'art. 6(2)', from: '2027-12-02' },
  annex_iii_exit: { source: 'art. 6(3), 6(4), 49(2)', from: '2027-12-02' },
  fundamental_rights_assessment: { source: 'art. 27', from: '2027-12-02' },
  transparency_interaction: { source: 'art. 50(1)', from: '2026-08-02' },
  transparency_synthetic: { source: 'art. 50(2)', from: '2026-08-02' },
  transparency_sensing: { source: 'art. 50(3)', from: '2026-08-02' },
  transparency_publication: { source: 'art. 50(4)', from: '2026-08-02' },
  general_purpose_model: { source: 'ch. V', from: '2025-08-02' },
  minimal: { source: 'art. 95', from: null },
  literacy: { source: 'art. 4', from: '2025-02-02' },
};

/** Prohibitions that apply later than the first ones. */
const LATER_PRACTICES: readonly AiActPractice[] = ['intimate_imagery', 'child_abuse_material'];
const LATER_PROHIBITIONS_FROM: LocalDate = '2026-12-02';
/** Annex III 5(b) and 5(c): whoever deploys them assesses their impact on fundamental rights (article 27). */
const ASSESSED_AREAS: readonly AiActArea[] = ['creditworthiness', 'insurance_pricing'];

/**
 * What the answers come to: flags, not one class, since article 50 adds to high risk. Questions that the tree does not
 * ask are ignored, whatever was answered before. `minimal` only once every question is answered.
 */
export function aiActFlags(answers: AiActAnswers): readonly AiActFlag[] {
  const said = onlyAsked(answers);
  if (said.aiSystem === null) return [];
  if (!said.aiSystem) return [flag('out_of_scope')];
  if (said.prohibited) {
    const later =
      said.practices.length > 0 && said.practices.every((practice) => LATER_PRACTICES.includes(practice));
    return [later ? { ...flag('prohibited'), from: LATER_PROHIBITIONS_FROM } : flag('prohibited')];
  }
  const names: AiActFlagName[] = [];
  if (said.annexI) names.push('high_risk_annex_i');
  if (said.annexIII) {
    const leaves = said.noSignificantRisk === true && said.exits.length > 0;
    names.push(leaves ? 'annex_iii_exit' : 'high_risk_annex_iii');
    if (!leaves && said.areas.some((area) => ASSESSED_AREAS.includes(area))) {
      names.push('fundamental_rights_assessment');
    }
  }
  if (said.interacts) names.push('transparency_interaction');
  if (said.synthetic) names.push('transparency_synthetic');
  if (said.senses) names.push('transparency_sensing');
  if (said.publishes) names.push('transparency_publication');
  if (said.generalPurpose) names.push('general_purpose_model');
  if (names.length === 0 && openAiActQuestions(answers).length === 0) names.push('minimal');
  return [...names, 'literacy' as const].map(flag);
}

function flag(name: AiActFlagName): AiActFlag {
  return { name, ...AI_ACT_SOURCES[name] };
}

function onlyAsked(answers: AiActAnswers): AiActAnswers {
  const asked = aiActQuestions(answers);
  return {
    ...NO_AI_ACT_ANSWER,
    ...Object.fromEntries(asked.map((question) => [question, answers[question]])),
  };
}

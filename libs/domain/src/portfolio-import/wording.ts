import type { Health } from '../use-case/health.js';
import type { Condition, Stage } from '../use-case/stage.js';
import { fold } from './text.js';

/**
 * Wordings of the stage. The ten of the US federal inventory follow OMB's 2024 guidance: « Initiated » is a need
 * whose purpose and requirements are written down (framing); « Operation and Maintenance » is in use.
 */
const STAGE_WORDS: Readonly<Record<Stage, readonly string[]>> = {
  opportunity: [
    'opportunity',
    'opportunite',
    'opportunity study',
    'etude d opportunite',
    'idee',
    'idea',
    'ideation',
    'planned',
    'planifie',
    'prevu',
    'a lancer',
    'backlog',
    'a etudier',
    'a instruire',
    'proposed',
    'nouveau',
    'new',
    'emergence',
  ],
  framing: [
    'framing',
    'cadrage',
    'en cadrage',
    'initiated',
    'initie',
    'initiation',
    'initialisation',
    'scoping',
    'discovery',
    'exploration',
    'etude',
    'conception',
    'design',
    'poc',
    'preuve de concept',
    'proof of concept',
  ],
  delivery: [
    'delivery',
    'realisation',
    'en realisation',
    'acquisition and or development',
    'development',
    'developpement',
    'en developpement',
    'in development',
    'build',
    'construction',
    'en cours',
    'in progress',
    'mvp',
    'prototype',
    'pilote',
    'pilot',
  ],
  deployment: [
    'deployment',
    'deploiement',
    'en deploiement',
    'implementation and assessment',
    'implementation',
    'mise en production',
    'rollout',
    'roll out',
    'generalisation',
    'industrialisation',
    'recette',
  ],
  usage: [
    'usage',
    'suivi d usage',
    'en usage',
    'in use',
    'operation and maintenance',
    'operations and maintenance',
    'in production',
    'production',
    'en production',
    'prod',
    'in mission',
    'run',
    'live',
    'exploitation',
    'en service',
    'deploye',
    'deployed',
    'operationnel',
  ],
  closed: [
    'closed',
    'clos',
    'cloture',
    'close',
    'retired',
    'research or administrative action complete',
    'termine',
    'done',
    'completed',
    'complete',
    'acheve',
    'fini',
    'retire',
    'decommissionne',
    'decommissioned',
    'arrete',
    'archive',
  ],
};

const CONDITION_WORDS: Readonly<Record<Condition, readonly string[]>> = {
  active: ['active', 'actif', 'en cours', 'ongoing', 'ouvert', 'open', 'oui', 'yes', 'true', 'vrai', '1'],
  on_hold: [
    'on hold',
    'hold',
    'suspendu',
    'suspendue',
    'en pause',
    'paused',
    'en attente',
    'gele',
    'stand by',
    'standby',
    'pause',
  ],
  abandoned: [
    'abandoned',
    'abandonne',
    'abandonnee',
    'annule',
    'annulee',
    'cancelled',
    'canceled',
    'no go',
    'stopped',
    'stoppe',
    'rejete',
    'rejected',
  ],
};

const HEALTH_WORDS: Readonly<Record<Health, readonly string[]>> = {
  on_track: [
    'on track',
    'maitrise',
    'maitrisee',
    'vert',
    'verte',
    'green',
    'g',
    'v',
    'ok',
    'bon',
    'good',
    'soleil',
    'ensoleille',
    'sunny',
    'conforme',
  ],
  at_risk: [
    'at risk',
    'vigilance',
    'orange',
    'amber',
    'jaune',
    'yellow',
    'a',
    'o',
    'a risque',
    'nuageux',
    'nuage',
    'cloudy',
    'attention',
    'sous surveillance',
  ],
  off_track: [
    'off track',
    'critique',
    'rouge',
    'red',
    'r',
    'critical',
    'orage',
    'orageux',
    'stormy',
    'ko',
    'alerte',
    'pluie',
    'bloque',
    'blocked',
  ],
  not_rated: [
    'not rated',
    'non evalue',
    'non evaluee',
    'gris',
    'grey',
    'gray',
    'inconnu',
    'unknown',
    'indetermine',
    'a definir',
  ],
};

/** Numbered wordings (« 3 - Réalisation », « Phase 2 : cadrage ») read like the wording alone. */
const ORDINAL = /^(?:(?:phase|etape|stage|step)\s*)?\d{1,2}\s+/;

/** The stage a wording names, in French or English; null when it names none. */
export function stageFrom(text: string): Stage | null {
  return look(STAGES_BY_WORD, text);
}

/** The condition a wording names; null when it names none. */
export function conditionFrom(text: string): Condition | null {
  return look(CONDITIONS_BY_WORD, text);
}

const WEATHER: readonly (readonly [RegExp, Health])[] = [
  [/🟢|☀/u, 'on_track'],
  [/🟠|🟡|⛅|☁|🌤/u, 'at_risk'],
  [/🔴|⛈|🌧|🌩/u, 'off_track'],
];

/** The health a wording, a colour or a weather sign names; null when it names none. */
export function healthFrom(text: string): Health | null {
  return look(HEALTHS_BY_WORD, text) ?? WEATHER.find(([sign]) => sign.test(text))?.[1] ?? null;
}

const SCORE_WORDS: ReadonlyMap<string, number> = new Map([
  ...['tres faible', 'very low', 'minimal'].map((word) => [word, 1] as const),
  ...['faible', 'low', 'bas', 'basse'].map((word) => [word, 2] as const),
  ...['moyen', 'moyenne', 'medium', 'mid', 'modere'].map((word) => [word, 3] as const),
  ...['fort', 'forte', 'eleve', 'elevee', 'high', 'haut', 'haute'].map((word) => [word, 4] as const),
  ...['tres fort', 'tres forte', 'tres eleve', 'tres elevee', 'very high', 'maximal'].map(
    (word) => [word, 5] as const,
  ),
]);

/** A score from 1 to 5: « 4 », « 4,0 », « 4/5 » or a word; null for anything else. */
export function scoreFrom(text: string): number | null {
  const number = /^([1-5])(?:[.,]0+)?(?:\s*\/\s*5)?$/.exec(text.trim());
  return number ? Number(number[1]) : (SCORE_WORDS.get(fold(text)) ?? null);
}

const STAGES_BY_WORD = index(STAGE_WORDS);
const CONDITIONS_BY_WORD = index(CONDITION_WORDS);
const HEALTHS_BY_WORD = index(HEALTH_WORDS);

function index<T extends string>(words: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  const entries = Object.entries(words) as [T, readonly string[]][];
  return new Map(entries.flatMap(([value, list]) => list.map((word) => [word, value] as const)));
}

function look<T>(words: ReadonlyMap<string, T>, text: string): T | null {
  const folded = fold(text);
  return words.get(folded) ?? words.get(folded.replace(ORDINAL, '')) ?? null;
}

import type { FieldError } from '../shared/domain-error.js';
import { takenMove } from './moves.js';
import type { InternshipOffer } from './programme.js';

export const OFFER_STATES = ['draft', 'published', 'closed'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const OFFER_MOVES = ['publish', 'close', 'reopen'] as const;
export type OfferMove = (typeof OFFER_MOVES)[number];

export const CAMPAIGN_STATES = ['draft', 'open', 'closed'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** What an offer says, in the form of the catalogue; its number and its title stand beside. */
export type OfferContent = Omit<InternshipOffer, 'number' | 'title'>;

export interface OfferTransition {
  readonly name: OfferMove;
  readonly from: OfferState;
  readonly to: OfferState;
  /** Asks for everything candidates need to read. */
  readonly complete: boolean;
}

export const OFFER_TRANSITIONS: readonly OfferTransition[] = [
  { name: 'publish', from: 'draft', to: 'published', complete: true },
  { name: 'close', from: 'published', to: 'closed', complete: false },
  { name: 'reopen', from: 'closed', to: 'published', complete: true },
];

/** What the guards of an offer look at. */
export interface OfferFacts {
  readonly content: OfferContent;
  readonly places: number;
  readonly tutorId: string | null;
  readonly referentId: string | null;
  /** An offer of a closed campaign is not published. */
  readonly campaign: CampaignState;
}

/**
 * What an offer lacks before candidates may read it: its texts, a place, and the two people who receive applications.
 * Dates, stipend and references may be left to be agreed.
 */
export function offerGaps({ content, places, tutorId, referentId }: OfferFacts): readonly FieldError[] {
  const lacks: readonly (readonly [path: string, isThere: boolean])[] = [
    ['role', content.role.trim() !== ''],
    ['hashtags', content.hashtags.length > 0],
    ['context', content.context.length > 0],
    ['objective', content.objective.trim() !== ''],
    ['missions', content.missions.length > 0],
    ['steps', content.steps.length > 0],
    ['deliverables', content.deliverables.length > 0],
    ['places', places > 0],
    ['tutorId', tutorId !== null],
    ['referentId', referentId !== null],
  ];
  return lacks.filter(([, isThere]) => !isThere).map(([path]) => ({ path, code: 'required' }));
}

export interface AllowedOfferMove {
  readonly name: OfferMove;
  readonly to: OfferState;
  readonly missing: readonly FieldError[];
  readonly needsReason: false;
}

/** The moves that leave from `state`, each with what it still lacks. */
export function allowedOfferMoves(state: OfferState, facts: OfferFacts): readonly AllowedOfferMove[] {
  return OFFER_TRANSITIONS.filter(({ from }) => from === state).map(({ name, to, complete }) => ({
    name,
    to,
    missing: complete
      ? [
          ...offerGaps(facts),
          ...(facts.campaign === 'closed' ? [{ path: 'campaign', code: 'campaign_closed' }] : []),
        ]
      : [],
    needsReason: false,
  }));
}

/**
 * Where a move leads.
 * @throws DomainError `transition_not_allowed`, or `evidence_missing` (a field error for each gap)
 */
export function moveOffer(state: OfferState, name: OfferMove, facts: OfferFacts): OfferState {
  return takenMove(allowedOfferMoves(state, facts), state, { name, reason: null }).to;
}

/** An offer nobody has written yet. */
export function emptyOffer(code: string): OfferContent {
  return {
    code,
    role: '',
    hashtags: [],
    context: [],
    objective: '',
    missionsLead: '',
    missions: [],
    organisation: [],
    steps: [],
    deliverables: [],
    references: [],
    products: [],
    audiences: [],
    team: '',
    functionalReferent: '',
    supervision: null,
    evaluationData: [],
    constraints: [],
    applyLabel: '',
  };
}

const SLUG_MAX = 100;

/** The public address of an offer: `2026-1-developpement-de-systemes`. Two offers of one title differ by their number. */
export function offerSlug(year: number, number: number, title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-');
  return `${year}-${number}-${words}`
    .slice(0, SLUG_MAX)
    .replace(/^-+|-+$/g, '')
    .replace(/-{2,}/g, '-');
}

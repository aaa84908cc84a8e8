import type { WorkshopFacts } from '../../workshop-deck/facts.js';
import type { WorkshopView } from '../../workshop-deck/view-model.js';
import { text, type TokenDefinition } from '../define.js';
import type { MinutesOf } from './minutes.js';
import { MINUTES_TOKENS } from './minutes.js';

export interface WorkshopOf extends MinutesOf {
  readonly facts: WorkshopFacts;
  readonly deck: WorkshopView;
}

const MESSAGES = [
  ['people', 'Participants', 'People'],
  ['agenda', 'Ordre du jour', 'Agenda'],
  ['decisions', 'Décisions', 'Decisions'],
  ['actions', 'Actions', 'Actions'],
  ['risks', 'Risques', 'Risks'],
] as const;

export const WORKSHOP_TOKENS: readonly TokenDefinition<WorkshopOf>[] = [
  ...MINUTES_TOKENS,
  text(
    'headline',
    'L’atelier en une phrase',
    'The workshop in one sentence',
    ({ deck }) => deck.cover.subtitle[1],
  ),
  text('source', 'Source', 'Source', ({ deck }) => deck.source),
  ...MESSAGES.map(([part, fr, en]) =>
    text<WorkshopOf>(
      `${part}.message`,
      `${fr} : le message`,
      `${en}: the message`,
      ({ deck }) => deck.tables[part].title,
    ),
  ),
];

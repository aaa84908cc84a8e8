import { line } from '../../deck/lines.js';
import type { UseCaseBriefFacts } from '../../use-case-brief/facts.js';
import type { BriefView } from '../../use-case-brief/view-model.js';
import { cells, table, text, type TokenDefinition } from '../define.js';
import { MILESTONES } from './monthly-report.js';

interface BriefOf {
  readonly facts: UseCaseBriefFacts;
  readonly view: BriefView;
}

export const BRIEF_TOKENS: readonly TokenDefinition<BriefOf>[] = [
  text('useCase.code', 'Code du cas d’usage', 'Code of the use case', ({ view }) => view.card.code),
  text(
    'useCase.title',
    'Titre du cas d’usage',
    'Title of the use case',
    ({ view }) => view.card.useCaseTitle,
  ),
  text('entity', 'Entité partenaire', 'Partner entity', ({ facts }) => facts.useCase.entityName),
  text('domain', 'Domaine', 'Domain', ({ facts }) => facts.useCase.domain),
  text('product', 'Produit', 'Product', ({ facts }) => facts.useCase.productName),
  text('sponsor', 'Sponsor', 'Sponsor', ({ facts }) => facts.useCase.sponsorName),
  text('businessOwner', 'Référent métier', 'Business owner', ({ facts }) => facts.useCase.businessOwnerName),
  text('referent', 'Référent fonctionnel', 'Functional referent', ({ facts }) => facts.useCase.referentName),
  text('tags', 'Étiquettes', 'Tags', ({ facts }) =>
    facts.useCase.tags
      .map((tag) => line(tag, 40))
      .filter((tag) => tag !== '')
      .join(', '),
  ),
  text(
    'headline',
    'Message de la fiche, en une phrase',
    'Message of the brief, in one sentence',
    ({ view }) => view.card.title,
  ),
  text('stage', 'Étape', 'Stage', ({ view }) => view.card.stageText),
  text(
    'health',
    'Météo, avec sa forme et sa tendance',
    'Health, with its shape and trend',
    ({ view }) => view.card.health.text,
  ),
  text(
    'identity',
    'Entité, référent et sponsor',
    'Entity, referent and sponsor',
    ({ view }) => view.card.identity,
  ),
  text('value', 'Note de valeur', 'Value score', ({ view }) => view.card.scores[0]?.text),
  text('feasibility', 'Note de faisabilité', 'Feasibility score', ({ view }) => view.card.scores[1]?.text),
  text(
    'milestones.message',
    'Ce que disent les jalons',
    'What the milestones say',
    ({ view }) => view.card.milestonesAlt,
  ),
  text(
    'study.code',
    'Code de l’étude d’opportunité',
    'Code of the opportunity study',
    ({ facts }) => facts.study?.code,
  ),
  text(
    'study.message',
    'Ce que retient l’étude, en une phrase',
    'What the study holds to, in one sentence',
    ({ view }) => view.study?.title,
  ),
  text('asOf', 'Date d’arrêté', 'As of', ({ view }) => view.asOfLabel),
  text('source', 'Source', 'Source', ({ view }) => view.source),
  text(
    'demoNotice',
    'Mention des données de démonstration',
    'Notice of demonstration data',
    ({ view }) => view.demoNotice,
  ),
  table(
    'blocks',
    'Textes de la fiche : besoin, objectif, gains attendus, utilisateurs',
    'Texts of the brief: need, objective, expected gains, users',
    ({ view }) => ({ rows: view.card.blocks, empty: view.card.title }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['text', 'Texte', 'Text', (row) => row.text],
    ],
  ),
  table(
    'milestones',
    'Jalons du cas d’usage',
    'Milestones of the use case',
    ({ view }) => ({ rows: view.card.milestones, empty: view.cards.noMilestone }),
    MILESTONES,
  ),
  cells(
    'study',
    'Ce que dit l’étude',
    'What the study says',
    ({ view }) => ({ rows: view.study?.rows ?? [], empty: '—' }),
    [
      ['subject', 'Sujet', 'Subject'],
      ['text', 'Ce que dit l’étude', 'What the study says'],
    ],
  ),
];

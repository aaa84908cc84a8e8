import type { CatalogueText, InternshipOffer } from '@jalon/domain';
import type { InternshipCatalogueFacts } from '../../internship-catalogue/facts.js';
import { catalogueMessages } from '../../internship-catalogue/messages.js';
import { verbatim, type CatalogueView } from '../../internship-catalogue/view-model.js';
import { typeset } from '../../text/index.js';
import { cells, list, table, text, type TokenColumn, type TokenDefinition } from '../define.js';

interface CatalogueOf {
  readonly facts: InternshipCatalogueFacts;
  readonly view: CatalogueView;
}
interface OfferOf extends CatalogueOf {
  readonly offer: InternshipOffer;
  readonly at: number;
}

const EMPTY = '—';
const TEXT: readonly TokenColumn<string>[] = [['text', 'Texte', 'Text', verbatim]];
const texts = (found: readonly CatalogueText[]) => ({ rows: found.map((one) => one.text), empty: EMPTY });
const several = (rows: readonly string[]) => ({ rows, empty: EMPTY });

/** What an offer says, word for word: in the catalogue and on its own sheet. */
export const OFFER_TEXTS: readonly TokenDefinition<{ readonly offer: InternshipOffer }>[] = [
  text('number', 'Numéro du stage', 'Number of the internship', ({ offer }) => String(offer.number)),
  text('title', 'Titre', 'Title', ({ offer }) => verbatim(offer.title)),
  text('role', 'Rôle', 'Role', ({ offer }) => verbatim(offer.role)),
  text('hashtags', 'Technologies et mots-clés', 'Technologies and keywords', ({ offer }) =>
    verbatim(offer.hashtags.join(' ')),
  ),
  text('objective', 'Objectif', 'Objective', ({ offer }) => verbatim(offer.objective)),
  text('missionsLead', 'Phrase qui annonce les missions', 'Sentence the missions follow', ({ offer }) =>
    verbatim(offer.missionsLead),
  ),
  text('team', 'Équipe', 'Team', ({ offer }) => verbatim(offer.team)),
  text('referent', 'Référent fonctionnel', 'Functional referent', ({ offer }) =>
    verbatim(offer.functionalReferent),
  ),
  text('supervision', 'Encadrement', 'Supervision', ({ offer }) => verbatim(offer.supervision ?? '')),
  text('apply', 'Intitulé pour postuler', 'Name to apply by', ({ offer }) => verbatim(offer.applyLabel)),
  table('context', 'Contexte', 'Context', ({ offer }) => texts(offer.context), TEXT),
  table('missions', 'Missions', 'Missions', ({ offer }) => ({ rows: offer.missions, empty: EMPTY }), [
    ['group', 'Intitulé du groupe', 'Heading', ({ group }) => verbatim(group ?? '')],
    ['text', 'Mission', 'Mission', (mission) => verbatim(mission.text)],
  ]),
  table(
    'organisation',
    'Organisation et livrables',
    'Organisation and deliverables',
    ({ offer }) => texts(offer.organisation),
    TEXT,
  ),
  table(
    'deliverables',
    'Livrables',
    'Deliverables',
    ({ offer }) => several(offer.deliverables.map(({ label }) => label)),
    TEXT,
  ),
  table(
    'products',
    'Produits destinataires',
    'Products that receive the work',
    ({ offer }) => ({ rows: offer.products, empty: EMPTY }),
    [
      ['name', 'Nom', 'Name', ({ name }) => verbatim(name)],
      ['kind', 'Nature', 'Kind', ({ kind }) => verbatim(kind)],
      ['status', 'État', 'Status', ({ status }) => verbatim(status)],
    ],
  ),
  table(
    'audiences',
    'Interlocuteurs et publics',
    'People and audiences',
    ({ offer }) => several(offer.audiences),
    TEXT,
  ),
  table(
    'data',
    'Données et environnements d’évaluation',
    'Data and settings of evaluation',
    ({ offer }) => several(offer.evaluationData),
    TEXT,
  ),
  table('constraints', 'Exigences', 'Requirements', ({ offer }) => several(offer.constraints), TEXT),
  table(
    'references',
    'Ressources bibliographiques',
    'Bibliography',
    ({ offer }) => ({ rows: offer.references.map((one, index) => ({ ...one, index })), empty: EMPTY }),
    [
      ['number', 'Numéro', 'Number', ({ index }) => String(index + 1)],
      ['authors', 'Auteurs', 'Authors', ({ authors }) => verbatim(authors)],
      ['year', 'Année', 'Year', ({ year }) => String(year)],
      ['title', 'Titre', 'Title', ({ title }) => verbatim(title)],
      ['venue', 'Revue ou conférence', 'Journal or conference', ({ venue }) => verbatim(venue)],
    ],
  ),
];

const OFFER: readonly TokenDefinition<OfferOf>[] = [
  ...OFFER_TEXTS,
  text(
    'missions.message',
    'Message de la page des missions',
    'Message of the page of missions',
    ({ view, at }) => view.offers[at]?.missions.title,
  ),
  text(
    'steps.message',
    'Message de la page des étapes',
    'Message of the page of steps',
    ({ view, at }) => view.offers[at]?.steps.title,
  ),
  cells(
    'steps',
    'Étapes ou lots, avec ce qu’ils laissent',
    'Steps or packages, with what they leave',
    ({ view, at }) => ({ rows: view.offers[at]?.steps.rows ?? [], empty: EMPTY }),
    [
      ['number', 'Numéro', 'Number'],
      ['step', 'Étape ou lot', 'Step or package'],
      ['kind', 'Nature', 'Kind'],
      ['deliverables', 'Livrables et produits', 'Deliverables and products'],
    ],
  ),
];

/** The texts of the programme, word for word, in French whatever the language of the document. */
export const CATALOGUE_TOKENS: readonly TokenDefinition<CatalogueOf>[] = [
  text('year', 'Année du programme', 'Year of the programme', ({ facts }) => String(facts.programme.year)),
  text('organisation', 'Service qui accueille', 'Department that receives', ({ facts }) =>
    verbatim(facts.programme.organisation.name),
  ),
  text('parents', 'Directions dont il dépend', 'Divisions it belongs to', ({ facts }) =>
    verbatim(facts.programme.organisation.parents.join(' · ')),
  ),
  text('motto', 'Devise', 'Motto', ({ facts }) => verbatim(facts.programme.organisation.motto)),
  text('asOf', 'Date d’édition', 'Day of issue', ({ view }) => view.asOfLabel),
  text('source', 'Source', 'Source', ({ view }) => view.source),
  text(
    'offers.message',
    'Ce que dit la liste des stages',
    'What the list says',
    ({ view }) => view.list.title,
  ),
  text('course.introduction', 'Cadre des stages', 'Setting of the internships', ({ facts }) =>
    verbatim(facts.programme.course.introduction),
  ),
  text('course.message', 'Message du déroulement', 'Message of how it goes', ({ view }) => view.course.title),
  table(
    'presentation',
    'Présentation du service',
    'Presentation of the department',
    ({ facts }) => texts(facts.programme.presentation),
    TEXT,
  ),
  table(
    'course.steps',
    'Étapes clés d’un stage',
    'Key steps of an internship',
    ({ facts }) => ({
      rows: facts.programme.course.steps.map((step) => ({ step, language: facts.language })),
      empty: EMPTY,
    }),
    [
      ['step', 'Étape', 'Step', ({ step }) => verbatim(step.label)],
      ['condition', 'Condition', 'Condition', ({ step }) => verbatim(step.condition ?? '')],
      [
        'kind',
        'Nature',
        'Kind',
        ({ step, language }) => typeset(catalogueMessages(language).kind[step.kind], language),
      ],
    ],
  ),
  table(
    'course.conditions',
    'Conditions de travail',
    'Conditions of work',
    ({ facts }) => several(facts.programme.course.conditions),
    TEXT,
  ),
  cells(
    'list',
    'Liste des stages',
    'List of the internships',
    ({ view }) => ({ rows: view.list.rows, empty: view.noOffer }),
    [
      ['number', 'Numéro', 'Number'],
      ['title', 'Stage', 'Internship'],
      ['role', 'Rôle', 'Role'],
      ['hashtags', 'Mots-clés', 'Keywords'],
    ],
  ),
  list(
    'offers',
    'Stages, un par fiche',
    'Internships, one a page',
    ({ facts, view }) => facts.programme.offers.map((offer, at) => ({ facts, view, offer, at })),
    OFFER,
  ),
];

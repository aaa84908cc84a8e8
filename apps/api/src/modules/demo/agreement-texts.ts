import { emptyAgreement, type AgreementContent } from '@jalon/domain';
import { ENTITIES, PEOPLE } from './catalogue.js';
import type { DemoWorld } from './demo-world.js';

/** People by their place in the catalogue. */
export const CLAIRE = 2;
export const KARIM = 3;
export const ANTOINE = 7;

/** What tells one demo agreement from another; the rest is the lab's usual wording. Days as dates, money in cents. */
interface DemoAgreementFacts {
  readonly partner: string;
  readonly sponsor: string;
  readonly sponsorQuality: string;
  readonly referent: string;
  readonly purpose: string;
  readonly included: string;
  readonly excluded: string;
  readonly deliverables: AgreementContent['deliverables']['rows'];
  readonly milestones: AgreementContent['plan']['rows'];
  readonly days: readonly [engineering: number, science: number, management: number];
  readonly rebilled: number | null;
  readonly sources: string;
  readonly gdpr: string;
  readonly kpis: AgreementContent['kpis']['rows'];
  readonly from: string;
  readonly to: string;
}

const LAB = 'DataLab';

/** A whole agreement in the wording of the demo lab. */
function demoAgreement(facts: DemoAgreementFacts): AgreementContent {
  const [engineering, science, management] = facts.days;
  return {
    parties: {
      fields: {},
      rows: [
        { name: LAB, side: 'lab', represented: 'Paul Girard, directeur du DataLab' },
        { name: facts.partner, side: 'partner', represented: `${facts.sponsor}, ${facts.sponsorQuality}` },
      ],
    },
    stakeholders: {
      fields: {},
      rows: [
        {
          name: facts.sponsor,
          role: 'Commanditaire',
          expectation: 'Tenir le calendrier et le gain annoncé au comité de direction',
          interest: 5,
          influence: 5,
        },
        {
          name: facts.referent,
          role: 'Référent fonctionnel',
          expectation: 'Un périmètre stable et des retours rapides du métier',
          interest: 5,
          influence: 3,
        },
        {
          name: 'Utilisateurs pilotes',
          role: 'Utilisateurs',
          expectation: 'Des réponses fiables, sans ressaisie',
          interest: 4,
          influence: 2,
        },
        {
          name: 'Délégué à la protection des données',
          role: 'Avis RGPD',
          expectation: 'Registre et durées de conservation à jour',
          interest: 3,
          influence: 4,
        },
        {
          name: 'Production informatique',
          role: 'Exploitation',
          expectation: 'Une charge de support connue',
          interest: 2,
          influence: 3,
        },
      ],
    },
    purpose: { fields: { text: facts.purpose }, rows: [] },
    scope: { fields: { included: facts.included, excluded: facts.excluded }, rows: [] },
    deliverables: { fields: {}, rows: facts.deliverables },
    plan: {
      fields: {
        note: 'Le planning est tenu à jour dans Jalon ; toute dérive de plus de dix jours ouvrés est présentée en COPIL.',
      },
      rows: facts.milestones,
    },
    governance: {
      fields: {
        escalation: 'Un désaccord non réglé en COPROJ est porté au COPIL suivant, puis aux deux directions.',
      },
      rows: [
        {
          name: 'COPIL',
          cadence: 'monthly',
          members: 'Commanditaire, direction du DataLab, référent fonctionnel',
        },
        { name: 'COPROJ', cadence: 'weekly', members: 'Référent fonctionnel, référent métier, squad' },
        { name: 'COTECH', cadence: 'on_demand', members: 'Architecture, sécurité, squad' },
      ],
    },
    charges: {
      fields:
        facts.rebilled === null
          ? { financing: 'lab', rebilled: null, terms: '' }
          : {
              financing: 'shared',
              rebilled: facts.rebilled,
              terms: 'Refacturation interne en deux fois : moitié au lancement, moitié à la recette.',
            },
      rows: [
        { competence: 'data_ai_engineering', days: engineering, note: 'Intégration et mise en production' },
        { competence: 'data_science', days: science, note: 'Évaluation et réglage' },
        { competence: 'project_management', days: management, note: '' },
      ],
    },
    data: { fields: { sources: facts.sources, personal: 'processed', gdpr: facts.gdpr }, rows: [] },
    security: {
      fields: {
        text: 'Hébergement sur les plateformes internes du groupe. Accès nominatifs par rôle, revus chaque semestre. Journal des requêtes conservé douze mois. Dossier de sécurité présenté en COTECH avant toute mise en production.',
      },
      rows: [],
    },
    property: {
      fields: {
        ownership:
          'Le code et les modèles réglés restent au DataLab ; les données et les documents restent à l’entité partenaire.',
        reversibility:
          'À la fin de la convention, export des données et de la documentation sous trente jours, dans des formats ouverts.',
      },
      rows: [],
    },
    operation: {
      fields: {
        text: 'Le DataLab assure le maintien en condition opérationnelle les jours ouvrés de 9 h à 18 h. Prise en compte d’un incident bloquant en quatre heures ouvrées.',
      },
      rows: [],
    },
    kpis: { fields: {}, rows: facts.kpis },
    term: {
      fields: {
        from: facts.from,
        to: facts.to,
        ending:
          'Chaque partie peut y mettre fin avec un préavis de trois mois, par écrit. Les travaux engagés sont menés à leur terme.',
        amendments:
          'Toute évolution du périmètre, des charges ou de la durée fait l’objet d’un avenant signé des deux parties.',
      },
      rows: [],
    },
    signatories: {
      fields: {},
      rows: [
        { name: 'Paul Girard', quality: 'Directeur du DataLab', party: LAB },
        { name: facts.sponsor, quality: facts.sponsorQuality, party: facts.partner },
      ],
    },
  };
}

type On = DemoWorld['on'];
const nameOf = (person: number) => PEOPLE[person]?.name ?? '';

/** Signed a year ago, about to end. */
export function advisersAgreement(on: On): AgreementContent {
  return demoAgreement({
    partner: ENTITIES[0],
    sponsor: nameOf(ANTOINE),
    sponsorQuality: 'Directeur de l’animation commerciale',
    referent: nameOf(CLAIRE),
    purpose:
      'Donner aux conseillers, en agence et à distance, une réponse sourcée à leurs questions sur les produits et la réglementation, à partir de la plateforme CAGS.',
    included:
      'Documentation produits, tarifs et fiches réglementaires publiées sur l’intranet. Réseaux des régions Nord et Ouest.',
    excluded: 'Dossiers des clients, conseil en investissement, réponses envoyées directement aux clients.',
    deliverables: [
      {
        name: 'Index documentaire',
        criteria: '95 % des documents publiés indexés en moins de 24 heures',
        dueOn: on(-190),
      },
      {
        name: 'Assistant pour conseillers',
        criteria:
          'Au moins 85 % de réponses jugées utiles sur 300 questions tirées au sort, sources citées à chaque fois',
        dueOn: on(-80),
      },
      {
        name: 'Guide d’usage et supports de formation',
        criteria: 'Validés par l’animation commerciale',
        dueOn: on(-80),
      },
    ],
    milestones: [
      { name: 'Cadrage validé', on: on(-305) },
      { name: 'Pilote dans deux régions', on: on(-190) },
      { name: 'Généralisation', on: on(-80) },
    ],
    days: [110, 85.5, 40],
    rebilled: 6_800_000,
    sources:
      'Intranet documentaire de la banque de détail, référentiel tarifaire, base réglementaire du groupe.',
    gdpr: 'Journal des questions des conseillers : intérêt légitime, douze mois, inscrit au registre. Aucune donnée de client.',
    kpis: [
      {
        name: 'Réponses utiles',
        target: '85',
        unit: '%',
        method: 'Échantillon mensuel de 300 questions, jugé par deux relecteurs métier',
      },
      {
        name: 'Temps de recherche',
        target: '− 30',
        unit: '%',
        method: 'Mesure avant et après sur dix tâches types',
      },
    ],
    from: on(-325),
    to: on(55),
  });
}

/** Agreed in steering committee, half signed. */
export function complianceAgreement(on: On): AgreementContent {
  return demoAgreement({
    partner: ENTITIES[4],
    sponsor: nameOf(11),
    sponsorQuality: 'Responsable de la conformité',
    referent: nameOf(CLAIRE),
    purpose: 'Retrouver les textes applicables à une question de conformité et citer les articles exacts.',
    included:
      'Code monétaire et financier, règlements européens, positions de l’autorité de contrôle, procédures internes.',
    excluded: 'Avis juridiques, déclarations de soupçon, dossiers nominatifs.',
    deliverables: [
      {
        name: 'Corpus réglementaire',
        criteria: 'Complet et daté, mis à jour chaque semaine',
        dueOn: on(-142),
      },
      {
        name: 'Assistant conformité',
        criteria: 'Article exact cité dans 95 % des 200 cas de recette',
        dueOn: on(12),
      },
    ],
    milestones: [
      { name: 'Corpus réglementaire chargé', on: on(-142) },
      { name: 'Recette métier', on: on(-44) },
      { name: 'Ouverture aux 120 utilisateurs', on: on(12) },
    ],
    days: [70, 60, 25],
    rebilled: null,
    sources: 'Textes publics et procédures internes de Services financiers Armor.',
    gdpr: 'Journal des questions : intérêt légitime, six mois, accès limité à l’équipe conformité.',
    kpis: [
      {
        name: 'Articles exacts',
        target: '95',
        unit: '%',
        method: '200 cas de recette, rejoués à chaque version',
      },
    ],
    from: on(-10),
    to: on(540),
  });
}

/** Begun from the use case: parties, people and plan are there, the rest is still to be agreed. */
export function analystsDraft(on: On): AgreementContent {
  const empty = emptyAgreement();
  const partner = ENTITIES[2];
  return {
    ...empty,
    parties: {
      fields: {},
      rows: [
        { name: LAB, side: 'lab', represented: nameOf(KARIM) },
        { name: partner, side: 'partner', represented: nameOf(9) },
      ],
    },
    stakeholders: {
      fields: {},
      rows: [
        {
          name: nameOf(9),
          role: 'Commanditaire',
          expectation: 'Des notes plus vite',
          interest: 5,
          influence: 5,
        },
        {
          name: 'Direction juridique',
          role: 'Droits sur les sources',
          expectation: 'Une liste fermée de sources autorisées',
          interest: 3,
          influence: 5,
        },
        { name: 'Analystes actions', role: 'Utilisateurs', expectation: '', interest: 5, influence: 2 },
      ],
    },
    purpose: {
      fields: {
        text: 'Mener des recherches multi-sources sur les notes d’analyse et les rapports annuels, avec un plan de recherche visible et des sources citées.',
      },
      rows: [],
    },
    scope: {
      fields: { included: 'Notes internes et rapports annuels des valeurs suivies', excluded: '' },
      rows: [],
    },
    plan: {
      fields: { note: '' },
      rows: [
        { name: 'Ateliers de cadrage', on: on(-14) },
        { name: 'Dossier de cadrage', on: on(18) },
        { name: 'Convention projet signée', on: on(32) },
      ],
    },
    governance: {
      fields: { escalation: '' },
      rows: [
        { name: 'COPIL', cadence: 'monthly', members: 'Commanditaire, direction du DataLab' },
        { name: 'COPROJ', cadence: 'weekly', members: '' },
      ],
    },
    signatories: {
      fields: {},
      rows: [
        { name: 'Paul Girard', quality: 'Directeur du DataLab', party: LAB },
        { name: nameOf(9), quality: '', party: partner },
      ],
    },
  };
}

import { COURSE_2026 } from './course-2026.js';
import { FIRST_OFFERS } from './offers-2026-a.js';
import { MIDDLE_OFFERS } from './offers-2026-b.js';
import { LAST_OFFERS } from './offers-2026-c.js';
import type { InternshipProgramme } from './programme.js';

/**
 * The programme of 2026 as the lab's catalogue says it, word for word. It gives no dates, length, number of places,
 * place, stipend, level of studies or tutor: neither do we.
 */
export const PROGRAMME_2026: InternshipProgramme = {
  year: 2026,
  title: 'Stages 2026',
  organisation: {
    name: 'DataLab Groupe Crédit Agricole',
    parents: ['Direction Data & IA Groupe', 'Direction de la Transformation Technologique Data & IA (TEC)'],
    motto: "Crédit Agricole, Agir chaque jour dans l'intérêt de nos clients et de la société",
  },
  presentation: [
    {
      text: "Au sein de la Direction de la Transformation Technologique Data & IA (TEC), la Direction Data & IA Groupe a pour ambition de maximiser la contribution de la Data et de l'Intelligence Artificielle au fonctionnement du Crédit Agricole. Elle s'appuie pour cela sur la fonction de Chief Data Officer Groupe, le Data Management Office Groupe et le DataLab Groupe, pôle de référence en conception interne de solutions Data & IA innovantes et industrielles en partenariat avec les entités du Groupe.",
      level: 0,
    },
    {
      text: "Le DataLab Groupe dispose de toutes les compétences Data coopérant au sein de Squads pluridisciplinaires selon une méthode interne d'inspiration Agile:",
      level: 0,
    },
    {
      text: 'Data & AI Engineering visant à préparer les données, définir les architectures, infrastructures et « packager » les solutions qui y seront déployées pour intégration dans le SI,',
      level: 1,
    },
    {
      text: "Data Science Analytique et Sémantique pour concevoir des algorithmes d'Intelligence Artificielle basés sur l'open source exploitant respectivement des données structurées (tabulaires) et des données non structurée (texte, image, voix, vidéos) afin de répondre aux besoins exprimés par les métiers des entités du Groupe,",
      level: 1,
    },
    {
      text: "Gestion de projets qui avec l'ensemble des partenaires et équipes techniques du DataLab Groupe, permet d'identifier et étudier les opportunités, cadrer les projets et en coordonner la réalisation.",
      level: 1,
    },
  ],
  course: {
    introduction:
      "Les stages se dérouleront sous l'encadrement d'experts IA, au sein d'une squad pluridisciplinaire ayant comme réfèrent fonctionnel un chef de projet, dans l'objectif de livrer des fonctionnalités intégrables dans des solutions en production, selon la méthode Projet du DataLab Groupe qui fait l'objet d'une certification IA de confiance et d'une labélisation RSE.",
    steps: COURSE_2026,
    conditions: [
      "Le stagiaire aura accès à des environnements d'engineering industriel puissants et à l'état de l'art, en local et dans le cloud.",
      'Les modèles seront évalués sur des données internes ainsi que des données externes (open-data), et seront intégrés dans les produits et services IA en production.',
      "Des interactions avec l'ensemble des équipes techniques et des experts métier du Groupe auront lieu.",
    ],
  },
  offers: [...FIRST_OFFERS, ...MIDDLE_OFFERS, ...LAST_OFFERS],
};

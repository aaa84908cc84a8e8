import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';

/** People by their place in the catalogue; days are offsets from the day the demo is loaded. */
interface DemoSquad {
  readonly name: string;
  readonly referent: number;
  readonly members: readonly (readonly [
    person: number,
    role: string,
    percent: number,
    from: number,
    to?: number,
  ])[];
}

const SQUADS: readonly DemoSquad[] = [
  {
    name: 'Squad Recherche documentaire',
    referent: 2,
    members: [
      [2, 'Référente fonctionnelle', 50, -400],
      [14, 'Data scientist', 100, -390],
      [15, 'Ingénieur data & IA', 100, -300],
      [16, 'Data scientist', 80, -200],
      [4, 'Experte recherche', 40, -180],
      [21, 'Ingénieur data & IA', 100, -320, -40],
    ],
  },
  {
    name: 'Squad Systèmes agentiques',
    referent: 3,
    members: [
      [3, 'Référent fonctionnel', 50, -260],
      [17, 'Ingénieur data & IA', 100, -250],
      [18, 'Data scientist', 100, -170],
      [19, 'Ingénieur data & IA', 60, -100],
      [4, 'Experte agents', 60, -180],
    ],
  },
  {
    name: 'Squad Outils de développement',
    referent: 13,
    members: [
      [13, 'Référent fonctionnel', 60, -300],
      [20, 'Ingénieure data & IA', 100, -290],
      [21, 'Ingénieur data & IA', 100, -39],
      [19, 'Ingénieur data & IA', 40, -100],
    ],
  },
  {
    name: 'Squad IA de confiance et sobriété',
    referent: 25,
    members: [
      [25, 'Référente fonctionnelle', 80, -280],
      [22, 'Data scientist', 100, -270],
      [23, 'Data scientist', 80, -150],
      [24, 'Ingénieure data & IA', 100, -160],
      [5, 'Stagiaire data science', 100, -30, 130],
    ],
  },
];

/** A number is percent; `days` are person-days. Sofia Martins is asked for more than she has, for some weeks. */
type DemoAssignment = readonly [
  useCase: string,
  person: number,
  squad: number,
  role: string,
  from: number,
  to: number,
  effort: number | { readonly days: number },
];

const ASSIGNMENTS: readonly DemoAssignment[] = [
  ['Recherche documentaire pour les conseillers', 15, 0, 'Exploitation', -60, 120, 20],
  ['Recherche documentaire pour les conseillers', 2, 0, 'Suivi d’usage', -60, 90, { days: 12 }],
  ['Recherche multi-étapes orchestrée par des agents', 14, 0, 'Data scientist', -110, 75, 70],
  ['Recherche multi-étapes orchestrée par des agents', 15, 0, 'Ingénierie', -110, 75, 60],
  ['Recherche multi-étapes orchestrée par des agents', 4, 0, 'Experte recherche', -100, 70, 50],
  ['Auto-évaluation et correction des réponses', 16, 0, 'Data scientist', -70, 60, 60],
  ['Réponses sourcées pour la conformité', 14, 0, 'Mise en service', -30, 45, 30],
  ['Réponses sourcées pour la conformité', 2, 0, 'Pilotage', -30, 60, 20],
  ['Recherche approfondie pour les analystes', 16, 0, 'Cadrage', -20, 40, { days: 6 }],
  ['Protocole de communication entre agents', 17, 1, 'Ingénierie', -140, 40, 60],
  ['Protocole de communication entre agents', 18, 1, 'Évaluation', -140, 30, 50],
  ['Agents connectés aux applications du Groupe', 17, 1, 'Connecteurs', -20, 80, 40],
  ['Agents connectés aux applications du Groupe', 19, 1, 'Connecteurs', -20, 80, 50],
  ['Agents connectés aux applications du Groupe', 4, 1, 'Habilitation des agents', 14, 63, 40],
  ['Supervision des systèmes multi-agents', 4, 1, 'Experte agents', -10, 90, 50],
  ['Supervision des systèmes multi-agents', 18, 1, 'Data scientist', -10, 100, 40],
  ['Supervision des systèmes multi-agents', 3, 1, 'Pilotage', -10, 100, { days: 14 }],
  ['Copilot d’assistance au développement', 20, 2, 'Ingénierie', -160, 60, 70],
  ['Copilot d’assistance au développement', 21, 2, 'Ingénierie', -30, 90, 60],
  ['Traitement automatisé des tickets simples', 20, 2, 'Prototype', -40, 70, 30],
  ['Traitement automatisé des tickets simples', 13, 2, 'Pilotage', -40, 70, { days: 9 }],
  ['Revue de code assistée', 19, 2, 'Exploitation', -90, 120, 20],
  ['Mesure des biais des LLM', 22, 3, 'Data scientist', -150, 50, 80],
  ['Mesure des biais des LLM', 5, 3, 'Stage : jeux de tests', -25, 120, 100],
  ['Réduction des biais en production', 23, 3, 'Data scientist', -20, 110, 60],
  ['Audit de biais des modèles de recrutement', 22, 3, 'Data scientist', -100, 100, 40],
  ['Suivi des coûts Cloud du DataLab', 24, 3, 'Exploitation', -20, 130, 20],
  ['Empreinte carbone des services Cloud', 24, 3, 'Ingénierie', -15, 85, 60],
  ['Arrêt des ressources inutilisées', 24, 3, 'Mise en service', -8, 25, { days: 4 }],
  ['Animation de la communauté Data & IA', 25, 3, 'Animation', -90, 90, { days: 20 }],
];

/** Four squads, and what their people are assigned to. */
export async function insertSquads(tx: Transaction, world: DemoWorld): Promise<void> {
  const { people, on } = world;
  const squads: string[] = [];
  for (const squad of SQUADS) {
    const [row] = await tx.query<{ id: string }>(
      'insert into squad (name, functional_referent_id, is_demo) values ($1, $2, true) returning id',
      [squad.name, people[squad.referent]],
    );
    const id = row?.id ?? '';
    squads.push(id);
    for (const [person, role, percent, from, to] of squad.members) {
      await tx.query(
        `insert into squad_member (squad_id, person_id, role, percent, from_on, to_on)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, people[person], role, percent, on(from), to === undefined ? null : on(to)],
      );
    }
  }
  for (const [useCase, person, squad, role, from, to, effort] of ASSIGNMENTS) {
    await tx.query(
      `insert into assignment (use_case_id, person_id, squad_id, role, from_on, to_on, percent, person_days)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        world.useCases.get(useCase),
        people[person],
        squads[squad],
        role,
        on(from),
        on(to),
        typeof effort === 'number' ? effort : null,
        typeof effort === 'number' ? null : effort.days,
      ],
    );
  }
}

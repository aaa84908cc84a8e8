import type { EntryKind } from '@jalon/domain';

/** A typed row of the demo: an action is due so many days after its meeting, a risk has its two grades. */
export type SpokenRow = readonly [kind: EntryKind, text: string, ...more: readonly number[]];

export interface Spoken {
  readonly said: string;
  readonly rows: readonly SpokenRow[];
}

/** What was said of each item of the agendas, and what came of it. */
export const SPOKEN: Readonly<Record<string, Spoken>> = {
  'Rôles, rythme et règles du comité': {
    said: 'Le comité se réunit chaque mois. Le sponsor tranche, le lab instruit, les demandes arrivent une semaine avant.',
    rows: [['decision', 'Réunir le comité chaque mois et envoyer les demandes une semaine avant']],
  },
  'Objectifs et indicateurs de l’année': {
    said: 'Trois indicateurs sont retenus\u00a0: l’usage par semaine, la part des réponses sourcées, le temps gagné par dossier.',
    rows: [['action', 'Mesurer les trois indicateurs au point de départ', 21]],
  },
  'Protocole d’évaluation': {
    said: 'Cinquante questions réelles, relues par deux conseillers qui ne se consultent pas.',
    rows: [['decision', 'Évaluer chaque version sur les mêmes cinquante questions']],
  },
  'Météo et jalons des deux cas d’usage': {
    said: 'La recherche documentaire est maîtrisée. La recherche multi-étapes passe en vigilance\u00a0: la recette commence avec une semaine de retard, que la marge du planning absorbe.',
    rows: [],
  },
  'Étude comparative des orchestrateurs d’agents': {
    said: 'Trois orchestrateurs ont été essayés sur les mêmes cinquante questions. Le deuxième est le plus lent, mais le seul à citer toutes ses sources.',
    rows: [
      ['decision', 'Comparer les deux premiers orchestrateurs à volume réel avant de choisir'],
      ['action', 'Rejouer l’étude à volume réel et partager les mesures', 14],
    ],
  },
  'Généralisation\u00a0: retour des conseillers': {
    said: 'Deux agences sur trois utilisent la recherche chaque semaine. Les autres demandent une prise en main sur leurs propres dossiers.',
    rows: [['action', 'Organiser deux prises en main dans les agences qui l’utilisent peu', 21]],
  },
  'Budget du trimestre': {
    said: 'La dépense suit la prévision\u00a0; l’arrêt des environnements le week-end finance la montée en charge.',
    rows: [['info', 'Le budget du trimestre est tenu sans rallonge']],
  },
  'Actions de la dernière fois': {
    said: 'Les actions de la dernière fois ont été passées en revue.',
    rows: [],
  },
  'Temps de réponse\u00a0: huit ou douze secondes': {
    said: 'Avec l’affichage progressif, les conseillers ne distinguent plus huit secondes de douze. Au-delà, ils relancent leur question.',
    rows: [
      ['decision', 'Accepter douze secondes au plus, avec affichage progressif'],
      ['action', 'Ajouter le temps de réponse au tableau de suivi', 10],
      ['risk', 'Le temps de réponse dépasse douze secondes aux heures de pointe', 2, 3],
    ],
  },
  'Réponses qui citent un barème périmé': {
    said: 'Onze réponses sur mille citent un barème de l’an dernier\u00a0: les anciennes fiches sont encore indexées.',
    rows: [
      ['decision', 'Retirer de l’index les fiches remplacées, chaque nuit'],
      ['action', 'Livrer le retrait des fiches remplacées', 14],
    ],
  },
  'Accès des apprentis à la recherche': {
    said: 'Le point est repris au prochain comité, avec l’avis des ressources humaines.',
    rows: [],
  },
  'Avancement et points bloquants': {
    said: 'L’équipe tient son plan de la semaine. Aucun point ne bloque\u00a0; la relecture des questions de test reste à partager.',
    rows: [['info', 'La démonstration de la semaine est enregistrée et partagée']],
  },
  'Journaliser chaque appel d’outil': {
    said: 'Chaque appel d’outil laisse maintenant une trace, avec sa durée et la question d’origine.',
    rows: [['action', 'Décrire le format des traces dans le guide de l’équipe', 7]],
  },
  'Préparer le dossier de sécurité': {
    said: 'Le dossier est rédigé aux deux tiers\u00a0; il manque le schéma des flux et la durée de conservation des journaux.',
    rows: [
      ['decision', 'Conserver les journaux d’appels trois mois'],
      ['action', 'Terminer le schéma des flux', 6],
    ],
  },
  'Plafond d’étapes\u00a0: premiers résultats': {
    said: 'Un plafond de six étapes suffit à neuf questions sur dix, et divise le coût par deux.',
    rows: [
      ['decision', 'Fixer le plafond à six étapes pour la recette'],
      ['action', 'Relire les questions qui demandent plus de six étapes', 9],
    ],
  },
  'Environnement de charge': {
    said: 'L’environnement est prêt pour quarante questions simultanées\u00a0; les droits d’accès au jeu de données arrivent cette semaine.',
    rows: [['action', 'Lancer le premier essai de charge', 8]],
  },
  'Relecture de l’évaluation rejouée': {
    said: 'Les notes des deux relecteurs concordent à quatre questions près, qui seront tranchées ensemble.',
    rows: [
      ['decision', 'Présenter l’évaluation rejouée au comité de pilotage'],
      ['action', 'Trancher les quatre questions où les notes divergent', 7],
    ],
  },
  'Périmètre réduit\u00a0: quel métier d’abord': {
    said: 'Le choix du métier est repris la semaine prochaine, avec les volumes de chacun.',
    rows: [['action', 'Réunir les volumes de questions par métier', 5]],
  },
  'Traces, coûts, qualité\u00a0: dix indicateurs candidats': {
    said: 'Dix indicateurs ont été discutés\u00a0; quatre se mesurent dès maintenant, sans rien ajouter aux agents.',
    rows: [
      ['decision', 'Essayer quatre indicateurs pendant un mois'],
      ['action', 'Publier les quatre indicateurs sur un tableau d’essai', 14],
    ],
  },
  'Version d’essai du connecteur': {
    said: 'Le connecteur répond aux trois applications d’essai. Les erreurs d’authentification restent peu lisibles.',
    rows: [['action', 'Rendre lisibles les erreurs d’authentification du connecteur', 12]],
  },
  'Identité propre à chaque agent\u00a0: deux architectures': {
    said: 'Une identité par agent rend chaque appel attribuable\u00a0; une identité par équipe est plus simple à exploiter.',
    rows: [
      ['decision', 'Donner une identité propre à chaque agent'],
      ['risk', 'Le renouvellement des secrets de chaque agent alourdit l’exploitation', 3, 2],
    ],
  },
  'Journaux d’appels\u00a0: ce que demande l’audit': {
    said: 'L’audit demande de retrouver, pour une réponse donnée, tous les appels et leurs auteurs.',
    rows: [['action', 'Ajouter l’identité de l’agent à chaque trace', 15]],
  },
  'Deux protocoles en lice\u00a0: critères de choix': {
    said: 'Faute de temps, les critères sont repris au prochain comité.',
    rows: [],
  },
  'Une journée d’analyste, heure par heure': {
    said: 'La recherche de précédents prend le matin\u00a0; la rédaction commence rarement avant quinze heures.',
    rows: [['info', 'Un analyste ouvre en moyenne quatorze documents pour une note']],
  },
  'Sources utilisées, sources autorisées': {
    said: 'Trois sources sur huit demandent un accord de citation avant d’être interrogées.',
    rows: [['action', 'Demander l’accord de citation aux trois éditeurs', 20]],
  },
  'Vote\u00a0: trois questions types': {
    said: 'Chaque participant avait trois voix\u00a0; les trois questions retenues en réunissent les deux tiers.',
    rows: [['decision', 'Retenir trois questions types pour la maquette']],
  },
  'Ce que serait une bonne réponse': {
    said: 'Une bonne réponse cite le passage exact, date ses chiffres et dit ce qu’elle n’a pas trouvé.',
    rows: [['action', 'Écrire la grille de lecture d’une bonne réponse', 10]],
  },
};

/** Of meetings that had no agenda: what was said, one meeting after the other. */
export const UNPLANNED: readonly Spoken[] = [
  {
    said: 'Tour de table des avancées\u00a0; le calendrier est tenu.',
    rows: [
      ['decision', 'Garder le périmètre jusqu’au prochain comité'],
      ['action', 'Transmettre le calendrier de recette aux métiers', 10],
    ],
  },
  {
    said: 'Les retours des métiers ont été passés en revue et classés.',
    rows: [
      ['decision', 'Traiter d’abord les retours sur la clarté des sources'],
      ['action', 'Mettre à jour le guide d’utilisation', 15],
    ],
  },
];

/** The round of review that the demo shows. */
export const REVIEW = {
  reason: 'Merci de dire combien de retours ont été recueillis, puis de me le soumettre à nouveau.',
  question: 'Peut-on donner le nombre de retours reçus\u202f?',
  answer: 'Douze retours, je l’ajoute.',
  remark: 'Très clair, merci. Il reste à relire l’échéance des actions.',
  added: 'Douze retours ont été recueillis depuis la dernière réunion.',
} as const;

export const BEGUN = 'Tour de table des avancées depuis la dernière réunion.';

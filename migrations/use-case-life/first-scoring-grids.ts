/** The scoring inputs that Jalon starts with; an administrator publishes the next versions. */
interface Text {
  readonly fr: string;
  readonly en: string;
}

const input = (
  key: string,
  label: Text,
  hint: Text,
  axis: string | null = null,
  weight = 0,
  mustMeet = false,
) => ({
  key,
  label,
  hint,
  axis,
  weight,
  mustMeet,
});

export const SCORING_GRIDS = {
  rice: [
    input(
      'reach',
      { fr: 'Portée', en: 'Reach' },
      { fr: 'Personnes ou dossiers touchés par trimestre.', en: 'People or cases touched a quarter.' },
    ),
    input(
      'impact',
      { fr: 'Impact', en: 'Impact' },
      {
        fr: '3 massif, 2 fort, 1 moyen, 0,5 faible, 0,25 minime.',
        en: '3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.',
      },
    ),
    input(
      'confidence',
      { fr: 'Confiance (%)', en: 'Confidence (%)' },
      { fr: '100 mesuré, 80 étayé, 50 supposé.', en: '100 measured, 80 supported, 50 assumed.' },
    ),
    input(
      'effort',
      { fr: 'Charge (mois-personnes)', en: 'Effort (person-months)' },
      { fr: 'Toutes compétences, de l’étude au déploiement.', en: 'All skills, from study to deployment.' },
    ),
  ],
  wsjf: [
    input(
      'value',
      { fr: 'Valeur métier', en: 'Business value' },
      {
        fr: 'Relative aux autres cas d’usage\u00a0: le plus faible vaut 1.',
        en: 'Relative to the other use cases: the lowest is 1.',
      },
    ),
    input(
      'time_criticality',
      { fr: 'Urgence', en: 'Time criticality' },
      { fr: 'Ce que l’on perd à attendre.', en: 'What waiting loses.' },
    ),
    input(
      'risk_opportunity',
      { fr: 'Risque évité ou occasion ouverte', en: 'Risk reduction or opportunity' },
      {
        fr: 'Conformité, apprentissage, socle pour d’autres.',
        en: 'Compliance, learning, foundation for others.',
      },
    ),
    input(
      'size',
      { fr: 'Taille', en: 'Size' },
      { fr: 'Relative\u00a0: le plus petit vaut 1.', en: 'Relative: the smallest is 1.' },
    ),
  ],
  weighted: [
    input(
      'lawful',
      {
        fr: 'Licite\u00a0: aucune pratique interdite, base légale connue',
        en: 'Lawful: no prohibited practice, legal basis known',
      },
      {
        fr: 'Règlement européen sur l’IA, article 5\u202f; RGPD, article 6.',
        en: 'EU AI Act, Article 5; GDPR, Article 6.',
      },
      null,
      0,
      true,
    ),
    input(
      'sponsored',
      { fr: 'Un commanditaire porte le besoin', en: 'A sponsor carries the need' },
      { fr: 'Une personne, nommée.', en: 'One person, named.' },
      null,
      0,
      true,
    ),
    input(
      'gain',
      { fr: 'Gain pour le métier', en: 'Gain for the business' },
      { fr: '1 marginal, 3 net, 5 décisif.', en: '1 marginal, 3 clear, 5 decisive.' },
      'value',
      30,
    ),
    input(
      'users',
      { fr: 'Portée dans le groupe', en: 'Reach within the group' },
      {
        fr: '1 une équipe, 3 une entité, 5 plusieurs entités.',
        en: '1 a team, 3 an entity, 5 several entities.',
      },
      'value',
      20,
    ),
    input(
      'strategy',
      { fr: 'Alignement avec la stratégie', en: 'Fit with strategy' },
      { fr: '1 à côté, 3 utile, 5 prioritaire.', en: '1 beside, 3 useful, 5 a priority.' },
      'value',
      10,
    ),
    input(
      'data',
      { fr: 'Données disponibles et de qualité', en: 'Data available and good' },
      { fr: '1 à constituer, 3 à préparer, 5 prêtes.', en: '1 to be built, 3 to be prepared, 5 ready.' },
      'feasibility',
      20,
    ),
    input(
      'technique',
      { fr: 'Maturité de la technique', en: 'Maturity of the technique' },
      { fr: '1 recherche, 3 prototype, 5 éprouvée.', en: '1 research, 3 prototype, 5 proven.' },
      'feasibility',
      10,
    ),
    input(
      'team',
      { fr: 'Équipe disponible', en: 'Team available' },
      { fr: '1 à recruter, 3 en partie, 5 en place.', en: '1 to be hired, 3 partly, 5 in place.' },
      'feasibility',
      10,
    ),
    input(
      'harm',
      { fr: 'Risque pour les personnes ou la banque', en: 'Risk to people or to the bank' },
      { fr: '1 faible, 5 grave.', en: '1 low, 5 severe.' },
      'risk',
      15,
    ),
    input(
      'dependency',
      { fr: 'Dépendance à un fournisseur ou à un modèle', en: 'Dependence on a vendor or a model' },
      { fr: '1 remplaçable, 5 captif.', en: '1 replaceable, 5 locked in.' },
      'risk',
      5,
    ),
  ],
};

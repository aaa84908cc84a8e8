/** Narrow no-break spaces are U+202F before ; ! ? and U+00A0 before : and inside « ». */
const fr = {
  title: 'Usage des solutions',
  intro: 'Où les solutions du lab sont déployées, qui s’en sert et ce qu’elles apportent.',
  tabs: {
    label: 'Parties de l’usage',
    overview: 'Vue d’ensemble',
    deployments: 'Déploiements',
    benefits: 'Gains',
    alerts: 'Alertes',
  },
  none: 'Aucune solution n’est encore en service',
  noneText: 'Une solution apparaît ici avec le premier déploiement de son cas d’usage.',
};

export default fr;

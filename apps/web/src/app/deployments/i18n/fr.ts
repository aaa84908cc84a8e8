const fr = {
  title: 'Déploiements',
  tabs: {
    label: 'Déploiement et usage',
    deployments: 'Déploiements',
    usage: 'Usage',
    benefits: 'Gains',
    satisfaction: 'Satisfaction',
    telemetry: 'Télémétrie',
  },
};

export default fr;

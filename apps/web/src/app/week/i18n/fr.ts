/** French words of Ma semaine. Narrow spaces are U+202F and U+00A0. */
const fr = {
  title: 'Ma semaine',
  dates: 'Du {{ from }} au {{ to }}',
  calm: 'rien ne presse',
  empty: 'Rien ne vous attend',
  emptyText: 'Vos cas d’usage, vos actions et vos revues apparaîtront ici.',
  summary: {
    late: { one: '{{ count }} jalon en retard', other: '{{ count }} jalons en retard' },
    overdue: { one: '{{ count }} action en retard', other: '{{ count }} actions en retard' },
    reviews: { one: '{{ count }} revue', other: '{{ count }} revues' },
    healths: { one: '{{ count }} météo à donner', other: '{{ count }} météos à donner' },
  },
  health: {
    heading: 'Météos à donner',
    computed: 'd’après les faits\u00a0:',
    accept: 'Accepter',
    confirm: 'Confirmer',
    adjust: 'Ajuster',
    rate: 'Évaluer',
    never: 'Jamais évaluée',
    declared: 'Déclarée le {{ date }}',
    delay: { one: '{{ count }} jour ouvré de retard', other: '{{ count }} jours ouvrés de retard' },
    risk: 'Risque ouvert à {{ score }}\u202f/\u202f25 sans parade',
    done: '{{ code }}\u00a0: {{ health }}',
  },
  milestones: {
    heading: 'Jalons en retard et à venir',
    late: '{{ days }}\u00a0j de retard',
    none: 'Aucun jalon en retard ni dans les quinze jours.',
  },
  actions: {
    heading: 'Actions',
    overdue: 'en retard',
    finish: 'Fait',
    done: '«\u00a0{{ title }}\u00a0» est fait',
    none: 'Aucune action ne vous attend.',
  },
  reviews: { heading: 'À revoir et à décider', none: 'Aucune revue en attente.' },
  decisions: 'Décisions attendues',
  gate: {
    prepare: 'Préparer le jalon de passage {{ border }}',
    opinion: 'Donner votre avis sur le passage {{ border }}',
    decide: 'Décider du passage {{ border }}',
  },
  border: {
    opportunity_framing: 'en cadrage',
    framing_delivery: 'en réalisation',
    delivery_deployment: 'en déploiement',
    deployment_usage: 'en suivi d’usage',
    usage_closed: 'vers la clôture',
  },
  study: {
    complete: 'Terminer votre étude d’opportunité',
    screen: 'Étude d’opportunité à instruire',
    decide: 'Étude d’opportunité à décider',
  },
  agreement: {
    review: 'Convention projet à relire',
    sign: 'Convention projet en signature',
    renew: 'Convention projet qui se termine',
  },
  mine: {
    heading: 'Mes cas d’usage',
    change: '1 changement',
    changes: '{{ count }} changements',
    none: 'Aucun cas d’usage ne vous est confié.',
  },
};

export default fr;

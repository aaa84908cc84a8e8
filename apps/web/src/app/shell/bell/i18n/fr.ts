/** French words of what people are told of. Narrow spaces are U+202F and U+00A0. */
const fr = {
  label: 'Notifications',
  unread: { one: '{{ count }} notification non lue', other: '{{ count }} notifications non lues' },
  heading: 'Notifications',
  readAll: 'Tout marquer comme lu',
  empty: 'Rien de nouveau',
  emptyText: 'Les comptes rendus à relire, validés ou diffusés arrivent ici.',
  somebody: 'Quelqu’un',
  new: 'nouveau',
  kind: {
    minutes_submitted: '{{ by }} vous soumet le compte rendu « {{ title }} » du {{ day }}',
    minutes_returned: '{{ by }} renvoie le compte rendu « {{ title }} » du {{ day }} pour correction',
    minutes_approved: 'Le compte rendu « {{ title }} » du {{ day }} est validé',
    minutes_distributed: 'Le compte rendu « {{ title }} » du {{ day }} est diffusé',
    month_to_update: 'Vos mises à jour sont attendues pour {{ month }}, avant le {{ day }}',
    application_received: 'Une candidature est arrivée pour l’offre de stage «\u00a0{{ title }}\u00a0»',
    week_submitted: '{{ by }} vous envoie sa semaine du {{ day }}, «\u00a0{{ title }}\u00a0»',
    evaluation_shared: '{{ by }} partage avec vous l’évaluation du {{ day }}, «\u00a0{{ title }}\u00a0»',
    usage_alerts: 'L’usage de vos solutions demande votre attention le {{ day }}',
  },
  alerts: { one: '{{ count }} nouvelle alerte', other: '{{ count }} nouvelles alertes' },
  alertUseCases: { one: '{{ count }} cas d’usage', other: '{{ count }} cas d’usage' },
  decisions: { one: '{{ count }} décision', other: '{{ count }} décisions' },
  owedUseCases: {
    one: '{{ count }} cas d’usage à mettre à jour',
    other: '{{ count }} cas d’usage à mettre à jour',
  },
  owedMilestones: {
    one: '{{ count }} jalon échu à mettre à jour',
    other: '{{ count }} jalons échus à mettre à jour',
  },
  actions: { one: '{{ count }} action pour vous', other: '{{ count }} actions pour vous' },
  due: 'avant le {{ day }}',
  reason: 'Motif : {{ reason }}',
  failed: 'Les notifications n’ont pas pu être lues.',
};
export default fr;

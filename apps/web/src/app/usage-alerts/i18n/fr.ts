/** French words of the alerts of use. Narrow spaces are U+202F and U+00A0. */
const fr = {
  intro:
    'Chaque matin, l’usage de la veille est examiné. Une alerte s’ouvre une fois, prévient le référent fonctionnel et le contact du déploiement, et se clôt d’elle-même.',
  show: {
    label: 'Alertes montrées',
    open: 'Ouvertes',
    new: 'À prendre en charge',
    closed: 'Closes',
    all: 'Toutes',
  },
  ruleLabel: 'Motif d’alerte',
  everyRule: 'Tous les motifs',
  rule: {
    adoption_falling: 'Usage en baisse',
    silent: 'Aucun événement reçu',
    target_missed: 'Cible d’adoption manquée',
  },
  few: 'moins de 5',
  reason: {
    adoption_falling:
      'Utilisateurs actifs sur 30 jours\u00a0: {{ users }}, contre {{ before }} trente jours plus tôt.',
    declaredFalling:
      'Utilisateurs déclarés pour {{ month }}\u00a0: {{ users }}, contre {{ before }} le mois précédent.',
    silent: {
      one: 'Aucun événement depuis {{ count }} jour\u202f; le dernier est du {{ day }}.',
      other: 'Aucun événement depuis {{ count }} jours\u202f; le dernier est du {{ day }}.',
    },
    silentNever: {
      one: 'En service depuis {{ count }} jour sans un seul événement.',
      other: 'En service depuis {{ count }} jours sans un seul événement.',
    },
    target_missed:
      'Utilisateurs actifs\u00a0: {{ users }} sur {{ eligible }} éligibles, pour une cible de {{ target }}\u00a0% au {{ day }}.',
  },
  environment: { pilot: 'Pilote', production: 'Production' },
  opened: 'ouverte le {{ day }}',
  closed: 'close le {{ day }}',
  seen: 'Prise en charge par {{ by }}, le {{ when }}',
  somebody: 'une personne partie depuis',
  acknowledge: 'Prendre en charge',
  acknowledgeOne: 'Prendre en charge\u00a0: {{ rule }}, {{ title }}',
  more: {
    one: '{{ count }} autre alerte n’est pas montrée.',
    other: '{{ count }} autres alertes ne sont pas montrées.',
  },
  none: 'Aucune alerte',
  noneText: 'Les alertes s’ouvrent quand l’usage baisse, cesse, ou manque sa cible.',
  evaluated: 'Dernier jour examiné\u00a0: {{ day }}.',
  notEvaluated: 'Aucun jour n’a encore été examiné.',
};
export default fr;

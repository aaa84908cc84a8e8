import { plural } from '../text/index.js';
import type { Counted } from '../monthly-report/messages-type.js';
import type { CommitteeMessages } from './messages-type.js';

const many = (c: Counted, one: string, several: string): string =>
  `${c.text} ${plural(c.n, 'fr', one, several)}`;

const KINDS = {
  steering_committee: ['COPIL', 'Comité de pilotage'],
  project_committee: ['COPROJ', 'Comité projet'],
  technical_committee: ['COTECH', 'Comité technique'],
  workshop: ['Atelier', 'Atelier'],
} as const;

export const FRENCH: CommitteeMessages = {
  parts: {
    agenda: 'Ordre du jour',
    decisions: 'Arbitrages demandés',
    health: 'Météo',
    objectives: 'Rappel des objectifs',
    highlights: 'Faits marquants',
    milestones: 'Jalons',
    budget: 'Budget',
    risks: 'Risques',
    actions: 'Actions ouvertes',
    next: 'Prochaines étapes',
    key: 'Clés de lecture',
  },
  title: (kind, title) =>
    title.toLowerCase().includes(KINDS[kind][0].toLowerCase()) ? title : `${KINDS[kind][0]} – ${title}`,
  subject: (kind, date) => `${KINDS[kind][1]} du ${date}`,
  when: (date, time, place) => `${date}, ${time}${place === '' ? '' : `, ${place}`}`,
  chair: (name) => `Présidence : ${name}`,
  withEntity: (name) => `avec ${name}`,
  asOf: (date) => `Situation au ${date}`,
  source: (lab, date) => `Source : Jalon, registre et plans de ${lab}, situation au ${date}.`,
  headline: (useCases, decisions) =>
    decisions.n === 0
      ? `${many(useCases, 'cas d’usage suivi', 'cas d’usage suivis')}, aucun arbitrage demandé`
      : `${many(useCases, 'cas d’usage suivi', 'cas d’usage suivis')}, ${many(decisions, 'arbitrage demandé', 'arbitrages demandés')}`,
  agendaTitle: (parts) => `La séance se lit en ${parts} parties`,
  agenda: {
    title: (points, minutes) =>
      minutes === 0
        ? many(points, 'point est à l’ordre du jour', 'points sont à l’ordre du jour')
        : `${many(points, 'point est à l’ordre du jour', 'points sont à l’ordre du jour')}, pour ${minutes} min annoncées`,
    lead: 'Les points dans l’ordre où ils sont appelés.',
    headers: ['N°', 'Point', 'Code', 'Rapporteur', 'Durée'],
    empty: 'Ordre du jour : aucun point n’est inscrit.',
  },
  objectiveIs: (objective) => `Objectif de la séance : ${objective}`,
  minutes: (n) => `${n}\u00A0min`,
  decisions: {
    title: (total) => many(total, 'arbitrage est demandé au comité', 'arbitrages sont demandés au comité'),
    lead: 'Ce que le comité est appelé à trancher : revues de passage, décisions proposées au registre, besoins déclarés avec la météo.',
    headers: ['Code', 'Cas d’usage', 'Arbitrage demandé', 'Origine', 'Pour le'],
    empty: 'Arbitrages : aucun n’est demandé au comité.',
    gate: (border) =>
      `Prononcer le passage ${
        {
          opportunity_framing: 'en cadrage',
          framing_delivery: 'en réalisation',
          delivery_deployment: 'en déploiement',
          deployment_usage: 'en suivi d’usage',
          usage_closed: 'en clôture',
        }[border]
      }`,
    gateSince: (state, date) => `Revue ${state === 'pending' ? 'demandée' : 'ouverte'}, demande du ${date}`,
    health: 'Météo',
    register: (number) => `Registre, ${number}`,
  },
  health: {
    title: (total, off, risk) => {
      const green = many(total, 'cas d’usage suivi n’est', 'cas d’usage suivis ne sont');
      if (off.n + risk.n === 0) return `${green} ni critique${total.n < 2 ? '' : 's'} ni en vigilance`;
      const parts = [
        off.n === 0 ? '' : `${off.text} critique${off.n < 2 ? '' : 's'}`,
        risk.n === 0 ? '' : `${risk.text} en vigilance`,
      ];
      return `${many(total, 'cas d’usage est suivi', 'cas d’usage sont suivis')}, dont ${parts.filter((part) => part !== '').join(' et ')}`;
    },
    lead: 'Le plus grave d’abord. Météo déclarée par le chef de projet : forme, mot, tendance depuis la déclaration précédente.',
    headers: ['Code', 'Cas d’usage', 'Phase', 'Météo', 'Motif'],
    empty: 'Météo : aucun cas d’usage n’est suivi.',
    onTrackReason: 'Tient ses engagements',
    noReason: 'Motif non renseigné',
    notRatedReason: 'Météo non déclarée',
  },
  objectives: {
    title: (total) =>
      many(
        total,
        'cas d’usage est piloté ici, avec son objectif',
        'cas d’usage sont pilotés ici, chacun avec son objectif',
      ),
    lead: 'Objectif de l’étude d’opportunité, sinon résumé du cas d’usage.',
    headers: ['Code', 'Cas d’usage', 'Objectif', 'Sponsor et référent'],
    empty: 'Objectifs : aucun cas d’usage n’est suivi.',
    none: 'Objectif non renseigné',
    people: (sponsor, referent) =>
      [
        sponsor === null ? 'Sponsor non désigné' : `Sponsor : ${sponsor}`,
        referent === null ? '' : `Référent : ${referent}`,
      ]
        .filter((text) => text !== '')
        .join(' · '),
    fromStudy: (code) => `(étude ${code})`,
    singleTitle: (code, title) => `${code} poursuit 1 objectif : ${title}`,
  },
  highlights: {
    title: (total, since) =>
      `${many(total, 'fait a marqué', 'faits ont marqué')} la période ouverte le ${since}`,
    lead: 'Le plus récent d’abord.',
    headers: ['Date', 'Code', 'Nature', 'Fait'],
    empty: 'Faits marquants : rien n’a été enregistré sur la période.',
    since: (date, previous) =>
      previous
        ? `Depuis le comité précédent, du ${date} inclus. Le plus récent d’abord.`
        : `Trente derniers jours, depuis le ${date}. Le plus récent d’abord.`,
    stage: 'Phase',
    health: 'Météo',
    milestone: 'Jalon',
    decision: 'Décision',
    action: 'Action',
    healthMove: (from, to) => `La météo passe de « ${from} » à « ${to} »`,
    reached: (name) => `Jalon atteint : ${name}`,
    reachedLate: (name, days) =>
      `Jalon atteint : ${name}, ${many(days, 'jour ouvré', 'jours ouvrés')} après la référence`,
    taken: (number, title) => `${number} prise : ${title}`,
    done: (number, title) => `${number} faite : ${title}`,
  },
  milestones: {
    title: (open, slipping, late) =>
      slipping.n + late.n === 0
        ? many(
            open,
            'jalon ouvert tient sa date de référence',
            'jalons ouverts tiennent leur date de référence',
          )
        : `${many(slipping, 'jalon ouvert glisse', 'jalons ouverts glissent')}${late.n === 0 ? '' : `, ${late.text} ${plural(late.n, 'fr', 'est échu', 'sont échus')}`}, sur ${open.text}`,
    lead: 'Jalons échus, puis glissants, puis à venir. Glissement en jours ouvrés de la prévision (ou du réel) après la référence.',
    headers: ['Code', 'Jalon', 'Référence', 'Prévu ou ✓ réel', 'Glissement'],
    empty: 'Jalons : aucun n’est planifié.',
    timelineTitle: (code, slipping, late, total, open) => {
      if (open.n === 0)
        return `${code} a atteint ${total.n < 2 ? 'son' : 'ses'} ${many(total, 'jalon', 'jalons')}`;
      if (slipping.n + late.n === 0)
        return `${code} tient ${open.n < 2 ? 'son' : 'ses'} ${many(open, 'jalon ouvert', 'jalons ouverts')}`;
      const parts = [
        slipping.n === 0 ? '' : many(slipping, 'glisse', 'glissent'),
        late.n === 0 ? '' : many(late, 'est échu', 'sont échus'),
      ];
      return `${code} : sur ${many(total, 'jalon', 'jalons')}, ${parts.filter((part) => part !== '').join(' et ')}`;
    },
  },
  trend: {
    title: (code, name, times) =>
      `${code} : « ${name} » est repoussé ${many(times, 'fois', 'fois de suite')}`,
    backTitle: (code, total) =>
      `${code} : ${many(total, 'jalon a changé', 'jalons ont changé')} de date sans recul au dernier point`,
    unit: 'Date prévue',
    format: '[$-40C]d mmm yyyy',
    moved: (name, from, to, days) => `« ${name} » : du ${from} au ${to} (${days} j ouvrés).`,
    kept: (name, date) => `« ${name} » : date tenue, ${date}.`,
    reading: 'Une ligne qui monte est une date qui recule ; une ligne plate, une date tenue.',
    conclusion: (code, sentences) => `Tendance des jalons de ${code} : ${sentences}`,
  },
  budget: {
    title: (signed, total, rebilled) =>
      signed.n === 0
        ? `Aucune convention n’est en vigueur pour ${many(total, 'cas d’usage', 'cas d’usage')}`
        : rebilled === null
          ? `${many(signed, 'convention signée cadre', 'conventions signées cadrent')} ${total.text} cas d’usage, sans refacturation`
          : `${many(signed, 'convention signée prévoit', 'conventions signées prévoient')} ${rebilled} de refacturation`,
    lead: 'Charges et financement des conventions signées, avenants compris ; le réalisé n’est pas suivi ici.',
    headers: ['Code', 'Cas d’usage', 'Financement', 'Charge', 'Refacturé', 'Convention'],
    empty: 'Budget : aucune convention n’est signée, aucun montant n’est donc engagé.',
    financing: {
      lab: 'Porté par le lab',
      shared: 'Partagé avec l’entité',
      rebilled: 'Refacturé à l’entité',
    },
    notSaid: 'Financement non précisé',
    none: 'Pas de convention signée',
    days: (text) => `${text} j-h`,
    euros: (text) => `${text} €`,
    nothing: '—',
    signed: (date, amendments) =>
      amendments.n === 0
        ? `Signée le ${date}`
        : `Signée le ${date}, ${many(amendments, 'avenant', 'avenants')}`,
    until: (date) => `jusqu’au ${date}`,
    expired: (date) => `échue le ${date}`,
    open: 'sans terme',
  },
  risks: {
    title: (open, severe) =>
      severe.n === 0
        ? `${many(open, 'risque ouvert reste', 'risques ouverts restent')} sous le seuil de 15`
        : `${many(severe, 'risque atteint', 'risques atteignent')} le seuil de 15, sur ${many(open, 'ouvert', 'ouverts')}`,
    lead: 'Du plus grave au moins grave : probabilité × impact, sur 25. Fort à partir de 15, modéré à partir de 6.',
    headers: ['Code', 'N°', 'Risque', 'P × I', 'Gravité', 'Réponse', 'Suivi par'],
    empty: 'Risques : aucun n’est ouvert.',
    response: { avoid: 'Éviter', reduce: 'Réduire', transfer: 'Transférer', accept: 'Accepter' },
    noResponse: 'Sans réponse',
  },
  actions: {
    title: (open, overdue) =>
      overdue.n === 0
        ? `${many(open, 'action est ouverte', 'actions sont ouvertes')}, aucune n’est en retard`
        : `${many(overdue, 'action est en retard', 'actions sont en retard')} sur ${many(open, 'ouverte', 'ouvertes')}`,
    lead: 'Les actions en retard d’abord, puis par échéance.',
    headers: ['Code', 'N°', 'Action', 'Responsable', 'Échéance', 'Statut'],
    empty: 'Actions : aucune n’est ouverte.',
    late: (days) => `En retard de ${many(days, 'jour', 'jours')}`,
    state: { todo: 'À faire', in_progress: 'En cours' },
  },
  next: {
    title: (total, until) =>
      `${many(total, 'échéance est attendue', 'échéances sont attendues')} d’ici au ${until}`,
    lead: 'Jalons et actions à venir, dans l’ordre des dates.',
    headers: ['Date', 'Code', 'Nature', 'Étape', 'Responsable'],
    empty: 'Prochaines étapes : aucun jalon ni action n’est daté dans les semaines qui viennent.',
    milestone: 'Jalon',
    action: 'Action',
    meeting: 'Comité',
    nextMeeting: (time, place) => `Prochain comité, à ${time}${place === '' ? '' : `, ${place}`}`,
  },
  capped: (shown, total) => `${shown.text} lignes sur ${total.text} ; les autres sont dans Jalon.`,
  quietTitle: (topics) => many(topics, 'sujet n’appelle pas de page', 'sujets n’appellent pas de page'),
  untitled: 'Sans titre',
  nobody: 'Non désigné',
  noDate: 'Sans date',
  keyTitle: 'La météo se lit en 4 formes et 3 flèches',
  key: [
    '● Maîtrisé : le cas d’usage tient ses engagements.',
    '▲ Vigilance : un écart est possible ; le motif est déclaré.',
    '◆ Critique : un engagement est manqué ou va l’être.',
    '○ Non évalué : aucune météo n’a encore été déclarée.',
    '↗ en amélioration, → stable, ↘ en dégradation ; « à actualiser » au-delà de 30 jours.',
    'Glissement : jours ouvrés entre la date de référence et la date prévue ou réelle.',
    'Budget : ce que prévoient les conventions signées, avenants compris.',
    'Risque : probabilité × impact, de 1 à 25 ; fort à partir de 15.',
  ],
};

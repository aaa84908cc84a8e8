import type { Health } from '@jalon/domain';
import { formatNumber } from '../text/index.js';
import type { Counted, Messages } from './messages-type.js';

const many = (c: Counted, one: string, several: string): string => `${c.text} ${c.n < 2 ? one : several}`;
const be = (c: Counted): string => (c.n < 2 ? 'est' : 'sont');
const more = (change: number, month: string): string => {
  if (change === 0) return `autant qu’en ${month}`;
  return `${Math.abs(change)} de ${change > 0 ? 'plus' : 'moins'} qu’en ${month}`;
};

const HEALTH_COUNTED: Record<Health, readonly [string, string]> = {
  on_track: ['maîtrisé', 'maîtrisés'],
  at_risk: ['en vigilance', 'en vigilance'],
  off_track: ['critique', 'critiques'],
  not_rated: ['non évalué', 'non évalués'],
};

const offTrackCount = (c: Counted): string =>
  c.n === 0
    ? 'Aucun cas d’usage n’est critique'
    : many(c, 'cas d’usage est critique', 'cas d’usage sont critiques');

export const FRENCH: Messages = {
  parts: {
    figures: 'Chiffres du mois',
    moves: 'Mouvements du mois',
    attention: 'Points d’attention',
    use: 'Usage et bénéfices',
    cards: 'Fiches des cas d’usage',
    rest: 'Autres cas d’usage',
    next: 'Mois prochain',
    key: 'Clés de lecture',
  },
  stage: {
    opportunity: 'Opportunité',
    framing: 'Cadrage',
    delivery: 'Réalisation',
    deployment: 'Déploiement',
    usage: 'Suivi d’usage',
    closed: 'Clos',
  },
  condition: { active: 'Actif', on_hold: 'Suspendu', abandoned: 'Abandonné' },
  health: { on_track: 'Maîtrisé', at_risk: 'Vigilance', off_track: 'Critique', not_rated: 'Non évalué' },
  trend: { improving: 'en amélioration', stable: 'stable', worsening: 'en dégradation' },
  figure: {
    total: 'Cas d’usage suivis',
    entered: 'Entrées',
    left: 'Sorties',
    onHold: 'Suspendus',
    offTrack: 'Critiques',
    atRisk: 'En vigilance',
    milestonesReached: 'Jalons atteints',
    milestonesLate: 'Jalons en retard',
  },
  stale: 'à actualiser',
  title: (month) => `Restitution mensuelle – ${month}`,
  wholePortfolio: 'Tout le portefeuille de cas d’usage',
  scope: (name) => `Périmètre : ${name}`,
  asOf: (date) => `Données arrêtées au ${date}`,
  confidentiality: 'Usage interne – diffusion restreinte',
  demoNotice: 'Données de démonstration : entités, personnes et dates fictives',
  source: (lab, date, frozen) =>
    `Source : Jalon, portefeuille ${lab}, données arrêtées au ${date}${frozen === null ? '' : `, figées le ${frozen}`}.`,
  frozenOn: (date) => `Mois figé le ${date}`,
  subject: 'Restitution mensuelle du portefeuille de cas d’usage',
  keywords: ['restitution mensuelle', 'cas d’usage', 'météo', 'jalons'],
  agendaTitle: (parts) => `Le mois se lit en ${parts} parties`,
  since: (change, month) => `${change} depuis ${month}`,
  unchanged: (month) => `stable depuis ${month}`,
  figuresTitle: (c, change, month) =>
    `Le portefeuille compte ${many(c, 'cas d’usage', 'cas d’usage')}, ${more(change, month)}`,
  figureColumn: 'Indicateur',
  changeColumn: 'Évolution',
  healthHighlight: (off, change, month, risk) =>
    `${many(off, 'cas d’usage est critique', 'cas d’usage sont critiques')}, ${more(change, month)} ; ${risk.text} en vigilance.`,
  gatesHighlight: (entered, advanced, left) =>
    `${many(entered, 'entrée', 'entrées')}, ${many(advanced, 'passage d’étape', 'passages d’étape')} et ${many(left, 'sortie', 'sorties')} dans le mois.`,
  reachedHighlight: (reached, late) =>
    `${many(reached, 'jalon atteint', 'jalons atteints')}, ${many(late, 'jalon en retard', 'jalons en retard')}.`,
  decisionsHighlight: (c) =>
    `${many(c, 'décision est attendue', 'décisions sont attendues')} de la direction.`,
  dueHighlight: (c, month) => `${many(c, 'jalon est prévu', 'jalons sont prévus')} en ${month}.`,
  stagesTitle: (c, stage, total) =>
    `${many(c, 'cas d’usage', 'cas d’usage')} sur ${total.text} ${be(c)} à l’étape ${stage}, la plus chargée`,
  stagesEmpty: 'Aucun cas d’usage n’est suivi : la répartition par étape est sans objet.',
  stageMessage: (stage, c, change) => `${stage} : ${c.text} (${change})`,
  useCaseUnit: 'Nombre de cas d’usage',
  stageColumn: 'Étape',
  monthColumn: 'Mois',
  healthsTitle: (off, risk) =>
    `La météo compte ${many(off, 'cas d’usage critique', 'cas d’usage critiques')} et ${risk.text} en vigilance`,
  healthsAllGreen: (c) =>
    `La météo ne signale aucun cas critique ni en vigilance sur ${many(c, 'cas d’usage', 'cas d’usage')}`,
  healthsEmpty: 'Aucun cas d’usage n’est suivi : la météo est sans objet.',
  healthMessage: (health, c, change) => `${many(c, ...HEALTH_COUNTED[health])} (${change})`,
  movesTitle: (total, month) =>
    `${many(total, 'mouvement a marqué', 'mouvements ont marqué')} le portefeuille en ${month}`,
  movesLead: (entered, gates, left, other) =>
    `${many(entered, 'entrée', 'entrées')} · ${many(gates, 'passage d’étape', 'passages d’étape')} · ${many(left, 'sortie', 'sorties')} · ${many(other, 'autre mouvement', 'autres mouvements')}.`,
  movesEmpty: (month) => `Mouvements : aucun cas d’usage n’est entré, passé d’étape ou sorti en ${month}.`,
  movesHeaders: ['Date', 'Code', 'Cas d’usage', 'Mouvement', 'Motif'],
  move: (kind, from, to) => {
    switch (kind) {
      case 'entered':
        return `Entrée en ${to}`;
      case 'advanced':
        return from === null ? `Passage en ${to}` : `${from} → ${to}`;
      case 'returned':
        return from === null ? `Retour en ${to}` : `Retour : ${from} → ${to}`;
      case 'closed':
        return from === null ? 'Clôture' : `Clôture depuis ${from}`;
      case 'held':
        return `Suspension en ${to}`;
      case 'resumed':
        return `Reprise en ${to}`;
      case 'abandoned':
        return `Abandon en ${to}`;
    }
  },
  slippedTitle: (c, worst, late) => {
    const overdue = many(late, 'jalon est en retard', 'jalons sont en retard');
    if (c.n === 0) return overdue;
    const slips = `${many(c, 'jalon dérive', 'jalons dérivent')}, jusqu’à ${many(worst, 'jour ouvré', 'jours ouvrés')}`;
    return late.n === 0 ? slips : `${slips} ; ${late.text} ${be(late)} en retard`;
  },
  slippedLead:
    'Dérive : jalons ouverts ou atteints dans le mois, après leur date de référence ; retard : échéance passée, jalon non atteint.',
  slippedEmpty: (month) => `Jalons : aucun jalon ouvert ou atteint en ${month} ne dérive ni n’est en retard.`,
  slippedHeaders: ['Code', 'Cas d’usage', 'Jalon', 'Référence', 'Prévu ou ✓ atteint', 'Dérive'],
  slip: (days) => `+${days.text} j`,
  onTime: 'à temps',
  overdueOn: (date) => `${date}, dépassé`,
  reachedOn: (date) => `✓\u00A0${date}`,
  offTrackTitle: (c, decisions) =>
    decisions.n === 0
      ? `${offTrackCount(c)}, sans décision demandée`
      : `${offTrackCount(c)}, ${many(decisions, 'décision est attendue', 'décisions sont attendues')}`,
  offTrackLead: (off, risk, other) => {
    const asked = [
      [off, 'sur un cas critique', 'sur des cas critiques'],
      [risk, 'sur un cas en vigilance', 'sur des cas en vigilance'],
      [other, 'sur un autre cas', 'sur d’autres cas'],
    ] as const;
    const shares = asked
      .filter(([c]) => c.n > 0)
      .map(([c, one, several]) => `${c.text} ${c.n === 1 ? one : several}`);
    const total = off.n + risk.n + other.n;
    const decisions =
      total === 0
        ? ''
        : `${total === 1 ? 'Décision attendue' : 'Décisions attendues'} : ${shares.join(', ')}. `;
    return `${decisions}Motif déclaré par le chef de projet, les cas les plus critiques d’abord.`;
  },
  offTrackEmpty: 'Points d’attention : aucun cas d’usage n’est critique ni n’attend de décision.',
  offTrackHeaders: ['Code', 'Cas d’usage', 'Entité', 'Météo', 'Motif', 'Décision attendue'],
  noReason: 'Motif non renseigné',
  noDecision: 'Aucune décision demandée',
  cardsLead: (shown, total) =>
    shown.n === total.n
      ? many(
          total,
          'cas d’usage a bougé, n’est pas au vert ou attend une décision : une page.',
          'cas d’usage ont bougé, ne sont pas au vert ou attendent une décision : une page chacun.',
        )
      : `${shown.text} pages sur ${total.text} cas d’usage qui ont bougé, ne sont pas au vert ou attendent une décision, les plus critiques d’abord ; les autres figurent dans les tableaux.`,
  restTitle: (c) =>
    many(c, 'autre cas d’usage complète le portefeuille', 'autres cas d’usage complètent le portefeuille'),
  restLead: 'Cas d’usage sans page dédiée, les plus critiques d’abord, puis par code.',
  restEmpty: 'Autres cas d’usage : aucun, tous ont leur page.',
  restHeaders: ['Code', 'Cas d’usage', 'Entité', 'Étape', 'Météo', 'Prochain jalon'],
  noMilestone: 'Aucun jalon à venir',
  untitled: 'Sans titre',
  nextTitle: (c, month) => `${many(c, 'jalon est à tenir', 'jalons sont à tenir')} en ${month}`,
  nextLead: (month) =>
    `Jalons non atteints dont la date prévue tombe en ${month}, par date, hors cas suspendus.`,
  nextEmpty: (month) => `Mois prochain : aucun jalon n’est prévu en ${month}.`,
  nextHeaders: ['Échéance', 'Code', 'Cas d’usage', 'Jalon', 'Référent'],
  capped: (shown, total) =>
    `${shown.text} lignes sur ${total.text} ; ${many({ n: total.n - shown.n, text: formatNumber(total.n - shown.n, 'fr') }, 'ligne non listée est', 'lignes non listées sont')} dans le portefeuille.`,
  nothingTitle: (c) =>
    `${many(c, 'rubrique n’appelle', 'rubriques n’appellent')} aucun commentaire ce mois-ci`,
  readingKeyTitle: 'La météo se lit en 4 formes et 3 flèches',
  readingKey: [
    '● Maîtrisé : le cas d’usage tient ses engagements.',
    '▲ Vigilance : un écart est possible ; le motif est déclaré.',
    '◆ Critique : un engagement est manqué ou va l’être ; une décision peut être attendue.',
    '○ Non évalué : le chef de projet n’a pas encore déclaré de météo.',
    '↗ en amélioration, → stable, ↘ en dégradation depuis la météo précédente ; « à actualiser » au-delà de 30 jours.',
    'Dérive : jours ouvrés entre la date de référence et la date prévue ou atteinte.',
    'En retard : la date prévue est passée et le jalon n’est pas atteint.',
  ],
  continued: (page, pages) => ` (${page}/${pages})`,
  tableOf: (title, page, pages) => (pages > 1 ? `${title}, page ${page} sur ${pages}` : title),
  card: {
    decision: (code, decision, state) =>
      `${code} ${{ off_track: 'est critique et attend', at_risk: 'appelle la vigilance et attend', on_hold: 'est suspendu et attend', other: 'attend' }[state]} une décision : ${decision}`,
    offTrack: (code, reason) => `${code} est critique : ${reason}`,
    atRisk: (code, reason) => `${code} appelle la vigilance : ${reason}`,
    backOnTrack: (code, previous) => `${code} redevient maîtrisé, après « ${previous} » le mois précédent`,
    moved: (code, move, date) => `${code} a bougé le ${date} : ${move}`,
    changed: (code, previous, now) => `${code} passe de « ${previous} » à « ${now} » en un mois`,
    reasonLabel: 'Motif',
    decisionLabel: 'Décision attendue',
    monthLabel: 'Ce mois-ci',
    summaryLabel: 'En bref',
    noSummary: 'Résumé non renseigné.',
    monthMove: (move, date) => `${move} le ${date}.`,
    healthMove: (previous, now) => `Météo : de « ${previous} » à « ${now} ».`,
    identity: (p) => [
      p.condition ?? '',
      p.entity,
      p.domain ?? '',
      p.product === null ? '' : `Produit : ${p.product}`,
      p.referent === null ? '' : `Référent : ${p.referent}`,
      p.sponsor === null ? '' : `Commanditaire : ${p.sponsor}`,
      `Étape depuis le ${p.since}`,
    ],
    milestoneHeaders: ['Jalon', 'Référence', 'Prévu ou ✓ atteint', 'Dérive'],
    noMilestone: 'Aucun jalon n’est suivi pour ce cas d’usage.',
    valueLabel: 'Valeur',
    feasibilityLabel: 'Faisabilité',
    notScored: 'non noté',
    timelineLabel: 'Jalons',
    legendBaseline: 'référence',
    legendForecast: 'prévu',
    legendReached: 'atteint',
    otherMilestones: (c) => `… et ${many(c, 'autre', 'autres')}`,
    milestonesAlt: ({ code, total, reached, slipping, late, worst, next }) =>
      [
        `${code} : ${many(total, 'jalon', 'jalons')}, ${many(reached, 'atteint', 'atteints')}, ${slipping.text} en dérive, ${late.text} en retard`,
        worst === null ? '' : `plus longue dérive : ${worst.name}, ${worst.text}`,
        next === null ? 'aucun jalon à venir' : `prochain : ${next.name}, ${next.text}`,
      ]
        .filter((part) => part !== '')
        .join(' ; '),
  },
  note: {
    contents: 'Sommaire',
    essentials: 'L’essentiel',
    tableLabel: 'Tableau',
    figuresCaption: (month) => `Chiffres ${/^[ao]/.test(month) ? 'd’' : 'de '}${month}`,
    stagesHeading: 'Répartition par étape',
    healthsHeading: 'Météo du portefeuille',
    stagesCaption: 'Cas d’usage par étape',
    healthsCaption: 'Cas d’usage par météo et par mois',
    slippedHeading: 'Jalons en dérive ou en retard',
    offTrackHeading: 'Cas critiques et décisions attendues',
    milestonesCaption: (code) => `Jalons de ${code}`,
    page: 'Page',
    of: 'sur',
    statusLabel: 'Météo',
    pageShort: 'p.',
    seeSlipped: 'Les dates de leurs jalons sont dans :',
    decisionIn: 'Décision récapitulée dans :',
    others: (c) => `${many(c, 'autre jalon n’est pas listé ici', 'autres jalons ne sont pas listés ici')}.`,
  },
};

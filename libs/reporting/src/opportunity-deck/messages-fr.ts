import { plural } from '../text/index.js';
import type { Counted } from '../monthly-report/messages-type.js';

const many = (c: Counted, one: string, several: string): string =>
  `${c.text} ${plural(c.n, 'fr', one, several)}`;

/** Every word of the restitution of a study that no other deck has. Ordinary spaces: the view sets the French ones. */
export const FRENCH = {
  parts: {
    summary: 'L’essentiel',
    need: 'Le besoin',
    options: 'Les options',
    value: 'Coûts et gains',
    means: 'Données et effort',
    risks: 'Risques',
    trust: 'IA de confiance',
    decision: 'Décision demandée',
  },
  cover: (code: string, title: string) => `Étude d’opportunité ${code} – ${title}`,
  subject: (code: string) => `Restitution de l’étude d’opportunité ${code}`,
  subtitle: (entity: string, state: string) => `${entity} · ${state}`,
  asked: 'Le comité est appelé à décider : poursuivre, différer ou abandonner',
  asOf: (date: string) => `Situation au ${date}`,
  by: (name: string) => `Étude menée par ${name}`,
  agendaTitle: (parts: number) => `L’étude se lit en ${parts} parties`,
  source: (lab: string, code: string, date: string) =>
    `Source : Jalon, étude ${code} instruite par ${lab}, situation au ${date} ; les textes coupés (…) s’y lisent en entier.`,
  decided: {
    pursue: (code: string, date: string) => `${code} est à poursuivre : décision du ${date}`,
    defer: (code: string, date: string) => `${code} est différée : décision du ${date}`,
    abandon: (code: string, date: string) => `${code} est abandonnée : décision du ${date}`,
  },
  summaryTitle: (code: string, option: string, cost: string | null, gain: string | null) => {
    const amounts = [
      cost === null ? '' : `${cost} sur 3 ans`,
      gain === null ? '' : `pour un gain de ${gain} par an`,
    ]
      .filter((part) => part !== '')
      .join(' ');
    return `${code} appelle une décision : ${option}${amounts === '' ? '' : `, ${amounts}`}`;
  },
  noPreferred: 'aucune option n’est préférée',
  notSaid: 'Non renseigné.',
  nobody: 'non désigné',
  cards: {
    cost: 'Coût sur 3 ans',
    gain: 'Gain annuel attendu',
    net: 'Solde sur 3 ans',
    effort: 'Effort',
    costNote: 'option préférée',
    gainNote: 'une fois en service',
    netNote: '3 × gain − coût',
    effortNote: (weeks: Counted | null) =>
      weeks === null ? 'durée non estimée' : many(weeks, 'semaine', 'semaines'),
    days: (days: Counted) => `${days.text} j-p`,
    unknown: 'Non chiffré',
    byLab: 'À estimer',
    byLabNote: 'par le lab',
  },
  summary: {
    need: 'Besoin',
    objective: 'Objectif',
    option: 'Option préférée',
    risks: 'Risques',
    trust: 'Conformité',
    missing: 'À compléter',
    riskLine: (all: Counted, severe: Counted) =>
      all.n === 0
        ? 'Aucun risque n’est coté.'
        : `${many(all, 'risque coté', 'risques cotés')}, dont ${many(severe, 'fort', 'forts')} (15 et plus sur 25).`,
    nothingMissing: 'Rien : les onze étapes de l’étude sont complètes.',
  },
  need: {
    title: (people: Counted, objective: string) =>
      `${many(people, 'personne est concernée', 'personnes sont concernées')} : ${objective}`,
    titleWithout: (objective: string) => `L’étude poursuit 1 objectif : ${objective}`,
    titleNothing: 'L’objectif de l’étude reste à écrire',
    problem: 'Le besoin',
    objective: 'Ce que l’on veut obtenir',
    doingNothing: 'Ce que coûte de ne rien faire',
    cards: {
      sponsor: 'Commanditaire',
      owner: 'Référent métier',
      referent: 'Référent fonctionnel',
      users: 'Utilisateurs visés',
      unknownUsers: 'Non dénombrés',
      people: (c: Counted) => many(c, 'personne', 'personnes'),
    },
    described: 'Qui s’en servira',
    who: 'Qui porte la demande, qui s’en servira',
    sponsor: (name: string) => `Commanditaire : ${name}`,
    owner: (name: string) => `Référent métier : ${name}`,
    referent: (name: string) => `Référent fonctionnel : ${name}`,
    users: (users: string, people: Counted | null) =>
      `Utilisateurs : ${users === '' ? 'non décrits' : users}${people === null ? '' : ` (${many(people, 'personne', 'personnes')})`}`,
  },
  options: {
    title: (all: Counted, preferred: string | null) =>
      `${many(all, 'option est étudiée', 'options sont étudiées')}, ${preferred === null ? 'aucune n’est préférée' : `« ${preferred} » est préférée`}`,
    lead: 'Ce que chacune donnerait et coûterait sur trois ans ; le statu quo est une option de chaque étude.',
    headers: ['Option', 'Nature', 'Ce que cela donnerait', 'Coût sur 3 ans', 'Choix'],
    preferred: '✓ préférée',
    statusQuo: 'Ne rien faire de plus',
    unknown: 'inconnu',
    none: 'Options : aucune n’est décrite.',
  },
  value: {
    net: (amount: string) => `L’option préférée rapporte ${amount} nets en 3 ans`,
    loss: (amount: string) => `L’option préférée coûte ${amount} de plus qu’elle ne rapporte en 3 ans`,
    even: 'L’option préférée rapporte en 3 ans ce qu’elle coûte, soit 0 € net',
    gainOnly: (gain: string) => `Le gain attendu est de ${gain} par an, le coût n’est pas chiffré`,
    costOnly: (cost: string) => `L’option préférée coûte ${cost} sur 3 ans, le gain n’est pas chiffré`,
    nothing: 'Ni le coût ni le gain ne sont chiffrés : 0 montant pour décider',
    chart: 'Coûts et gain sur 3 ans',
    unit: 'Euros sur 3 ans',
    costSeries: 'Coût',
    gainSeries: 'Gain attendu',
    gainCategory: 'Gain attendu (3 ans)',
    gainLabel: 'Gain attendu',
    basis: (text: string) => `Calcul du gain : ${text}`,
    noBasis: 'Le calcul du gain n’est pas expliqué.',
    perYear: (gain: string) => `Gain : ${gain} par an une fois en service.`,
    noGain: 'Gain : aucun en euros.',
    unknownGain: 'Gain : non chiffré.',
    kinds: (kinds: string) => `Autres gains : ${kinds}.`,
    description: 'Les gains qui ne se comptent pas en euros',
    uncosted: (c: Counted) => `${many(c, 'option non chiffrée', 'options non chiffrées')}.`,
    amounts: 'Les montants',
  },
  means: {
    estimated: (days: Counted, weeks: Counted | null) =>
      `Le projet demande ${many(days, 'jour-personne', 'jours-personne')}${weeks === null ? '' : ` sur ${many(weeks, 'semaine', 'semaines')}`}`,
    byLab: 'Le lab doit estimer l’effort avant 1 décision ferme',
    unknown: 'L’effort reste à estimer : 0 jour-personne annoncé',
    data: (availability: string) => `données ${availability.toLowerCase()}`,
    sources: 'Les sources de données',
    availability: 'Leur accès',
    limits: 'Leurs limites',
    noLimits: 'Aucune limite n’est signalée.',
    effort: 'L’effort',
    cards: {
      days: 'Charge',
      daysNote: 'tous profils confondus',
      weeks: 'Durée',
      weeksNote: 'jusqu’à la mise en service',
      euros: 'Autres dépenses',
      eurosNote: 'licences, infrastructure, prestations',
      access: 'Accès aux données',
      inWeeks: (c: Counted) => many(c, 'semaine', 'semaines'),
      unknown: 'Non dit',
    },
    days: (days: Counted) =>
      `Charge : ${many(days, 'jour-personne', 'jours-personne')}, tous profils confondus`,
    weeks: (weeks: Counted) =>
      `Durée : ${many(weeks, 'semaine', 'semaines')} jusqu’à une première mise en service`,
    euros: (amount: string) => `Autres dépenses : ${amount} (licences, infrastructure, prestations)`,
    labEstimates: 'Le lab l’estimera.',
  },
  risks: {
    title: (all: Counted, severe: Counted) =>
      severe.n === 0
        ? `${many(all, 'risque est identifié', 'risques sont identifiés')}, aucun n’est fort`
        : `${many(all, 'risque est identifié', 'risques sont identifiés')}, dont ${many(severe, 'fort', 'forts')}`,
    lead: 'Probabilité × impact, chacun de 1 à 5 ; fort à partir de 15, modéré à partir de 6. Le plus grave d’abord.',
    headers: ['N°', 'Risque', 'P × I', 'Niveau', 'Ce que l’on ferait'],
    level: { severe: '◆ Fort', moderate: '▲ Modéré', low: '● Faible' },
    unrated: 'À coter',
    noResponse: 'Aucune réponse prévue',
    none: 'Risques : aucun n’est identifié.',
  },
  trust: {
    prohibited: 'La pratique est interdite : l’étude ne peut pas être poursuivie en l’état',
    title: (duties: Counted, dpia: string) =>
      `Le règlement sur l’IA retient ${many(duties, 'obligation', 'obligations')} ; ${dpia}`,
    outOfScope: (dpia: string) => `Le règlement sur l’IA ne s’applique pas (0 obligation) ; ${dpia}`,
    open: (questions: Counted) =>
      `${many(questions, 'question du règlement sur l’IA reste', 'questions du règlement sur l’IA restent')} sans réponse`,
    dpia: {
      unknown: 'les données personnelles restent à dire',
      none: 'aucune donnée personnelle',
      dpia_justified: 'sans analyse d’impact',
      dpia_needed: 'une AIPD est à mener',
    },
    lead: 'Repères pour le cadrage : la conformité confirme. Règlement (UE) 2024/1689, RGPD, AFNOR SPEC 2314.',
    headers: ['Sujet', 'Ce que disent les réponses', 'Fondement', 'Applicable'],
    aiAct: 'Règlement IA',
    personalData: 'Données personnelles',
    sobriety: 'Sobriété',
    openRow: (questions: Counted) =>
      `▲ ${many(questions, 'question reste', 'questions restent')} sans réponse`,
    since: (date: string) => `Depuis le ${date}`,
    from: (date: string) => `À partir du ${date}`,
    dpiaRow: {
      unknown: '▲ Le traitement de données personnelles n’est pas dit',
      none: '● Aucune donnée personnelle : pas d’analyse d’impact',
      dpia_justified: (why: string) =>
        `● Pas d’analyse d’impact, moins de deux critères : ${why === '' ? 'raison à écrire' : why}`,
      dpia_needed: (criteria: string) => `▲ Analyse d’impact (AIPD) à mener : ${criteria}`,
    },
    dpiaSource: 'RGPD art. 35, WP 248',
    sobrietySource: 'AFNOR SPEC 2314',
    considered: (options: string) => `Envisagé : ${options}.`,
    noNeed: '▲ La nécessité de l’IA n’est pas dite',
  },
  decision: {
    title: 'Le comité est appelé à trancher : poursuivre, différer ou abandonner',
    lead: (missing: Counted) =>
      missing.n === 0
        ? 'L’étude est complète. Les faits ci-dessous viennent de ses réponses ; le choix revient au comité.'
        : `${many(missing, 'étape reste', 'étapes restent')} à compléter. Les faits ci-dessous viennent des réponses ; le choix revient au comité.`,
    decidedLead: (reason: string) => (reason === '' ? 'Aucune raison n’a été écrite.' : `Raison : ${reason}`),
    headers: ['Décision', 'Ce qu’elle entraîne', 'Ce qui y invite dans l’étude'],
    effect: {
      pursue: 'Le cas d’usage est ouvert, à l’étape Opportunité, ou rattaché à un cas d’usage qui existe.',
      defer: 'Une date de réexamen est fixée ; l’instruction reprend ce jour-là.',
      abandon: 'La raison est écrite et dite à l’auteur et à son entité.',
    },
    became: (code: string, title: string) => `Devenue ${code}, ${title}.`,
    revisit: (date: string) => `À revoir le ${date}.`,
    taken: '✓ décidé',
    nothing: 'Rien dans les réponses',
    facts: {
      net: (amount: string) => `solde de ${amount} sur 3 ans`,
      loss: (amount: string) => `solde de ${amount} sur 3 ans`,
      dataReady: 'données accessibles',
      dataMissing: 'données à obtenir',
      aiNeeded: 'l’IA est nécessaire',
      aiNotNeeded: 'une option plus légère suffit',
      noSevere: 'aucun risque fort',
      severe: (c: Counted) => many(c, 'risque fort', 'risques forts'),
      prohibited: 'pratique interdite par l’article 5',
      incomplete: (c: Counted) => many(c, 'étape incomplète', 'étapes incomplètes'),
      noEffort: 'effort non estimé',
      dpia: 'analyse d’impact à mener',
      statusQuo: 'le statu quo est l’option préférée',
      option: (title: string) => `« ${title} » est l’option préférée`,
    },
  },
  sections: {
    need: 'besoin',
    businessCase: 'intérêt',
    stakeholders: 'parties prenantes',
    options: 'options',
    data: 'données',
    effort: 'effort',
    benefits: 'gains',
    risks: 'risques',
    aiAct: 'règlement IA',
    personalData: 'données personnelles',
    sobriety: 'sobriété',
  },
};

export type OpportunityMessages = typeof FRENCH;

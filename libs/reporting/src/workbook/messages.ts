/** Words of the workbook of a month in one language, beside those of the monthly report. */
export interface WorkbookMessages {
  readonly sheet: Readonly<Record<'about' | 'figures' | 'useCases' | 'milestones' | 'moves', string>>;
  readonly about: readonly [string, string];
  readonly aboutRows: Readonly<
    Record<
      | 'document'
      | 'month'
      | 'scope'
      | 'asOf'
      | 'frozenOn'
      | 'lab'
      | 'author'
      | 'source'
      | 'distribution'
      | 'notice'
      | 'reading',
      string
    >
  >;
  readonly month: string;
  readonly stageOf: (stage: string) => string;
  readonly healthOf: (health: string) => string;
  readonly column: Readonly<
    Record<
      | 'code'
      | 'title'
      | 'entity'
      | 'domain'
      | 'product'
      | 'stage'
      | 'condition'
      | 'stageSince'
      | 'health'
      | 'trend'
      | 'previousHealth'
      | 'declaredOn'
      | 'reason'
      | 'decision'
      | 'value'
      | 'feasibility'
      | 'referent'
      | 'sponsor'
      | 'summary'
      | 'milestone'
      | 'baseline'
      | 'forecast'
      | 'actual'
      | 'slip'
      | 'on'
      | 'move'
      | 'from'
      | 'to',
      string
    >
  >;
}

const FRENCH: WorkbookMessages = {
  sheet: {
    about: 'À propos',
    figures: 'Chiffres par mois',
    useCases: 'Cas d’usage',
    milestones: 'Jalons',
    moves: 'Mouvements',
  },
  about: ['Rubrique', 'Contenu'],
  aboutRows: {
    document: 'Document',
    month: 'Mois',
    scope: 'Portée',
    asOf: 'Arrêté au',
    frozenOn: 'Figé le',
    lab: 'Lab',
    author: 'Demandé par',
    source: 'Source',
    distribution: 'Diffusion',
    notice: 'Avertissement',
    reading: 'Clé de lecture',
  },
  month: 'Mois',
  stageOf: (stage) => `Étape : ${stage}`,
  healthOf: (health) => `Santé : ${health}`,
  column: {
    code: 'Code',
    title: 'Intitulé',
    entity: 'Entité partenaire',
    domain: 'Domaine',
    product: 'Produit',
    stage: 'Étape',
    condition: 'Situation',
    stageSince: 'À cette étape depuis',
    health: 'Santé',
    trend: 'Tendance',
    previousHealth: 'Santé du mois précédent',
    declaredOn: 'Santé déclarée le',
    reason: 'Motif',
    decision: 'Décision attendue',
    value: 'Valeur (1 à 5)',
    feasibility: 'Faisabilité (1 à 5)',
    referent: 'Référent fonctionnel',
    sponsor: 'Commanditaire',
    summary: 'Résumé',
    milestone: 'Jalon',
    baseline: 'Initial',
    forecast: 'Prévu',
    actual: 'Réalisé',
    slip: 'Glissement (jours ouvrés)',
    on: 'Date',
    move: 'Mouvement',
    from: 'De',
    to: 'À',
  },
};
const ENGLISH: WorkbookMessages = {
  sheet: {
    about: 'About',
    figures: 'Figures by month',
    useCases: 'Use cases',
    milestones: 'Milestones',
    moves: 'Moves',
  },
  about: ['Item', 'Content'],
  aboutRows: {
    document: 'Document',
    month: 'Month',
    scope: 'Scope',
    asOf: 'As of',
    frozenOn: 'Frozen on',
    lab: 'Lab',
    author: 'Asked for by',
    source: 'Source',
    distribution: 'Distribution',
    notice: 'Notice',
    reading: 'Reading key',
  },
  month: 'Month',
  stageOf: (stage) => `Stage: ${stage}`,
  healthOf: (health) => `Health: ${health}`,
  column: {
    code: 'Code',
    title: 'Title',
    entity: 'Partner entity',
    domain: 'Domain',
    product: 'Product',
    stage: 'Stage',
    condition: 'Condition',
    stageSince: 'At this stage since',
    health: 'Health',
    trend: 'Trend',
    previousHealth: 'Health the month before',
    declaredOn: 'Health declared on',
    reason: 'Reason',
    decision: 'Decision needed',
    value: 'Value (1 to 5)',
    feasibility: 'Feasibility (1 to 5)',
    referent: 'Functional referent',
    sponsor: 'Sponsor',
    summary: 'Summary',
    milestone: 'Milestone',
    baseline: 'Baseline',
    forecast: 'Forecast',
    actual: 'Actual',
    slip: 'Slippage (working days)',
    on: 'Date',
    move: 'Move',
    from: 'From',
    to: 'To',
  },
};

export const messagesFor = (language: 'fr' | 'en'): WorkbookMessages =>
  language === 'fr' ? FRENCH : ENGLISH;

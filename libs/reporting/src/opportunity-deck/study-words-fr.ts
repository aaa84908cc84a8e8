import type {
  AiActArea,
  AiActFlagName,
  AiActPractice,
  AiNeed,
  BenefitKind,
  DataAvailability,
  DpiaCriterion,
  LeanerOption,
  StudyOptionKind,
  StudyRecommendation,
  StudyState,
} from '@jalon/domain';

/** The words of an opportunity study: its choices and what its answers come to. Ordinary spaces: views set the others. */
export interface StudyWords {
  readonly state: Readonly<Record<StudyState, string>>;
  readonly recommendation: Readonly<Record<StudyRecommendation, string>>;
  readonly availability: Readonly<Record<DataAvailability, string>>;
  readonly benefit: Readonly<Record<BenefitKind, string>>;
  readonly practice: Readonly<Record<AiActPractice, string>>;
  readonly area: Readonly<Record<AiActArea, string>>;
  readonly criterion: Readonly<Record<DpiaCriterion, string>>;
  readonly leaner: Readonly<Record<LeanerOption, string>>;
  readonly aiNeed: Readonly<Record<AiNeed, string>>;
  readonly option: Readonly<Record<StudyOptionKind, string>>;
  readonly flag: Readonly<Record<AiActFlagName, string>>;
}

export const STUDY_FRENCH: StudyWords = {
  state: {
    draft: 'Brouillon',
    submitted: 'Soumise',
    screening: 'En instruction',
    qualified: 'Qualifiée',
    decided: 'Décidée',
  },
  recommendation: { pursue: 'Poursuivre', defer: 'Différer', abandon: 'Abandonner' },
  availability: {
    available: 'Accessibles dès maintenant',
    partial: 'Accessibles en partie',
    to_collect: 'À recueillir',
    unknown: 'Accès inconnu',
  },
  aiNeed: {
    needed: 'L’IA est nécessaire : rien de plus léger ne suffit',
    partly: 'L’IA est nécessaire en partie, en complément de plus léger',
    not_needed: 'L’IA n’est pas nécessaire : l’option plus légère suffit',
  },
  benefit: {
    time: 'Temps gagné',
    quality: 'Qualité',
    satisfaction: 'Satisfaction',
    compliance: 'Conformité',
    risk: 'Risque réduit',
    environment: 'Environnement',
    knowledge: 'Connaissance',
  },
  practice: {
    manipulation: 'Manipuler le comportement',
    vulnerability: 'Exploiter une vulnérabilité, y compris économique',
    social_scoring: 'Noter socialement',
    crime_prediction: 'Prédire une infraction par profilage',
    face_scraping: 'Collecter des visages en masse',
    emotion_at_work: 'Déduire des émotions au travail ou à l’école',
    biometric_categorisation: 'Classer par biométrie selon un critère sensible',
    remote_identification: 'Identifier à distance en temps réel',
    intimate_imagery: 'Produire des images intimes sans consentement',
    child_abuse_material: 'Produire des contenus pédocriminels',
  },
  area: {
    biometrics: 'Biométrie',
    critical_infrastructure: 'Infrastructures critiques',
    education: 'Éducation et formation',
    employment: 'Emploi, recrutement, évaluation des salariés',
    creditworthiness: 'Solvabilité et octroi de crédit',
    insurance_pricing: 'Tarification en assurance vie ou santé',
    law_enforcement: 'Répression des infractions',
    migration: 'Migration et frontières',
    justice: 'Justice et démocratie',
  },
  criterion: {
    scoring: 'Évaluation ou notation de personnes',
    automated_decision: 'Décision automatisée',
    systematic_monitoring: 'Surveillance systématique',
    sensitive_data: 'Données sensibles ou très personnelles, financières comprises',
    large_scale: 'Grande échelle',
    cross_referencing: 'Croisement de fichiers',
    vulnerable_persons: 'Personnes vulnérables, salariés compris',
    innovative_use: 'Usage innovant',
    exclusion: 'Peut priver d’un droit ou d’un contrat',
  },
  leaner: {
    rules: 'Des règles écrites',
    existing_tool: 'Un outil que nous avons déjà',
    process_change: 'Changer la façon de travailler',
    no_tool: 'Ne rien outiller',
  },
  option: { status_quo: 'Statu quo', without_ai: 'Sans IA', with_ai: 'Avec IA' },
  flag: {
    out_of_scope: 'Hors du règlement sur l’IA',
    prohibited: 'Pratique interdite : ne peut pas être poursuivie en l’état',
    high_risk_annex_i: 'Haut risque (annexe I)',
    high_risk_annex_iii: 'Haut risque (annexe III)',
    annex_iii_exit: 'Sortie de l’annexe III, à documenter et à enregistrer',
    fundamental_rights_assessment: 'Analyse d’impact sur les droits fondamentaux',
    transparency_interaction: 'Dire aux personnes qu’elles parlent à une IA',
    transparency_synthetic: 'Marquer les contenus produits',
    transparency_sensing: 'Informer les personnes exposées',
    transparency_publication: 'Signaler les contenus publiés',
    general_purpose_model: 'Obligations des fournisseurs de modèles',
    minimal: 'Risque minimal',
    literacy: 'Former les personnes qui s’en servent',
  },
};

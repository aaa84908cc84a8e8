/** The gate criteria that Jalon starts with; an administrator publishes the next versions. */
interface Text {
  readonly fr: string;
  readonly en: string;
}

const gate = (
  key: string,
  kind: 'must_meet' | 'should_meet',
  evidenceRequired: boolean,
  label: Text,
  hint: Text,
) => ({
  key,
  label,
  kind,
  evidenceRequired,
  hint,
});

export const GATE_GRIDS = {
  opportunity_framing: [
    gate(
      'need_stated',
      'must_meet',
      false,
      { fr: 'Le besoin est formulé par le métier', en: 'The business has stated the need' },
      {
        fr: 'Qui attend quoi, et ce que coûte de ne rien faire.',
        en: 'Who expects what, and what doing nothing costs.',
      },
    ),
    gate(
      'ai_justified',
      'must_meet',
      false,
      {
        fr: 'L’IA est nécessaire\u00a0: une règle ou un outil existant ne suffit pas',
        en: 'AI is needed: a rule or an existing tool would not do',
      },
      {
        fr: 'Sobriété d’abord\u00a0: nommer les autres solutions écartées.',
        en: 'Sobriety first: name the alternatives set aside.',
      },
    ),
    gate(
      'sponsor_committed',
      'must_meet',
      false,
      {
        fr: 'Le commanditaire s’engage sur le temps de ses équipes',
        en: 'The sponsor commits the time of their teams',
      },
      {
        fr: 'Référent métier nommé, disponibilités données.',
        en: 'Business owner named, availability given.',
      },
    ),
    gate(
      'study_qualified',
      'must_meet',
      true,
      { fr: 'L’étude d’opportunité est qualifiée', en: 'The opportunity study is qualified' },
      { fr: 'Joindre l’étude, ou sa version signée.', en: 'Attach the study, or its signed version.' },
    ),
    gate(
      'no_prohibited_practice',
      'must_meet',
      false,
      {
        fr: 'Aucune pratique interdite par le règlement européen sur l’IA (article 5)',
        en: 'No practice that the EU AI Act prohibits (Article 5)',
      },
      {
        fr: 'Notation sociale, manipulation, reconnaissance des émotions au travail…',
        en: 'Social scoring, manipulation, emotion recognition at work…',
      },
    ),
    gate(
      'data_identified',
      'should_meet',
      false,
      { fr: 'Les sources de données sont identifiées', en: 'The data sources are identified' },
      {
        fr: 'Propriétaire, volume, qualité et historique connus.',
        en: 'Owner, volume, quality and history known.',
      },
    ),
    gate(
      'benefits_estimated',
      'should_meet',
      false,
      {
        fr: 'Les gains attendus sont chiffrés ou décrits',
        en: 'The expected benefits are estimated or described',
      },
      { fr: 'Gains monétaires et non monétaires.', en: 'Monetary and other benefits.' },
    ),
    gate(
      'reuse_checked',
      'should_meet',
      false,
      {
        fr: 'La réutilisation d’un cas d’usage existant a été cherchée',
        en: 'Reuse of an existing use case has been looked for',
      },
      {
        fr: 'Portefeuille et produits du lab consultés.',
        en: 'The lab’s portfolio and products were consulted.',
      },
    ),
  ],
  framing_delivery: [
    gate(
      'agreement_signed',
      'must_meet',
      true,
      { fr: 'La convention projet est signée', en: 'The project agreement is signed' },
      {
        fr: 'Joindre la convention signée par toutes les parties.',
        en: 'Attach the agreement signed by all parties.',
      },
    ),
    gate(
      'ai_act_class',
      'must_meet',
      true,
      {
        fr: 'La classe au sens du règlement européen sur l’IA est connue',
        en: 'The class under the EU AI Act is known',
      },
      {
        fr: 'Interdit, haut risque, transparence ou minimal, avec le raisonnement.',
        en: 'Prohibited, high-risk, transparency or minimal, with the reasoning.',
      },
    ),
    gate(
      'dpia_screened',
      'must_meet',
      true,
      { fr: 'La nécessité d’une AIPD est examinée', en: 'The need for a DPIA has been screened' },
      {
        fr: 'Avis du délégué à la protection des données (RGPD, article 35).',
        en: 'Opinion of the data protection officer (GDPR, Article 35).',
      },
    ),
    gate(
      'data_access',
      'must_meet',
      true,
      { fr: 'L’accès aux données est confirmé', en: 'Access to the data is confirmed' },
      {
        fr: 'Accord du propriétaire, environnement et habilitations ouverts.',
        en: 'Owner’s consent, environment and permissions open.',
      },
    ),
    gate(
      'plan_baselined',
      'must_meet',
      false,
      {
        fr: 'Le planning est établi et partagé avec l’entité',
        en: 'The plan is set and shared with the entity',
      },
      {
        fr: 'Jalons datés\u00a0: le planning de référence est pris à la décision.',
        en: 'Dated milestones: the baseline is taken at the decision.',
      },
    ),
    gate(
      'squad_staffed',
      'must_meet',
      false,
      { fr: 'La squad est constituée', en: 'The squad is staffed' },
      {
        fr: 'Compétences data & IA engineering, data science et pilotage couvertes.',
        en: 'Data & AI engineering, data science and project management are covered.',
      },
    ),
    gate(
      'budget_confirmed',
      'must_meet',
      false,
      { fr: 'Le budget et la charge sont validés', en: 'Budget and effort are approved' },
      { fr: 'Jours-personnes et coûts d’infrastructure.', en: 'Person-days and infrastructure costs.' },
    ),
    gate(
      'success_measured',
      'should_meet',
      false,
      { fr: 'Les indicateurs de succès sont mesurables', en: 'The success indicators can be measured' },
      { fr: 'Valeur de départ relevée avant de construire.', en: 'Baseline value measured before building.' },
    ),
    gate(
      'security_consulted',
      'should_meet',
      false,
      { fr: 'La sécurité a été consultée', en: 'Security has been consulted' },
      {
        fr: 'Classification des données et analyse de risques lancée.',
        en: 'Data classification and risk analysis started.',
      },
    ),
    gate(
      'footprint_estimated',
      'should_meet',
      false,
      { fr: 'L’empreinte carbone est estimée', en: 'The carbon footprint is estimated' },
      { fr: 'Entraînement et usage, en kgCO2e.', en: 'Training and use, in kgCO2e.' },
    ),
  ],
  delivery_deployment: [
    gate(
      'acceptance_signed',
      'must_meet',
      true,
      { fr: 'La recette métier est prononcée', en: 'The business has accepted the solution' },
      {
        fr: 'Procès-verbal de recette, réserves comprises.',
        en: 'Acceptance report, reservations included.',
      },
    ),
    gate(
      'performance_reached',
      'must_meet',
      true,
      {
        fr: 'Les seuils de performance convenus sont atteints',
        en: 'The agreed performance thresholds are reached',
      },
      { fr: 'Mesures sur un jeu de test tenu à part.', en: 'Measured on a held-out test set.' },
    ),
    gate(
      'bias_assessed',
      'must_meet',
      true,
      { fr: 'Les biais sont évalués et les écarts traités', en: 'Bias is assessed and gaps are dealt with' },
      {
        fr: 'Par groupe protégé quand la décision touche des personnes.',
        en: 'By protected group when the decision concerns people.',
      },
    ),
    gate(
      'security_approved',
      'must_meet',
      true,
      { fr: 'La sécurité a rendu un avis favorable', en: 'Security has approved' },
      {
        fr: 'Tests d’intrusion et d’injection d’invites compris.',
        en: 'Penetration and prompt-injection tests included.',
      },
    ),
    gate(
      'human_oversight',
      'must_meet',
      false,
      { fr: 'Le contrôle humain est défini', en: 'Human oversight is defined' },
      {
        fr: 'Qui peut corriger ou arrêter le système, et comment.',
        en: 'Who can correct or stop the system, and how.',
      },
    ),
    gate(
      'run_handover',
      'must_meet',
      false,
      { fr: 'L’exploitation est prête à reprendre', en: 'Operations are ready to take over' },
      {
        fr: 'Supervision, alertes, astreinte et retour arrière.',
        en: 'Monitoring, alerts, on-call and rollback.',
      },
    ),
    gate(
      'documentation',
      'should_meet',
      true,
      { fr: 'La documentation technique est à jour', en: 'The technical documentation is up to date' },
      { fr: 'Données, modèle, limites connues.', en: 'Data, model, known limits.' },
    ),
    gate(
      'cost_known',
      'should_meet',
      false,
      { fr: 'Le coût d’usage est connu', en: 'The cost of running is known' },
      { fr: 'Par mois et par utilisateur.', en: 'Per month and per user.' },
    ),
  ],
  deployment_usage: [
    gate(
      'users_trained',
      'must_meet',
      false,
      { fr: 'Les utilisateurs sont formés', en: 'Users are trained' },
      {
        fr: 'Limites du système et droit de s’en écarter compris.',
        en: 'Including the system’s limits and the right to deviate.',
      },
    ),
    gate(
      'production_stable',
      'must_meet',
      true,
      { fr: 'La production est stable', en: 'Production is stable' },
      { fr: 'Quatre semaines sans incident majeur.', en: 'Four weeks without a major incident.' },
    ),
    gate(
      'usage_measured',
      'must_meet',
      false,
      { fr: 'Le taux d’usage est mesuré', en: 'Adoption is measured' },
      {
        fr: 'Source et fréquence de la mesure décrites.',
        en: 'Source and frequency of the measure described.',
      },
    ),
    gate(
      'owner_run',
      'must_meet',
      false,
      { fr: 'Le produit a un responsable', en: 'The product has an owner' },
      { fr: 'Évolutions, budget et fin de vie.', en: 'Changes, budget and end of life.' },
    ),
    gate(
      'drift_monitored',
      'should_meet',
      false,
      { fr: 'La dérive du modèle est surveillée', en: 'Model drift is monitored' },
      { fr: 'Seuil d’alerte et réentraînement prévus.', en: 'Alert threshold and retraining are planned.' },
    ),
    gate(
      'benefit_baseline',
      'should_meet',
      false,
      {
        fr: 'Le gain mesuré est comparé à l’attendu',
        en: 'Measured benefits are compared with the expected',
      },
      { fr: 'Premier relevé fait après le déploiement.', en: 'First reading made after deployment.' },
    ),
  ],
  usage_closed: [
    gate(
      'benefits_reported',
      'must_meet',
      true,
      { fr: 'Le bilan des gains est établi', en: 'The benefits report is written' },
      {
        fr: 'Attendu, mesuré, et ce qui explique l’écart.',
        en: 'Expected, measured, and what explains the gap.',
      },
    ),
    gate(
      'data_disposed',
      'must_meet',
      false,
      { fr: 'Le sort des données et des accès est réglé', en: 'Data and access are disposed of' },
      { fr: 'Purge, archivage, habilitations fermées.', en: 'Purged or archived, permissions closed.' },
    ),
    gate(
      'users_informed',
      'must_meet',
      false,
      {
        fr: 'Les utilisateurs sont prévenus et ont une suite',
        en: 'Users are informed and have an alternative',
      },
      { fr: 'Date d’arrêt et solution de remplacement.', en: 'End date and replacement.' },
    ),
    gate(
      'lessons_shared',
      'should_meet',
      true,
      { fr: 'Le retour d’expérience est partagé', en: 'Lessons learned are shared' },
      {
        fr: 'Ce qui a marché, ce qui serait fait autrement.',
        en: 'What worked, what would be done differently.',
      },
    ),
  ],
};

import type { ImportOutcome, Language } from '@jalon/contracts';
import { IMPORT_DOUBTS, IMPORT_REJECTIONS } from '@jalon/domain';

interface Words {
  readonly fileName: string;
  readonly row: string;
  readonly outcome: string;
  readonly code: string;
  readonly title: string;
  readonly remarks: string;
  readonly outcomes: Readonly<Record<ImportOutcome, string>>;
}

export const REPORT_WORDS: Readonly<Record<Language, Words>> = {
  fr: {
    fileName: 'rapport-import',
    row: 'Ligne',
    outcome: 'Résultat',
    code: 'Code',
    title: 'Titre',
    remarks: 'Remarques',
    outcomes: { created: 'Créé', updated: 'Mis à jour', unchanged: 'Inchangé', rejected: 'Rejeté' },
  },
  en: {
    fileName: 'import-report',
    row: 'Row',
    outcome: 'Outcome',
    code: 'Code',
    title: 'Title',
    remarks: 'Remarks',
    outcomes: { created: 'Created', updated: 'Updated', unchanged: 'Unchanged', rejected: 'Rejected' },
  },
};

const CODES = [...IMPORT_REJECTIONS, ...IMPORT_DOUBTS] as const;
type Code = (typeof CODES)[number];

/** `{value}` is the text of the cell, or a row number. */
const ISSUES: Readonly<Record<Language, Readonly<Record<Code, string>>>> = {
  fr: {
    title_missing: 'aucun titre',
    entity_missing: 'aucune entité',
    stage_missing: 'aucune étape',
    stage_unknown: 'étape inconnue « {value} »',
    same_as_row: 'identique à la ligne {value}',
    external_ref_repeated: 'référence déjà utilisée à la ligne {value}',
    shortened: 'texte raccourci',
    not_a_date: '« {value} » n’est pas une date, laissée vide',
    date_out_of_range: 'date hors de 1990–2100, laissée vide : {value}',
    date_partly_read: 'date lue en partie : {value}',
    date_in_future: 'date à venir, laissée vide : {value}',
    date_out_of_order: 'date antérieure à l’étape précédente, laissée vide : {value}',
    date_after_stage: 'date d’une étape non atteinte, laissée vide : {value}',
    stage_unknown_default: 'étape inconnue « {value} », étape par défaut retenue',
    condition_unknown: 'situation inconnue « {value} », laissée vide',
    health_unknown: 'météo inconnue « {value} », laissée vide',
    health_reason_missing: 'météo sans motif, le texte de la cellule en tient lieu',
    score_unknown: 'note inconnue « {value} », laissée vide (de 1 à 5)',
    tags_left_out: 'étiquettes laissées de côté : {value}',
    formula_value: 'formule : valeur enregistrée reprise',
    formula_without_value: 'formule sans valeur enregistrée, laissée vide',
  },
  en: {
    title_missing: 'no title',
    entity_missing: 'no entity',
    stage_missing: 'no stage',
    stage_unknown: 'unknown stage “{value}”',
    same_as_row: 'same as row {value}',
    external_ref_repeated: 'reference already used on row {value}',
    shortened: 'text shortened',
    not_a_date: '“{value}” is not a date, left empty',
    date_out_of_range: 'date outside 1990–2100, left empty: {value}',
    date_partly_read: 'date read in part: {value}',
    date_in_future: 'date in the future, left empty: {value}',
    date_out_of_order: 'date before the previous stage, left empty: {value}',
    date_after_stage: 'date of a stage not reached, left empty: {value}',
    stage_unknown_default: 'unknown stage “{value}”, default stage taken',
    condition_unknown: 'unknown condition “{value}”, left empty',
    health_unknown: 'unknown health “{value}”, left empty',
    health_reason_missing: 'health without a reason, the cell’s text stands for it',
    score_unknown: 'unknown score “{value}”, left empty (1 to 5)',
    tags_left_out: 'tags left out: {value}',
    formula_value: 'formula: stored value taken',
    formula_without_value: 'formula without a stored value, left empty',
  },
};

const FIELDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    externalRef: 'Référence externe',
    title: 'Titre',
    summary: 'Résumé',
    entity: 'Entité',
    domain: 'Domaine',
    sponsor: 'Commanditaire',
    businessOwner: 'Référent métier',
    functionalReferent: 'Référent fonctionnel',
    product: 'Produit',
    stage: 'Étape',
    condition: 'Situation',
    health: 'Météo',
    healthReason: 'Motif de la météo',
    valueScore: 'Valeur',
    feasibilityScore: 'Faisabilité',
    tags: 'Étiquettes',
    opportunityOn: 'Date d’opportunité',
    framingOn: 'Date de cadrage',
    deliveryOn: 'Date de réalisation',
    deploymentOn: 'Date de déploiement',
    usageOn: 'Date de suivi d’usage',
    closedOn: 'Date de clôture',
    extra: 'Complément',
  },
  en: {
    externalRef: 'External reference',
    title: 'Title',
    summary: 'Summary',
    entity: 'Entity',
    domain: 'Domain',
    sponsor: 'Sponsor',
    businessOwner: 'Business owner',
    functionalReferent: 'Functional referent',
    product: 'Product',
    stage: 'Stage',
    condition: 'Condition',
    health: 'Health',
    healthReason: 'Health reason',
    valueScore: 'Value',
    feasibilityScore: 'Feasibility',
    tags: 'Tags',
    opportunityOn: 'Opportunity date',
    framingOn: 'Framing date',
    deliveryOn: 'Delivery date',
    deploymentOn: 'Deployment date',
    usageOn: 'Usage date',
    closedOn: 'Closing date',
    extra: 'Extra',
  },
};

/** One remark in words: « Étape : aucune étape ». */
export function issueText(
  issue: { readonly field: string; readonly code: string; readonly value: string | null },
  language: Language,
): string {
  const text = isCode(issue.code) ? ISSUES[language][issue.code] : issue.code;
  const field = FIELDS[language][issue.field] ?? issue.field;
  return `${field}${language === 'fr' ? ' : ' : ': '}${text.replace('{value}', () => issue.value ?? '')}`;
}

function isCode(code: string): code is Code {
  return (CODES as readonly string[]).includes(code);
}

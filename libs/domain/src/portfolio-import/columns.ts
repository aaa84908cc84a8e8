import { REPEATABLE_FIELDS, type ImportField } from './field.js';
import { fold } from './text.js';
import type { FieldError } from '../shared/domain-error.js';

export interface MappedColumn {
  readonly index: number;
  readonly field: ImportField;
}

/** Headers as people write them, folded (no case, accent or punctuation). The first match of a field wins. */
const SYNONYMS: Readonly<Record<ImportField, readonly string[]>> = {
  externalRef: [
    'id',
    'ref',
    'reference',
    'identifiant',
    'identifier',
    'external ref',
    'external reference',
    'reference externe',
    'use case id',
    'id cas d usage',
    'numero',
    'code',
  ],
  title: [
    'title',
    'titre',
    'name',
    'nom',
    'intitule',
    'libelle',
    'use case',
    'use case name',
    'use case title',
    'cas d usage',
    'nom du cas d usage',
    'titre du cas d usage',
    'intitule du cas d usage',
    'project',
    'projet',
    'project name',
    'nom du projet',
    'sujet',
  ],
  summary: [
    'summary',
    'resume',
    'description',
    'descriptif',
    'purpose',
    'objectif',
    'objectifs',
    'objective',
    'finalite',
    'besoin',
    'synthese',
    'presentation',
    'contexte',
    'what is the intended purpose and expected benefits of the ai',
  ],
  entity: [
    'entity',
    'entite',
    'partner entity',
    'entite partenaire',
    'partner',
    'partenaire',
    'agency',
    'agence',
    'direction',
    'departement',
    'department',
    'business unit',
    'metier',
    'filiale',
    'caisse',
    'organisation',
    'organization',
    'demandeur',
  ],
  domain: [
    'domain',
    'domaine',
    'business domain',
    'domaine metier',
    'topic',
    'topic area',
    'use case topic area',
    'theme',
    'thematique',
    'categorie',
    'category',
  ],
  sponsor: ['sponsor', 'commanditaire', 'executive sponsor'],
  businessOwner: [
    'business owner',
    'referent metier',
    'responsable metier',
    'owner',
    'porteur',
    'porteur metier',
    'product owner',
    'po',
  ],
  functionalReferent: [
    'functional referent',
    'referent fonctionnel',
    'chef de projet',
    'cheffe de projet',
    'project manager',
    'pilote',
    'responsable',
    'lead',
    'referent',
  ],
  product: ['product', 'produit', 'application', 'outil', 'plateforme', 'produit d atterrissage'],
  stage: [
    'stage',
    'etape',
    'phase',
    'statut',
    'status',
    'etat',
    'etat d avancement',
    'avancement',
    'stage of development',
    'lifecycle stage',
    'cycle de vie',
  ],
  condition: ['condition', 'situation', 'activite', 'actif'],
  health: ['health', 'meteo', 'sante', 'rag', 'rag status', 'indicateur', 'couleur', 'feu'],
  healthReason: [
    'health reason',
    'motif',
    'motif de la meteo',
    'commentaire meteo',
    'reason',
    'justification',
  ],
  valueScore: [
    'value',
    'valeur',
    'value score',
    'score de valeur',
    'valeur metier',
    'business value',
    'impact',
    'gain',
  ],
  feasibilityScore: [
    'feasibility',
    'faisabilite',
    'feasibility score',
    'score de faisabilite',
    'facilite',
    'ease',
  ],
  tags: ['tags', 'tag', 'etiquettes', 'etiquette', 'mots cles', 'mot cle', 'keywords', 'labels'],
  opportunityOn: [
    'opportunity on',
    'date initiated',
    'date d opportunite',
    'opportunite',
    'date de creation',
    'date creation',
    'created',
    'created on',
    'date d entree',
    'date de demande',
    'date de debut',
    'start date',
  ],
  framingOn: [
    'framing on',
    'date de cadrage',
    'cadrage',
    'debut de cadrage',
    'framing date',
    'framing start',
  ],
  deliveryOn: [
    'delivery on',
    'date de realisation',
    'realisation',
    'debut de realisation',
    'delivery start',
    'date when acquisition and or development began',
    'development start',
    'debut de developpement',
  ],
  deploymentOn: [
    'deployment on',
    'date de deploiement',
    'deploiement',
    'deployment date',
    'date implemented',
    'mise en production',
    'date de mise en production',
    'mep',
    'go live',
    'go live date',
  ],
  usageOn: [
    'usage on',
    'suivi d usage',
    'date de suivi d usage',
    'debut d usage',
    'usage start',
    'in use since',
  ],
  closedOn: [
    'closed on',
    'date retired',
    'date de cloture',
    'cloture',
    'date de fin',
    'end date',
    'closing date',
    'fin',
    'closed',
  ],
  extra: [
    'bureau',
    'describe the ai system s outputs',
    'outputs',
    'sorties',
    'livrables',
    'commentaire',
    'commentaires',
    'comments',
    'comment',
    'notes',
    'note',
    'remarques',
    'precisions',
  ],
};

/** Beginnings and pieces of long headers, tried when no header matches exactly. */
const PHRASES: readonly (readonly [ImportField, RegExp])[] = [
  [
    'title',
    /^(nom|titre|intitule|libelle) (du |de l |des )?(cas|projet|use case|initiative)|^use case (name|title)/,
  ],
  ['summary', /intended purpose|^(description|resume|descriptif|objectif)s? (du|de|detaille|of)/],
  ['entity', /^(entite|direction|partenaire|agency|entity|business unit)\b/],
  ['domain', /^(domaine|thematique|topic area)\b/],
  ['stage', /^(etape|phase|stage|statut|status)\b/],
  ['sponsor', /^(sponsor|commanditaire)\b/],
  ['businessOwner', /^(referent metier|business owner|porteur)\b/],
  ['functionalReferent', /^(referent fonctionnel|chef(fe)? de projet|project manager)\b/],
  ['health', /^(meteo|health|rag)\b/],
  ['valueScore', /^(valeur|value|score de valeur)\b.*(1 ?(a|to|-)? ?5|score|note)/],
  ['feasibilityScore', /^(faisabilite|feasibility)\b/],
  ['opportunityOn', /^date .*\b(opportunite|initiated|demande|creation)\b/],
  ['framingOn', /^date .*\b(cadrage|framing)\b/],
  ['deliveryOn', /^date .*\b(realisation|delivery|developpement|development)\b/],
  ['deploymentOn', /^date .*\b(deploiement|deployment|production|implemented)\b/],
  ['usageOn', /^date .*\b(usage|utilisation)\b/],
  ['closedOn', /^date .*\b(cloture|retired|fin|retrait|closing)\b/],
];

/**
 * What each column most likely is, from its header alone. A field is given to one column, the first by the order
 * of its synonyms, then by position; `extra` to every column that matches. Unknown columns are left out.
 */
export function proposeColumns(headers: readonly string[]): readonly MappedColumn[] {
  const folded = headers.map(fold);
  const taken = new Map<number, ImportField>();
  const give = (index: number, field: ImportField): void => {
    if (index >= 0 && !taken.has(index)) taken.set(index, field);
  };
  for (const [field, names] of Object.entries(SYNONYMS) as [ImportField, readonly string[]][]) {
    if (field === 'extra') {
      folded.forEach((header, index) => names.includes(header) && give(index, field));
      continue;
    }
    const name = names.find((candidate) =>
      folded.some((header, index) => header === candidate && !taken.has(index)),
    );
    if (name !== undefined)
      give(
        folded.findIndex((header, index) => header === name && !taken.has(index)),
        field,
      );
  }
  const given = new Set(taken.values());
  for (const [field, phrase] of PHRASES) {
    if (given.has(field)) continue;
    const index = folded.findIndex((header, at) => !taken.has(at) && phrase.test(header));
    if (index >= 0) {
      give(index, field);
      given.add(field);
    }
  }
  return [...taken].map(([index, field]) => ({ index, field })).sort((a, b) => a.index - b.index);
}

/** The headers in their order, folded: a mapping settled for one file is proposed for the next with the same. */
export function columnSignature(headers: readonly string[]): string {
  return JSON.stringify(headers.map(fold));
}

/**
 * What is wrong with a mapping over `columnCount` columns; empty when rows can be read with it.
 * Codes: `out_of_range`, `column_repeated`, `field_repeated` at `columns.<position>`; `title_unmapped` at `columns`.
 */
export function mappingProblems(
  columns: readonly MappedColumn[],
  columnCount: number,
): readonly FieldError[] {
  const problems: FieldError[] = [];
  const indexes = new Set<number>();
  const fields = new Set<ImportField>();
  columns.forEach(({ index, field }, position) => {
    const path = `columns.${position}`;
    if (index < 0 || index >= columnCount)
      problems.push({ path, code: 'out_of_range', params: { max: columnCount - 1 } });
    if (indexes.has(index)) problems.push({ path, code: 'column_repeated' });
    if (fields.has(field) && !REPEATABLE_FIELDS.includes(field))
      problems.push({ path, code: 'field_repeated' });
    indexes.add(index);
    fields.add(field);
  });
  if (!fields.has('title')) problems.push({ path: 'columns', code: 'title_unmapped' });
  return problems;
}

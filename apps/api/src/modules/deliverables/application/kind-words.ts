import type { Language } from '@jalon/contracts';
import type { DeliverableKind } from '@jalon/domain';

interface KindWords {
  readonly title: string;
  /** Of file names: letters and dashes. */
  readonly slug: string;
}

/** What each kind is called in the documents themselves: their titles and the names of their files. */
const WORDS: Readonly<Record<Language, Readonly<Record<DeliverableKind, KindWords>>>> = {
  fr: {
    opportunity_restitution: { title: 'Restitution de l’étude d’opportunité', slug: 'etude-opportunite' },
    agreement: { title: 'Convention projet', slug: 'convention-projet' },
    amendment: { title: 'Avenant', slug: 'avenant' },
    committee_deck: { title: 'Présentation du comité', slug: 'presentation-comite' },
    minutes: { title: 'Compte rendu', slug: 'compte-rendu' },
    decisions: { title: 'Relevé de décisions', slug: 'releve-de-decisions' },
    workshop_deck: { title: 'Restitution d’atelier', slug: 'restitution-atelier' },
    communication: { title: 'Fiche de communication', slug: 'communication' },
    use_case_brief: { title: 'Fiche projet', slug: 'fiche-projet' },
    monthly_report: { title: 'Restitution mensuelle', slug: 'restitution-mensuelle' },
    internship_catalogue: { title: 'Catalogue des stages', slug: 'catalogue-stages' },
    internship_offer_sheet: { title: 'Fiche de l’offre de stage', slug: 'offre-stage' },
    internship_agreement: { title: 'Convention de stage', slug: 'convention-stage' },
    internship_certificate: { title: 'Attestation de stage', slug: 'attestation-stage' },
    internship_evaluation: { title: 'Évaluation de stage', slug: 'evaluation-stage' },
    programme_report: { title: 'Bilan du programme de stages', slug: 'bilan-stages' },
    comparative_study: { title: 'Étude comparative', slug: 'etude-comparative' },
    bibliography: { title: 'Note bibliographique', slug: 'note-bibliographique' },
  },
  en: {
    opportunity_restitution: { title: 'Opportunity study restitution', slug: 'opportunity-study' },
    agreement: { title: 'Project agreement', slug: 'project-agreement' },
    amendment: { title: 'Amendment', slug: 'amendment' },
    committee_deck: { title: 'Committee deck', slug: 'committee-deck' },
    minutes: { title: 'Minutes', slug: 'minutes' },
    decisions: { title: 'Record of decisions', slug: 'decisions' },
    workshop_deck: { title: 'Workshop restitution', slug: 'workshop-restitution' },
    communication: { title: 'Communication one-pager', slug: 'communication' },
    use_case_brief: { title: 'Project brief', slug: 'project-brief' },
    monthly_report: { title: 'Monthly report', slug: 'monthly-report' },
    internship_catalogue: { title: 'Internship catalogue', slug: 'internship-catalogue' },
    internship_offer_sheet: { title: 'Internship offer sheet', slug: 'internship-offer' },
    internship_agreement: { title: 'Internship agreement', slug: 'internship-agreement' },
    internship_certificate: { title: 'Internship certificate', slug: 'internship-certificate' },
    internship_evaluation: { title: 'Internship evaluation', slug: 'internship-evaluation' },
    programme_report: { title: 'Internship programme report', slug: 'internship-report' },
    comparative_study: { title: 'Comparative study', slug: 'comparative-study' },
    bibliography: { title: 'Bibliography note', slug: 'bibliography' },
  },
};

export const kindTitle = (kind: DeliverableKind, language: Language): string => WORDS[language][kind].title;

/** Names carry the kind, a day and the version, never what is inside. */
export function fileNameOf(
  kind: DeliverableKind,
  language: Language,
  day: string,
  number: number,
  format: string,
): string {
  return `jalon-${WORDS[language][kind].slug}-${day}${number > 1 ? `-v${number}` : ''}.${format}`;
}

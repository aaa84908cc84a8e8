import type { OfferState } from '@jalon/domain';

/** The words of the sheet that the catalogue does not have already. Ordinary spaces: they are set by the language. */
export interface OfferSheetMessages {
  readonly document: string;
  readonly keywords: readonly string[];
  readonly subtitle: (number: number, campaign: string) => string;
  readonly mark: Readonly<Record<OfferState, (on: string) => string>>;
  readonly draft: string;
  readonly forCandidates: string;
  readonly original: string;
  readonly field: Readonly<
    Record<
      | 'role'
      | 'hashtags'
      | 'product'
      | 'squad'
      | 'tutor'
      | 'referent'
      | 'supervision'
      | 'places'
      | 'closes'
      | 'data',
      string
    >
  >;
  readonly places: (n: number) => string;
  readonly fromTo: (from: string, to: string) => string;
  readonly from: (on: string) => string;
  readonly until: (on: string) => string;
  readonly steps: string;
  readonly stepsAlt: string;
  readonly stepsColumns: readonly string[];
  readonly otherSteps: string;
}

const FRENCH: OfferSheetMessages = {
  document: 'Offre de stage',
  keywords: ['offre de stage', 'stage'],
  subtitle: (number, campaign) => `Offre n° ${number}${campaign === '' ? '' : ` – ${campaign}`}`,
  mark: { draft: (on) => `BROUILLON du ${on}`, published: () => '', closed: () => 'OFFRE CLOSE' },
  draft: 'Brouillon : cette offre n’est pas publiée, son texte peut encore changer.',
  forCandidates: 'À l’attention des candidats',
  original: '',
  field: {
    role: 'Rôle',
    hashtags: 'Mots-clés',
    product: 'Produit',
    squad: 'Squad',
    tutor: 'Tuteur',
    referent: 'Référent fonctionnel',
    supervision: 'Encadrement',
    places: 'Places et dates',
    closes: 'Candidatures',
    data: 'Données d’évaluation',
  },
  places: (n) => `${n} ${n < 2 ? 'place' : 'places'}`,
  fromTo: (from, to) => `du ${from} au ${to}`,
  from: (on) => `à partir du ${on}`,
  until: (on) => `jusqu’au ${on}`,
  steps: 'Étapes et livrables',
  stepsAlt: 'Chaque étape du stage et ce qu’elle laisse',
  stepsColumns: ['N°', 'Étape ou lot', 'Livrables et produits'],
  otherSteps: 'Tout au long du stage',
};

const ENGLISH: OfferSheetMessages = {
  document: 'Internship offer',
  keywords: ['internship offer', 'internship'],
  subtitle: (number, campaign) => `Offer No. ${number}${campaign === '' ? '' : ` – ${campaign}`}`,
  mark: { draft: (on) => `DRAFT of ${on}`, published: () => '', closed: () => 'OFFER CLOSED' },
  draft: 'Draft: this offer is not published, its text may still change.',
  forCandidates: 'For candidates',
  original: 'Texts in French, their original language.',
  field: {
    role: 'Role',
    hashtags: 'Keywords',
    product: 'Product',
    squad: 'Squad',
    tutor: 'Tutor',
    referent: 'Functional referent',
    supervision: 'Supervision',
    places: 'Places and dates',
    closes: 'Applications',
    data: 'Evaluation data',
  },
  places: (n) => `${n} ${n === 1 ? 'place' : 'places'}`,
  fromTo: (from, to) => `from ${from} to ${to}`,
  from: (on) => `from ${on}`,
  until: (on) => `until ${on}`,
  steps: 'Steps and deliverables',
  stepsAlt: 'Each step of the internship and what it leaves',
  stepsColumns: ['No.', 'Step or work package', 'Deliverables and products'],
  otherSteps: 'Throughout the internship',
};

export const offerSheetMessages = (language: 'fr' | 'en'): OfferSheetMessages =>
  language === 'fr' ? FRENCH : ENGLISH;

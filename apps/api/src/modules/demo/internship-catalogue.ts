import type { InternshipTexts } from '@jalon/contracts';
import type { InternshipState, InternshipTemplateCode } from '@jalon/domain';

/** One made-up internship; days are offsets from the day the demo is loaded. */
export interface DemoInternship {
  readonly title: string;
  readonly template: InternshipTemplateCode;
  /** Number of the campaign's offer it came from. */
  readonly offer: number;
  /** Somebody of the demo, by place in PEOPLE; a new person where it is null. */
  readonly person: number | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly born: number;
  readonly school: string;
  readonly academicTutor: string;
  readonly curriculum: string;
  readonly post: string;
  readonly useCase: string;
  readonly from: number;
  readonly to: number;
  readonly skills: string;
  readonly activities: string;
  /** Its moves after the draft, with their day. */
  readonly moves: readonly (readonly [string, InternshipState, number])[];
  /** Who signed so far, and when. */
  readonly signed: readonly (readonly ['intern' | 'host' | 'school' | 'academic_tutor' | 'tutor', number])[];
}

/** What every agreement of the demo says alike. */
export const DEMO_TERMS: Omit<InternshipTexts, 'curriculumTitle' | 'skills' | 'activities'> = {
  unusualHours: { night: false, sunday: false, holiday: false },
  supervision:
    'Un point chaque semaine avec le tuteur, deux points avec l’enseignant référent, un bilan à mi-parcours.',
  paymentTerms: 'Versée à la fin de chaque mois, pour les heures de présence du mois.',
  socialProtection:
    'Le stagiaire garde sa couverture étudiante\u202f; il est couvert contre les accidents du travail.',
  liability: 'Assurance de responsabilité civile de l’établissement et de l’organisme d’accueil.',
  authorisedAbsences:
    'Deux jours et demi par mois de présence, les examens, et les congés de l’article L124-13 du Code de l’éducation.',
  suspension:
    'Suspension en cas de maladie\u202f; résiliation avec un préavis de deux semaines, motivée par écrit.',
  validation: 'En cas d’interruption, l’établissement valide le stage ou en reporte la fin par avenant.',
  benefits: 'Restaurant d’entreprise, moitié de l’abonnement de transport, activités du CSE.',
  houseRules: 'Charte informatique, règles de confidentialité et consignes de sécurité des locaux.',
  certificateTerms:
    'L’attestation est remise le dernier jour, avec la durée effective et la gratification versée.',
};

const ALL_SIGNED = (day: number): DemoInternship['signed'] => [
  ['intern', day - 6],
  ['host', day - 4],
  ['school', day],
  ['academic_tutor', day - 2],
  ['tutor', day - 4],
];

/** One that runs, one that waits for signatures, one that came to its end. */
export const DEMO_INTERNSHIPS: readonly DemoInternship[] = [
  {
    title: 'Protocole de communication entre agents',
    template: 'RD_INTEGRATION',
    offer: 1,
    person: 5,
    firstName: 'Léo',
    lastName: 'Fontaine',
    born: 23,
    school: 'Université de démonstration',
    academicTutor: 'Isabelle Caron',
    curriculum: 'Master 2 Intelligence artificielle',
    post: 'Stage agents',
    useCase: 'Protocole de communication entre agents',
    from: -56,
    to: 77,
    skills:
      'Lire la littérature d’un domaine, choisir une méthode, la comparer à d’autres sur des données du lab.',
    activities:
      'Bibliographie des protocoles entre agents, mise en œuvre de deux d’entre eux, étude comparative, intégration.',
    moves: [
      ['send_for_signature', 'in_signature', -84],
      ['sign', 'signed', -70],
      ['start', 'running', -56],
    ],
    signed: ALL_SIGNED(-72),
  },
  {
    title: 'Mesurer les biais d’un assistant',
    template: 'AUDIT_BIAIS',
    offer: 6,
    person: null,
    firstName: 'Amélie',
    lastName: 'Rousseau',
    born: 22,
    school: 'École d’ingénieurs de démonstration',
    academicTutor: 'Philippe Gaudin',
    curriculum: 'Diplôme d’ingénieur, spécialité données',
    post: 'Stage audit',
    useCase: 'Recherche documentaire pour les conseillers',
    from: 42,
    to: 154,
    skills: 'Définir des mesures de biais, construire un jeu d’essai, rendre compte à un comité.',
    activities: 'Revue des mesures, constitution du jeu d’essai, audit de l’assistant, recommandations.',
    moves: [['send_for_signature', 'in_signature', -5]],
    signed: [
      ['intern', -3],
      ['school', -1],
    ],
  },
  {
    title: 'Coûts et empreinte des services du lab',
    template: 'FINOPS_GREENOPS',
    offer: 7,
    person: null,
    firstName: 'Jules',
    lastName: 'Mercier',
    born: 24,
    school: 'Université de démonstration',
    academicTutor: 'Isabelle Caron',
    curriculum: 'Master 1 Informatique décisionnelle',
    post: 'Stage FinOps',
    useCase: 'Suivi des coûts Cloud du DataLab',
    from: -190,
    to: -85,
    skills: 'Mesurer un coût et une empreinte, les rapporter à un usage, proposer des économies.',
    activities: 'Relevé des services, tableau de bord mensuel, plan d’économies chiffré.',
    moves: [
      ['send_for_signature', 'in_signature', -216],
      ['sign', 'signed', -201],
      ['start', 'running', -190],
      ['complete', 'completed', -85],
    ],
    signed: ALL_SIGNED(-203),
  },
];

import type { InternCompetence, CompetenceLevel } from '@jalon/domain';
import type { SharedReview } from './facts.js';

/** The words of the evaluations. Ordinary spaces: they are set by the language. */
export interface InternshipEvaluationMessages {
  readonly document: string;
  readonly keywords: readonly string[];
  readonly subtitle: (intern: string, school: string) => string;
  readonly field: Readonly<
    Record<
      | 'title'
      | 'intern'
      | 'school'
      | 'period'
      | 'tutor'
      | 'academicTutor'
      | 'heldOn'
      | 'by'
      | 'sharedOn'
      | 'present',
      string
    >
  >;
  readonly fromTo: (from: string, to: string) => string;
  readonly review: Readonly<Record<SharedReview['kind'], string>>;
  readonly academic: { readonly yes: string; readonly no: string };
  readonly summary: string;
  readonly marks: string;
  readonly marksAlt: (observed: number, of: number) => string;
  readonly columns: readonly string[];
  readonly competence: Readonly<Record<InternCompetence, string>>;
  readonly level: Readonly<Record<CompetenceLevel, string>>;
  readonly notObserved: string;
  readonly below: string;
  readonly strengths: string;
  readonly improvements: string;
  readonly agreed: string;
  readonly notSaid: string;
}

const FRENCH: InternshipEvaluationMessages = {
  document: 'Évaluation de stage',
  keywords: ['évaluation de stage', 'stage'],
  subtitle: (intern, school) => (school === '' ? intern : `${intern}, ${school}`),
  field: {
    title: 'Stage',
    intern: 'Stagiaire',
    school: 'Établissement',
    period: 'Période',
    tutor: 'Tuteur de stage',
    academicTutor: 'Enseignant référent',
    heldOn: 'Tenue le',
    by: 'Rédigée par',
    sharedOn: 'Partagée le',
    present: 'Enseignant référent présent',
  },
  fromTo: (from, to) => `du ${from} au ${to}`,
  review: { mid_term: 'Bilan de mi-parcours', final: 'Évaluation finale' },
  academic: { yes: 'oui', no: 'non' },
  summary: 'Synthèse',
  marks: 'Compétences',
  marksAlt: (observed, of) => `${observed} compétences observées sur ${of}`,
  columns: ['Compétence', 'Niveau', 'Commentaire'],
  competence: {
    scientific_method: 'Démarche scientifique',
    technical_realisation: 'Réalisation technique',
    business_understanding: 'Compréhension du métier',
    autonomy: 'Autonomie',
    teamwork: 'Travail en équipe',
    written_communication: 'Communication écrite',
    oral_communication: 'Communication orale',
    quality_and_rigour: 'Qualité et rigueur',
  },
  level: {
    to_acquire: 'À acquérir',
    in_progress: 'En cours d’acquisition',
    acquired: 'Acquis',
    mastered: 'Maîtrisé',
  },
  notObserved: 'Non observé',
  below: 'Voir après le tableau',
  strengths: 'Points forts',
  improvements: 'Axes de progrès',
  agreed: 'Convenu pour la suite',
  notSaid: 'Rien n’a été noté.',
};

const ENGLISH: InternshipEvaluationMessages = {
  document: 'Internship evaluation',
  keywords: ['internship evaluation', 'internship'],
  subtitle: (intern, school) => (school === '' ? intern : `${intern}, ${school}`),
  field: {
    title: 'Internship',
    intern: 'Intern',
    school: 'School',
    period: 'Period',
    tutor: 'Internship tutor',
    academicTutor: 'Academic tutor',
    heldOn: 'Held on',
    by: 'Written by',
    sharedOn: 'Shared on',
    present: 'Academic tutor present',
  },
  fromTo: (from, to) => `from ${from} to ${to}`,
  review: { mid_term: 'Mid-term review', final: 'Final evaluation' },
  academic: { yes: 'yes', no: 'no' },
  summary: 'Summary',
  marks: 'Competences',
  marksAlt: (observed, of) => `${observed} of ${of} competences observed`,
  columns: ['Competence', 'Level', 'Comment'],
  competence: {
    scientific_method: 'Scientific method',
    technical_realisation: 'Technical realisation',
    business_understanding: 'Understanding of the business',
    autonomy: 'Autonomy',
    teamwork: 'Teamwork',
    written_communication: 'Written communication',
    oral_communication: 'Oral communication',
    quality_and_rigour: 'Quality and rigour',
  },
  level: {
    to_acquire: 'To acquire',
    in_progress: 'In progress',
    acquired: 'Acquired',
    mastered: 'Mastered',
  },
  notObserved: 'Not observed',
  below: 'See after the table',
  strengths: 'Strengths',
  improvements: 'To improve',
  agreed: 'Agreed for what follows',
  notSaid: 'Nothing was written.',
};

export const internshipEvaluationMessages = (language: 'fr' | 'en'): InternshipEvaluationMessages =>
  language === 'fr' ? FRENCH : ENGLISH;

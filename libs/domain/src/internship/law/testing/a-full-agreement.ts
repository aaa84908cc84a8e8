import type { InternshipAgreementContent } from '../mentions.js';

/** An agreement that says all it has to. */
export const A_FULL_AGREEMENT: InternshipAgreementContent = {
  curriculumTitle: 'Master 2 Intelligence artificielle',
  curriculumHours: 420,
  gapYear: false,
  academicTutor: 'Claire Fontaine',
  tutor: 'Luc Petit',
  skills: 'Évaluer un modèle de langue',
  activities: 'Étude comparative sur des données internes et externes',
  startOn: '2026-03-02',
  endOn: '2026-08-31',
  totalMinutes: 52_500,
  weeklyMinutes: 2_100,
  unusualHours: { night: false, sunday: false, holiday: false },
  supervision: 'Un point chaque semaine avec le tuteur',
  stipendCents: 450,
  paymentTerms: 'Versée à la fin de chaque mois',
  socialProtection: 'Régime étudiant, accident du travail couvert',
  liability: 'Responsabilité civile du stagiaire',
  authorisedAbsences: 'Deux jours par mois',
  suspension: 'Par écrit, huit jours à l’avance',
  validation: 'Selon le règlement des études',
  benefits: 'Restaurant d’entreprise, moitié du transport',
  houseRules: 'Sécurité des systèmes d’information',
  certificateTerms: 'Remise le dernier jour',
};

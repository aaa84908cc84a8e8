import type { InternshipAgreementContent } from '@jalon/domain';

/** The words of the internship agreement around what people wrote. Ordinary spaces: they are set by the language. */
export interface InternshipAgreementMessages {
  readonly document: string;
  readonly subtitle: (host: string, school: string, intern: string) => string;
  readonly keywords: readonly string[];
  readonly mark: {
    readonly draft: (on: string) => string;
    readonly in_signature: string;
    readonly signed: (on: string) => string;
  };
  readonly notice: Readonly<Record<'draft' | 'in_signature', string>>;
  readonly field: Readonly<
    Record<'title' | 'intern' | 'host' | 'school' | 'place' | 'post' | 'useCase' | 'text' | 'hash', string>
  >;
  readonly label: Readonly<Partial<Record<keyof InternshipAgreementContent, string>>>;
  readonly textState: Readonly<Record<'draft' | 'in_signature' | 'signed', string>>;
  readonly toComplete: (label: string) => string;
  readonly notSaid: string;
  readonly gaps: (n: number) => string;
  readonly gapYear: string;
  readonly hoursOfTeaching: (hours: string) => string;
  readonly unusual: {
    readonly none: string;
    readonly lead: string;
    readonly night: string;
    readonly sunday: string;
    readonly holiday: string;
  };
  readonly perHour: (amount: string) => string;
  readonly noStipend: string;
  readonly amendments: string;
  readonly amendmentsIntro: string;
  readonly amendmentColumns: readonly string[];
  readonly toEnd: (before: string, after: string) => string;
  readonly signatures: string;
  readonly signLead: Readonly<Record<'draft' | 'in_signature' | 'signed', string>>;
  readonly signColumns: readonly string[];
  readonly signed: (on: string) => string;
  readonly source: string;
}

const FRENCH: InternshipAgreementMessages = {
  document: 'Convention de stage',
  subtitle: (host, school, intern) => `Entre ${host}, ${school} et ${intern}`,
  keywords: ['convention de stage', 'stage'],
  mark: {
    draft: (on) => `BROUILLON du ${on}`,
    in_signature: 'POUR SIGNATURE',
    signed: (on) => `Signée le ${on}`,
  },
  notice: {
    draft: 'Brouillon : ce texte peut encore changer et n’engage personne.',
    in_signature: 'Texte figé, mis à la signature : le stage ne commence pas avant que tous aient signé.',
  },
  field: {
    title: 'Stage',
    intern: 'Stagiaire',
    host: 'Organisme d’accueil',
    school: 'Établissement',
    place: 'Lieu du stage',
    post: 'Poste',
    useCase: 'Cas d’usage',
    text: 'Texte',
    hash: 'Empreinte SHA-256',
  },
  label: {
    curriculumTitle: 'Intitulé complet du cursus',
    curriculumHours: 'Volume d’enseignement',
    academicTutor: 'Enseignant référent',
    tutor: 'Tuteur de stage',
    skills: 'Compétences à acquérir ou à développer',
    activities: 'Activités confiées',
    startOn: 'Début',
    endOn: 'Fin',
    totalMinutes: 'Durée totale de présence',
    weeklyMinutes: 'Présence par semaine',
    unusualHours: 'Nuit, dimanche et jours fériés',
    supervision: 'Encadrement et suivi',
    stipendCents: 'Montant de la gratification',
    paymentTerms: 'Modalités de versement',
    socialProtection: 'Protection sociale et accidents',
    liability: 'Responsabilité civile',
    authorisedAbsences: 'Congés et absences autorisées',
    suspension: 'Suspension et résiliation',
    validation: 'Validation en cas d’interruption',
    benefits: 'Avantages',
    houseRules: 'Clauses du règlement intérieur',
    certificateTerms: 'Délivrance de l’attestation',
  },
  textState: { draft: 'brouillon', in_signature: 'en signature', signed: 'signé' },
  toComplete: (label) => `À compléter : ${label}`,
  notSaid: 'Non précisé',
  gaps: (n) =>
    n === 1
      ? 'Il reste 1 mention à compléter avant l’envoi en signature.'
      : `Il reste ${n} mentions à compléter avant l’envoi en signature.`,
  gapYear: 'Sans objet : le stage a lieu pendant une année de césure.',
  hoursOfTeaching: (hours) => `${hours} par année d’enseignement`,
  unusual: {
    none: 'Aucune présence la nuit, le dimanche ou un jour férié',
    lead: 'Présence possible :',
    night: 'la nuit',
    sunday: 'le dimanche',
    holiday: 'un jour férié',
  },
  perHour: (amount) => `${amount} par heure de présence`,
  noStipend: 'Aucune gratification',
  amendments: 'Avenants',
  amendmentsIntro:
    'Un avenant ne change que la fin du stage et la durée de présence ; le reste de la convention demeure.',
  amendmentColumns: ['N°', 'Fin du stage', 'Présence', 'Motif', 'Effet et état'],
  toEnd: (before, after) => `${before} → ${after}`,
  signatures: 'Signatures',
  signLead: {
    draft: 'Signeront la convention, une fois le texte figé :',
    in_signature: 'Chaque signataire date et signe ; aucun stage ne commence avant.',
    signed: 'La convention a été signée par tous.',
  },
  signColumns: ['Signataire', 'Nom', 'Date et signature'],
  signed: (on) => `Signé le ${on}`,
  source: 'Mentions 1 à 15 : Code de l’éducation, D124-4.',
};

const ENGLISH: InternshipAgreementMessages = {
  document: 'Internship agreement',
  subtitle: (host, school, intern) => `Between ${host}, ${school} and ${intern}`,
  keywords: ['internship agreement', 'internship'],
  mark: {
    draft: (on) => `DRAFT of ${on}`,
    in_signature: 'FOR SIGNATURE',
    signed: (on) => `Signed on ${on}`,
  },
  notice: {
    draft: 'Draft: this text may still change and binds nobody.',
    in_signature: 'Frozen text, put to signature: the internship does not start before all have signed.',
  },
  field: {
    title: 'Internship',
    intern: 'Intern',
    host: 'Host organisation',
    school: 'School',
    place: 'Place of the internship',
    post: 'Post',
    useCase: 'Use case',
    text: 'Text',
    hash: 'SHA-256 fingerprint',
  },
  label: {
    curriculumTitle: 'Full title of the curriculum',
    curriculumHours: 'Hours of teaching',
    academicTutor: 'Academic tutor',
    tutor: 'Internship tutor',
    skills: 'Skills to acquire or develop',
    activities: 'Activities entrusted',
    startOn: 'Start',
    endOn: 'End',
    totalMinutes: 'Total presence',
    weeklyMinutes: 'Presence a week',
    unusualHours: 'Night, Sundays and public holidays',
    supervision: 'Supervision and follow-up',
    stipendCents: 'Amount of the stipend',
    paymentTerms: 'Terms of payment',
    socialProtection: 'Social protection and accidents',
    liability: 'Civil liability',
    authorisedAbsences: 'Leave and authorised absences',
    suspension: 'Suspension and termination',
    validation: 'Validation after an interruption',
    benefits: 'Benefits',
    houseRules: 'Clauses of the house rules',
    certificateTerms: 'Delivery of the certificate',
  },
  textState: { draft: 'draft', in_signature: 'in signature', signed: 'signed' },
  toComplete: (label) => `To be completed: ${label}`,
  notSaid: 'Not said',
  gaps: (n) =>
    n === 1
      ? '1 mention is left to complete before it is sent for signature.'
      : `${n} mentions are left to complete before it is sent for signature.`,
  gapYear: 'Does not apply: the internship takes place in a gap year.',
  hoursOfTeaching: (hours) => `${hours} a teaching year`,
  unusual: {
    none: 'No presence at night, on Sundays or on public holidays',
    lead: 'Possible presence:',
    night: 'at night',
    sunday: 'on Sundays',
    holiday: 'on public holidays',
  },
  perHour: (amount) => `${amount} an hour of presence`,
  noStipend: 'No stipend',
  amendments: 'Amendments',
  amendmentsIntro:
    'An amendment changes the end of the internship and its presence only; the rest of the agreement stays.',
  amendmentColumns: ['No.', 'End of the internship', 'Presence', 'Reason', 'Effect and state'],
  toEnd: (before, after) => `${before} → ${after}`,
  signatures: 'Signatures',
  signLead: {
    draft: 'Will sign the agreement once its text is frozen:',
    in_signature: 'Each signatory dates and signs; no internship starts before.',
    signed: 'All have signed the agreement.',
  },
  signColumns: ['Signatory', 'Name', 'Date and signature'],
  signed: (on) => `Signed on ${on}`,
  source: 'Mentions 1 to 15: French Education Code, D124-4.',
};

export const internshipAgreementMessages = (language: 'fr' | 'en'): InternshipAgreementMessages =>
  language === 'fr' ? FRENCH : ENGLISH;

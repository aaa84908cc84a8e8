/** The words of the certificate. Ordinary spaces: they are set by the language. */
export interface InternshipCertificateMessages {
  readonly document: string;
  readonly keywords: readonly string[];
  readonly lead: (host: string, intern: string) => string;
  readonly field: Readonly<
    Record<
      | 'intern'
      | 'school'
      | 'curriculum'
      | 'host'
      | 'title'
      | 'place'
      | 'tutor'
      | 'period'
      | 'duration'
      | 'stipend',
      string
    >
  >;
  readonly fromTo: (from: string, to: string) => string;
  readonly duration: (hours: string, days: number, months: number) => string;
  readonly paid: (amount: string) => string;
  readonly noStipend: string;
  readonly count: string;
  readonly issued: (on: string) => string;
  readonly done: string;
  readonly sign: string;
  readonly signColumns: readonly string[];
}

const count = (n: number, one: string, many: string): string => `${n} ${n < 2 ? one : many}`;

const FRENCH: InternshipCertificateMessages = {
  document: 'Attestation de stage',
  keywords: ['attestation de stage', 'stage'],
  lead: (host, intern) =>
    `L’organisme d’accueil ${host} atteste que ${intern} a effectué un stage en son sein.`,
  field: {
    intern: 'Stagiaire',
    school: 'Établissement',
    curriculum: 'Cursus',
    host: 'Organisme d’accueil',
    title: 'Sujet du stage',
    place: 'Lieu',
    tutor: 'Tuteur de stage',
    period: 'Période',
    duration: 'Durée effective totale',
    stipend: 'Gratification versée',
  },
  fromTo: (from, to) => `du ${from} au ${to}`,
  duration: (hours, days, months) =>
    `${hours} de présence effective, soit ${count(days, 'jour', 'jours')} (${count(months, 'mois entier', 'mois entiers')})`,
  paid: (amount) => `${amount} au total`,
  noStipend: 'aucune gratification n’a été versée',
  count:
    'Sept heures de présence, consécutives ou non, valent un jour ; vingt-deux jours valent un mois (Code de l’éducation, D124-6). Attestation délivrée en application de l’article D124-9 du Code de l’éducation.',
  issued: (on) => `Fait le ${on}.`,
  done: 'Stage effectué',
  sign: 'Pour l’organisme d’accueil',
  signColumns: ['Nom', 'Qualité', 'Signature et cachet'],
};

const ENGLISH: InternshipCertificateMessages = {
  document: 'Internship certificate',
  keywords: ['internship certificate', 'internship'],
  lead: (host, intern) => `The host organisation ${host} certifies that ${intern} did an internship with it.`,
  field: {
    intern: 'Intern',
    school: 'School',
    curriculum: 'Curriculum',
    host: 'Host organisation',
    title: 'Subject of the internship',
    place: 'Place',
    tutor: 'Internship tutor',
    period: 'Period',
    duration: 'Effective total duration',
    stipend: 'Stipend paid',
  },
  fromTo: (from, to) => `from ${from} to ${to}`,
  duration: (hours, days, months) =>
    `${hours} of effective presence, which is ${days} ${days === 1 ? 'day' : 'days'} (${months} whole ${months === 1 ? 'month' : 'months'})`,
  paid: (amount) => `${amount} in all`,
  noStipend: 'no stipend was paid',
  count:
    'Seven hours of presence, in a row or not, are one day; twenty-two days are one month (French Education Code, D124-6). Issued under article D124-9 of the French Education Code.',
  issued: (on) => `Issued on ${on}.`,
  done: 'Internship done',
  sign: 'For the host organisation',
  signColumns: ['Name', 'Capacity', 'Signature and stamp'],
};

export const internshipCertificateMessages = (language: 'fr' | 'en'): InternshipCertificateMessages =>
  language === 'fr' ? FRENCH : ENGLISH;

/** The words of a page of the catalogue of use cases that no other deck has. Ordinary spaces. */
const FRENCH = {
  subject: (code: string) => `Fiche du cas d’usage ${code}`,
  title: (code: string, stage: string, objective: string) =>
    `${code} est à l’étape ${stage} et vise : ${objective}`,
  titleWithout: (code: string, stage: string, title: string) => `${code} est à l’étape ${stage} : ${title}`,
  keywords: ['fiche', 'catalogue des cas d’usage'],
  source: (lab: string, date: string, study: string) =>
    `Source : Jalon, portefeuille de ${lab}${study === '' ? '' : ` et étude ${study}`}, situation au ${date}.`,
  need: 'Le besoin',
  summary: 'En bref',
  noSummary: 'Résumé non renseigné.',
  objective: 'L’objectif',
  gain: 'Ce que l’on en attend',
  users: 'Les utilisateurs',
  reason: 'Motif de la météo',
  studyTitle: (code: string, rest: string) => `L’étude ${code} retient 1 option : ${rest}`,
  studyTitleWithout: (code: string) => `L’étude ${code} ne retient aucune option`,
  studyLead: 'Ce que l’étude d’opportunité a établi ; la conformité et le lab confirment au fil du projet.',
  headers: ['Sujet', 'Ce que dit l’étude'],
  rows: {
    option: 'Option retenue',
    value: 'Coûts et gains',
    basis: 'Calcul du gain',
    benefits: 'Autres gains',
    data: 'Données',
    effort: 'Effort',
    trust: 'Règlement IA et données personnelles',
    sobriety: 'Sobriété',
    risks: 'Risques',
    people: 'Référent métier',
    tags: 'Étiquettes',
  },
};
export type BriefMessages = typeof FRENCH;

const ENGLISH: BriefMessages = {
  subject: (code) => `Brief of use case ${code}`,
  title: (code, stage, objective) => `${code} is at stage ${stage} and aims: ${objective}`,
  titleWithout: (code, stage, title) => `${code} is at stage ${stage}: ${title}`,
  keywords: ['brief', 'catalogue of use cases'],
  source: (lab, date, study) =>
    `Source: Jalon, portfolio of ${lab}${study === '' ? '' : ` and study ${study}`}, as of ${date}.`,
  need: 'The need',
  summary: 'In short',
  noSummary: 'No summary.',
  objective: 'The objective',
  gain: 'What is expected of it',
  users: 'The users',
  reason: 'Reason of the health',
  studyTitle: (code, rest) => `Study ${code} holds to 1 option: ${rest}`,
  studyTitleWithout: (code) => `Study ${code} holds to no option`,
  studyLead: 'What the opportunity study established; compliance and the lab confirm as the project goes on.',
  headers: ['Subject', 'What the study says'],
  rows: {
    option: 'Option held to',
    value: 'Costs and gains',
    basis: 'How the gain is worked out',
    benefits: 'Other benefits',
    data: 'Data',
    effort: 'Effort',
    trust: 'AI Act and personal data',
    sobriety: 'Sobriety',
    risks: 'Risks',
    people: 'Business owner',
    tags: 'Tags',
  },
};

export const briefMessages = (language: 'fr' | 'en'): BriefMessages => (language === 'fr' ? FRENCH : ENGLISH);

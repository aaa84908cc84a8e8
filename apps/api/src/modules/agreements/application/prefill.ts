import type { Language } from '@jalon/contracts';
import { AGREEMENT_LIMITS, emptyAgreement, type AgreementContent, type LocalDate } from '@jalon/domain';

/** What the use case says on the day its agreement is opened. */
export interface PrefillFacts {
  readonly labName: string;
  readonly useCaseTitle: string;
  readonly summary: string;
  readonly entityName: string;
  readonly sponsorName: string | null;
  readonly businessOwnerName: string | null;
  readonly referentName: string | null;
  readonly milestones: readonly { readonly name: string; readonly on: LocalDate | null }[];
}

const WORDS = {
  fr: {
    title: 'Convention projet',
    sponsor: 'Commanditaire',
    businessOwner: 'Référent métier',
    referent: 'Référent fonctionnel',
    steering: 'COPIL',
    project: 'COPROJ',
  },
  en: {
    title: 'Project agreement',
    sponsor: 'Sponsor',
    businessOwner: 'Business owner',
    referent: 'Functional referent',
    steering: 'Steering committee',
    project: 'Project committee',
  },
} as const;

/** A first draft from the use case: nothing is invented, what is not known stays empty and is asked for. */
export function prefill(
  facts: PrefillFacts,
  language: Language,
): { readonly title: string; readonly content: AgreementContent } {
  const words = WORDS[language];
  const people = [
    { name: facts.sponsorName, role: words.sponsor },
    { name: facts.businessOwnerName, role: words.businessOwner },
    { name: facts.referentName, role: words.referent },
  ].filter((person): person is { name: string; role: typeof person.role } => person.name !== null);
  const cut = (text: string) => start(text, AGREEMENT_LIMITS.line);
  return {
    title: start(`${words.title} – ${facts.useCaseTitle}`, AGREEMENT_LIMITS.title),
    content: {
      ...emptyAgreement(),
      parties: {
        fields: {},
        rows: [
          { name: cut(facts.labName), side: 'lab', represented: facts.referentName ?? '' },
          { name: cut(facts.entityName), side: 'partner', represented: facts.sponsorName ?? '' },
        ],
      },
      stakeholders: {
        fields: {},
        rows: people.map(({ name, role }) => ({
          name,
          role,
          expectation: '',
          interest: null,
          influence: null,
        })),
      },
      purpose: { fields: { text: start(facts.summary, AGREEMENT_LIMITS.prose) }, rows: [] },
      plan: {
        fields: { note: '' },
        rows: facts.milestones
          .slice(0, AGREEMENT_LIMITS.rows)
          .map(({ name, on }) => ({ name: cut(name), on })),
      },
      governance: {
        fields: { escalation: '' },
        rows: [
          { name: words.steering, cadence: 'monthly', members: '' },
          { name: words.project, cadence: 'weekly', members: '' },
        ],
      },
      signatories: {
        fields: {},
        rows: [
          { name: '', quality: '', party: cut(facts.labName) },
          {
            name: facts.sponsorName ?? '',
            quality: facts.sponsorName ? words.sponsor : '',
            party: cut(facts.entityName),
          },
        ],
      },
    },
  };
}

/** Half a character cannot be stored: a pair that the limit parts goes whole. */
function start(text: string, max: number): string {
  return text
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

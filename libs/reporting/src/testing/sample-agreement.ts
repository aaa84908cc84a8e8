import { emptyAgreement, emptyAmendment, type AgreementContent, type AgreementState } from '@jalon/domain';
import type { AgreementNoteFacts } from '../agreement-note/facts.js';
import { sampleAgreement, sampleAmendment } from '../samples/agreement.js';

export { sampleAgreement, sampleAmendment } from '../samples/agreement.js';

type Language = 'fr' | 'en';

/** Text as the nastiest hand would type it: long, with markup, right to left, emoji and control characters. */
export const nastyText = (length: number): string =>
  `<b>&amp; "L’été" 'x' ]]> \u202Eمرحبا بالعالم\u202C 👩‍👩‍👧‍👦 漢字 \u0000\u0007\uD800 =1+1 ${'Anticonstitutionnellement '.repeat(200)}`.slice(
    0,
    length,
  );

/** A draft nobody wrote in yet. */
export function emptyAgreementFacts(language: Language): AgreementNoteFacts {
  return { ...sampleAgreement(language, 'draft'), content: emptyAgreement(), demo: false, title: 'x' };
}

export function emptyAmendmentFacts(language: Language): AgreementNoteFacts {
  const facts = sampleAmendment(language, 'draft');
  const { before, after } = emptyAmendment(sampleAgreement(language).content);
  return { ...facts, amendment: facts.amendment && { ...facts.amendment, reason: '', before, after } };
}

/** Every text as nasty as it may be, every list as long as it may be. */
export function nastyAgreement(language: Language, state: AgreementState = 'signed'): AgreementNoteFacts {
  const facts = sampleAgreement(language, state);
  const spoil = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.length === 0
        ? value
        : Array.from({ length: 40 }, (_, index): unknown => spoil(value[index % value.length]));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, item]): [string, unknown] => [
          key,
          typeof item === 'string' && PROSE.has(key)
            ? nastyText(4000)
            : typeof item === 'string' && LINES.has(key)
              ? nastyText(160)
              : spoil(item),
        ]),
      );
    return value;
  };
  const content = spoil(facts.content) as AgreementContent;
  const [signature] = facts.signatures;
  return {
    ...facts,
    labName: nastyText(200),
    authorName: nastyText(160),
    entityName: nastyText(200),
    title: nastyText(500),
    useCase: { code: 'UC-012', title: nastyText(500) },
    content,
    signatures: signature
      ? Array.from({ length: 40 }, () => ({ ...signature, name: nastyText(160), quality: nastyText(160) }))
      : [],
  };
}

export function nastyAmendment(language: Language): AgreementNoteFacts {
  const nasty = nastyAgreement(language, 'in_review');
  const { content: before } = sampleAgreement(language);
  return {
    ...nasty,
    amendment: {
      reason: nastyText(1000),
      before,
      after: nasty.content,
      of: { number: 2, title: nastyText(200), signedOn: null },
    },
  };
}

const PROSE = new Set([
  'text',
  'included',
  'excluded',
  'criteria',
  'escalation',
  'terms',
  'sources',
  'gdpr',
  'ownership',
  'reversibility',
  'method',
  'ending',
  'amendments',
]);
const LINES = new Set([
  'name',
  'role',
  'expectation',
  'represented',
  'members',
  'target',
  'unit',
  'quality',
  'party',
  'note',
]);

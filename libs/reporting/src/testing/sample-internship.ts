import type { InternshipAgreementFacts } from '../internship-agreement/facts.js';
import type { InternshipCertificateFacts } from '../internship-certificate/facts.js';
import type { InternshipEvaluationFacts } from '../internship-evaluation/facts.js';
import {
  sampleInternshipAgreement,
  sampleInternshipCertificate,
  sampleInternshipEvaluation,
} from '../samples/internship.js';
import { nastyText } from './sample-agreement.js';

export {
  sampleInternshipAgreement,
  sampleInternshipCertificate,
  sampleInternshipEvaluation,
} from '../samples/internship.js';

type Language = 'fr' | 'en';

const nastyHead = {
  labName: nastyText(200),
  authorName: nastyText(120),
  title: nastyText(300),
  firstName: nastyText(80),
  lastName: nastyText(80),
  school: nastyText(200),
};
const bareHead = { school: '', demo: false };

/** A draft nobody wrote in yet. */
export function emptyInternshipAgreement(language: Language): InternshipAgreementFacts {
  return {
    ...sampleInternshipAgreement(language, 'draft'),
    ...bareHead,
    place: '',
    post: '',
    useCase: null,
    signatures: [],
    content: {
      curriculumTitle: '',
      curriculumHours: null,
      gapYear: false,
      academicTutor: '',
      tutor: '',
      skills: '',
      activities: '',
      startOn: null,
      endOn: null,
      totalMinutes: null,
      weeklyMinutes: null,
      unusualHours: null,
      supervision: '',
      stipendCents: null,
      paymentTerms: '',
      socialProtection: '',
      liability: '',
      authorisedAbsences: '',
      suspension: '',
      validation: '',
      benefits: '',
      houseRules: '',
      certificateTerms: '',
    },
  };
}

/** Every text as nasty and as long as it may be, with ninety-nine amendments. */
export function nastyInternshipAgreement(language: Language): InternshipAgreementFacts {
  const facts = sampleInternshipAgreement(language, 'signed');
  const content = Object.fromEntries(
    Object.entries(facts.content).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' && !name.endsWith('On') ? nastyText(4000) : value,
    ]),
  ) as unknown as InternshipAgreementFacts['content'];
  const [amendment] = facts.amendments;
  return {
    ...facts,
    ...nastyHead,
    place: nastyText(200),
    post: nastyText(200),
    useCase: { code: 'UC-012', title: nastyText(500) },
    content: { ...content, unusualHours: { night: true, sunday: true, holiday: true } },
    signatures: facts.signatures.map((one) => ({ ...one, name: nastyText(200) })),
    amendments: amendment
      ? Array.from({ length: 99 }, (_, index) => ({
          ...amendment,
          number: index + 1,
          reason: nastyText(2000),
        }))
      : [],
  };
}

export function emptyInternshipCertificate(language: Language): InternshipCertificateFacts {
  const facts = sampleInternshipCertificate(language);
  return {
    ...facts,
    ...bareHead,
    place: '',
    curriculumTitle: '',
    tutor: '',
    certificate: { ...facts.certificate, presence: { minutes: 0, days: 0, months: 0 }, paidCents: 0 },
  };
}

export function nastyInternshipCertificate(language: Language): InternshipCertificateFacts {
  return {
    ...sampleInternshipCertificate(language),
    ...nastyHead,
    place: nastyText(200),
    curriculumTitle: nastyText(300),
    tutor: nastyText(160),
  };
}

/** Shared with nothing in it. */
export function emptyInternshipEvaluation(language: Language): InternshipEvaluationFacts {
  const facts = sampleInternshipEvaluation(language);
  return {
    ...facts,
    ...bareHead,
    tutor: '',
    academicTutor: '',
    reviews: facts.reviews.slice(0, 1).map((review) => ({
      ...review,
      byName: '',
      content: { academicTutor: false, marks: [], summary: '', strengths: '', improvements: '', agreed: '' },
    })),
  };
}

export function nastyInternshipEvaluation(language: Language): InternshipEvaluationFacts {
  const facts = sampleInternshipEvaluation(language);
  return {
    ...facts,
    ...nastyHead,
    tutor: nastyText(160),
    academicTutor: nastyText(120),
    reviews: facts.reviews.map((review) => ({
      ...review,
      byName: nastyText(160),
      content: {
        academicTutor: true,
        marks: review.content.marks.map((mark) => ({ ...mark, comment: nastyText(2000) })),
        summary: nastyText(4000),
        strengths: nastyText(4000),
        improvements: nastyText(4000),
        agreed: nastyText(4000),
      },
    })),
  };
}

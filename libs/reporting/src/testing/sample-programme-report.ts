import type { ProgrammeReportFacts } from '../internship-report/facts.js';
import { sampleProgrammeReport } from '../samples/programme-report.js';
import { nastyText } from './sample-agreement.js';

/** A year in which nothing happened. */
export function emptyProgrammeReport(language: 'fr' | 'en'): ProgrammeReportFacts {
  return {
    ...sampleProgrammeReport(language),
    demo: false,
    offers: [],
    applications: [],
    internships: [],
    steps: [],
    months: [],
    reviews: [],
    research: [],
  };
}

export function nastyProgrammeReport(language: 'fr' | 'en'): ProgrammeReportFacts {
  const facts = sampleProgrammeReport(language);
  const [offer] = facts.offers;
  return {
    ...facts,
    labName: nastyText(200),
    offers: offer
      ? Array.from({ length: 300 }, (_, index) => ({ ...offer, number: index + 1, title: nastyText(300) }))
      : [],
    steps: Array.from({ length: 60 }, () => ({ step: nastyText(300), inProgress: 99_999, done: 99_999 })),
    months: facts.months.map((month) => ({ ...month, minutes: 99_999_999, owedCents: 9_999_999_999 })),
  };
}

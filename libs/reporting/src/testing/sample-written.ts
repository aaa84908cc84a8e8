import { EMPTY_CONTENTS } from '@jalon/domain';
import type { BibliographyFacts } from '../bibliography/facts.js';
import type { ComparativeStudyFacts } from '../comparative-study/facts.js';
import { writtenHead } from '../samples/written.js';
import { nastyText } from './sample-agreement.js';

export { sampleBibliography, sampleStudy } from '../samples/written.js';

type Language = 'fr' | 'en';

const nastyHead = (language: Language) => ({
  ...writtenHead(language),
  labName: nastyText(200),
  authorName: nastyText(160),
  entityName: nastyText(200),
  useCase: { code: 'UC-012', title: nastyText(500) },
});

export const emptyStudy = (language: Language): ComparativeStudyFacts => ({
  ...writtenHead(language),
  demo: false,
  content: EMPTY_CONTENTS.comparative_study,
});

/** As many of everything as the contract takes, under the nastiest names. */
export function nastyStudy(language: Language): ComparativeStudyFacts {
  const keys = (count: number, prefix: string): string[] =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const [approaches, datasets, criteria] = [keys(20, 'a'), keys(20, 'd'), keys(12, 'c')];
  return {
    ...nastyHead(language),
    content: {
      question: nastyText(4000),
      protocol: nastyText(4000),
      datasets: datasets.map((key, index) => ({
        key,
        name: nastyText(200),
        origin: index % 2 === 0 ? 'internal' : 'external',
        description: nastyText(4000),
      })),
      approaches: approaches.map((key) => ({ key, name: nastyText(200), description: nastyText(4000) })),
      criteria: criteria.map((key, index) => ({
        key,
        name: nastyText(200),
        unit: nastyText(30),
        better: index % 2 === 0 ? 'higher' : 'lower',
      })),
      results: Array.from({ length: 2000 }, (_, index) => ({
        approach: approaches[index % 19] ?? 'a0',
        dataset: datasets[Math.floor(index / 19) % 20] ?? 'd0',
        criterion: criteria[Math.floor(index / 380) % 12] ?? 'c0',
        value: (index * 7919) % 13 === 0 ? 1e-9 * index : ((index * 7919) % 1000) / 7,
      })),
      findings: nastyText(4000),
      limits: nastyText(4000),
      recommendation: nastyText(4000),
    },
  };
}

export const emptyBibliography = (language: Language): BibliographyFacts => ({
  ...writtenHead(language),
  demo: false,
  content: EMPTY_CONTENTS.bibliography,
});

/** Two hundred references, each field as long as it may be. */
export function nastyBibliography(language: Language): BibliographyFacts {
  return {
    ...nastyHead(language),
    content: {
      question: nastyText(4000),
      method: nastyText(4000),
      references: Array.from({ length: 200 }, (_, index) => ({
        key: `k${index}`,
        authors: index % 5 === 0 ? '' : nastyText(200),
        year: index % 7 === 0 ? null : 1000 + index,
        title: index % 11 === 0 ? '' : nastyText(200),
        venue: nastyText(200),
        url: index % 3 === 0 ? '' : `https://example.org/é?q="<${index}>"&x=${'y'.repeat(900)}`,
        summary: nastyText(4000).slice(0, index % 9 === 0 ? 4000 : 60),
        relevance: index % 6 === 0 ? null : (index % 5) + 1,
      })),
      synthesis: `${nastyText(3000)} [k1; k2] [k3,k4] [k999] [[k5]]`,
      gaps: '[k1]\n\n[k2]',
    },
  };
}

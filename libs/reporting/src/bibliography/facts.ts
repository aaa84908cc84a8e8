import type { BibliographyContent } from '@jalon/domain';
import type { WrittenNoteFacts } from '../note/facts.js';

export type BibliographyFacts = WrittenNoteFacts<BibliographyContent>;

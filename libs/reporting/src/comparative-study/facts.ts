import type { ComparativeStudyContent } from '@jalon/domain';
import type { WrittenNoteFacts } from '../note/facts.js';

export type ComparativeStudyFacts = WrittenNoteFacts<ComparativeStudyContent>;

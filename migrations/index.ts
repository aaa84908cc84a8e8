import { Foundation1790000000000 } from './1790000000000-foundation.js';
import { PortfolioImport1790000100000 } from './1790000100000-portfolio-import.js';
import { ListOrder1790000200000 } from './1790000200000-list-order.js';
import { UseCaseLife1790000300000 } from './1790000300000-use-case-life.js';
import { NextMilestone1790000400000 } from './1790000400000-next-milestone.js';
import { Meetings1790000500000 } from './1790000500000-meetings.js';
import { Deliverables1790000600000 } from './1790000600000-deliverables.js';
import { Internships1790000700000 } from './1790000700000-internships.js';
import { Usage1790000800000 } from './1790000800000-usage.js';

/** Every migration, in order, by name: nothing is found by looking at folders. */
export const migrations = [
  Foundation1790000000000,
  PortfolioImport1790000100000,
  ListOrder1790000200000,
  UseCaseLife1790000300000,
  NextMilestone1790000400000,
  Meetings1790000500000,
  Deliverables1790000600000,
  Internships1790000700000,
  Usage1790000800000,
];

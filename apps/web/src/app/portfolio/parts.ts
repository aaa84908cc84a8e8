import { PortfolioFilters } from './portfolio-filters';
import { PortfolioTable } from './portfolio-table';

/** Parts of the page, made before it: the whole in one go is a long task on a phone. */
export const parts = { PortfolioFilters, PortfolioTable };

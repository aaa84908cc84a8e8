import { reportDocuments, monthView, reference } from '@jalon/contracts';

/** What the page reads with; loaded before it, so that contracts and page are made in a task each. */
export const contracts = { reportDocuments, monthView, reference };

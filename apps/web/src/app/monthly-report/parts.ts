import { ReportCharts } from './report-charts';
import { ReportDocuments } from './report-documents';
import { ReportLists } from './report-lists';

/** Parts of the page, made before it: the whole in one go is a long task on a phone. */
export const parts = { ReportCharts, ReportDocuments, ReportLists };

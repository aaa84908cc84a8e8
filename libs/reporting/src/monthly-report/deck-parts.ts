import { sourceSlot } from '../deck/parts.js';
import type { TableFrame } from '../deck/tables.js';
import type { SlideElement } from '../pptx/index.js';
import { messagesFor } from './messages.js';
import type { MonthlyReportView } from './view.js';

export const sourceElement = (view: MonthlyReportView): SlideElement =>
  sourceSlot(view.source, view.demoNotice);

export const tableFrame = (view: MonthlyReportView): TableFrame => ({
  source: sourceElement(view),
  words: messagesFor(view.language),
});

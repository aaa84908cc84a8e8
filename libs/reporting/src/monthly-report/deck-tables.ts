import { HEALTH_TONES } from '../deck/health.js';
import { tableSlides } from '../deck/tables.js';
import type { CellSpec, SlideSpec } from '../pptx/index.js';
import { tableFrame } from './deck-parts.js';
import type { HealthView, MonthlyReportView } from './view.js';

const code = (view: MonthlyReportView, value: string): CellSpec => {
  const index = view.cards.cards.findIndex((card) => card.code === value);
  return index < 0 ? { text: value } : { text: value, link: `card-${index + 1}` };
};
const health = (value: HealthView): CellSpec => ({
  text: value.text,
  bold: true,
  tone: HEALTH_TONES[value.health],
});

export function movesSlides(view: MonthlyReportView): SlideSpec[] {
  return tableSlides(
    tableFrame(view),
    view.moves,
    { id: 'moves', shares: [13, 10, 42, 32, 32], maxLines: 2 },
    (row) => [
      { text: row.onText },
      code(view, row.code),
      { text: row.title },
      { text: row.moveText },
      { text: row.reason },
    ],
  );
}

export function slippedSlides(view: MonthlyReportView): SlideSpec[] {
  const layout = { id: 'slipped', shares: [10, 38, 36, 14, 22, 10], right: [5], maxLines: 2 };
  return tableSlides(tableFrame(view), view.slipped, layout, (row) => [
    code(view, row.code),
    { text: row.title },
    { text: row.milestone },
    { text: row.baselineText },
    { text: row.expectedText },
    { text: row.slipText, bold: true },
  ]);
}

export function offTrackSlides(view: MonthlyReportView): SlideSpec[] {
  const layout = { id: 'off-track', shares: [10, 27, 16, 15, 34, 34], maxLines: 3 };
  return tableSlides(tableFrame(view), view.offTrack, layout, (row) => [
    code(view, row.code),
    { text: row.title },
    { text: row.entity },
    health(row.health),
    { text: row.reason },
    { text: row.decision },
  ]);
}

export function restSlides(view: MonthlyReportView): SlideSpec[] {
  return tableSlides(
    tableFrame(view),
    view.rest,
    { id: 'rest', shares: [10, 44, 22, 20, 18, 32], maxLines: 2 },
    (row) => [
      { text: row.code },
      { text: row.title },
      { text: row.entity },
      { text: row.stageText },
      health(row.health),
      { text: row.nextMilestone },
    ],
  );
}

export function nextSlides(view: MonthlyReportView): SlideSpec[] {
  return tableSlides(
    tableFrame(view),
    view.nextMonth,
    { id: 'next', shares: [14, 10, 42, 42, 22], maxLines: 2 },
    (row) => [
      { text: row.dueText },
      code(view, row.code),
      { text: row.title },
      { text: row.milestone },
      { text: row.referent },
    ],
  );
}

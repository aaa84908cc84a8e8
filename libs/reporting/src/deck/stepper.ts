import type { SlideElement } from '../pptx/index.js';
import { fitLines } from '../text/index.js';
import { CONTENT_WIDTH, MARGIN, points } from '../theme/index.js';

export interface Step {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

/** Inches a row of stages takes. */
export const STEPPER = { h: 0.32, gap: 0.06, size: 12 } as const;

/** The stages in a row: what is done, where things stand, what comes. */
export function stepper(steps: readonly Step[], y: number): SlideElement[] {
  const width = (CONTENT_WIDTH - STEPPER.gap * (steps.length - 1)) / steps.length;
  return steps.map(({ label, state }, index) => ({
    kind: 'text',
    name: label,
    box: { x: MARGIN + index * (width + STEPPER.gap), y, w: width, h: STEPPER.h },
    fill: state === 'current' ? 'accent' : state === 'done' ? 'sunken' : 'surface',
    line: state === 'ahead' ? 'greySoft' : state === 'done' ? 'sunken' : 'accent',
    anchor: 'middle',
    inset: 3,
    paragraphs: [
      {
        align: 'center',
        runs: [
          {
            text: fitLines(
              state === 'done' ? `✓ ${label}` : label,
              { size: STEPPER.size, bold: state === 'current' },
              points(width) - 8,
              1,
            ),
            size: STEPPER.size,
            bold: state === 'current',
            tone: state === 'current' ? 'surface' : state === 'done' ? 'accent' : 'muted',
          },
        ],
      },
    ],
  }));
}

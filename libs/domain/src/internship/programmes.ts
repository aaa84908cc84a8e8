import { PROGRAMME_2026 } from './programme-2026.js';
import type { InternshipProgramme } from './programme.js';

/** The programmes the lab has published, the latest first. */
export const INTERNSHIP_PROGRAMMES: readonly InternshipProgramme[] = [PROGRAMME_2026];

/** The programme of a year; undefined where there is none. */
export function internshipProgramme(year: number): InternshipProgramme | undefined {
  return INTERNSHIP_PROGRAMMES.find((programme) => programme.year === year);
}

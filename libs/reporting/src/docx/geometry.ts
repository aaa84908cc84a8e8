/** A4 with margins of 2 cm, in twentieths of a point. */
export const PAGE = { width: 11906, height: 16838, margin: 1134 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** The header and the footer take their part of the margins. */
export const MARGINS = { top: PAGE.margin + 340, bottom: PAGE.margin + 200 } as const;
/** Points of text a page holds. */
export const PAGE_TEXT_HEIGHT = (PAGE.height - MARGINS.top - MARGINS.bottom) / 20;
/** A table of so many rows stays on one page. */
export const KEPT_ROWS = 8;
